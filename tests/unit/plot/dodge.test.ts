import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dodge, type Wanted } from '../../../src/lib/plot/dodge.ts';

const label = (y: number, x = 0): Wanted => ({ x, width: 10, y, height: 10 });

describe('dodge', () => {
  test('leaves labels alone that are far enough apart, or beside each other', () => {
    expect(dodge([label(40), label(10), label(90)], [0, 100])).toEqual([40, 10, 90]);
    expect(dodge([label(40), label(41, 20)], [0, 100])).toEqual([40, 41]);
  });

  test('keeps them within the bounds: those at the floor push the others up', () => {
    expect(dodge([label(99), label(100), label(250)], [0, 100])).toEqual([75, 85, 95]);
    expect(dodge([label(-50), label(-60)], [0, 100])).toEqual([15, 5]);
  });

  test('labels of several heights have room in proportion', () => {
    const [low, high] = dodge([label(50), { ...label(50.1), height: 30 }], [0, 100]) as [number, number];
    expect(high - low).toBe(20);
  });

  test('has nothing to do without labels', () => expect(dodge([], [0, 100])).toEqual([]));

  test('whatever is wanted in one column: none covers another, in the order wanted, if there is room for all', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 8 }), (wanted) => {
        const labels = wanted.map((y) => label(y));
        const places = dodge(labels, [0, 200]);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
        order.slice(1).forEach((one, i) => {
          expect(places[one]! - places[order[i]!]!).toBeGreaterThanOrEqual(10 - 1e-9);
        });
        for (const place of places) expect(place >= 5 - 1e-9 && place <= 195 + 1e-9).toBe(true);
      }),
    );
  });
});
