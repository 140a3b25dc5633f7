import { describe, expect, test } from 'vitest';
import { figures } from '../../../src/figures/built.ts';
import { meets, mistakeIn, type Seen } from '../../../src/lib/companions/condition.ts';
import type { Judged } from '../../../src/lib/figure/contract/outcome.ts';

const outcome = (changes: Partial<Judged> = {}): Judged => ({
  values: { beta: 0.86, data: 'moons', start: { x: 1, y: 2 } },
  measures: { firstNear: 20, staysNear: null, winner: 'low' },
  holds: true,
  diverged: false,
  ...changes,
});

describe('meets', () => {
  test.each([
    [{ beta: 0.86 }, true],
    [{ beta: 0.85 }, false],
    [{ data: 'moons', winner: 'low' }, true],
    [{ firstNear: { below: 21 } }, true],
    [{ firstNear: { below: 20 } }, false],
    [{ firstNear: { atMost: 20, atLeast: 20 } }, true],
    [{ firstNear: { above: 20 } }, false],
    [{ data: { not: 'moons' } }, false],
    [{ holds: true, diverged: false }, true],
    [{ beta: 0.86, firstNear: { above: 100 } }, false],
  ])('%j: %s', (conditions, expected) => {
    expect(meets(conditions, outcome())).toBe(expected);
  });

  test('a measure that is not known meets no comparison', () => {
    for (const comparison of [{ above: -1 }, { below: 1 }, { atLeast: -1 }, { atMost: 1 }])
      expect(meets({ staysNear: comparison }, outcome())).toBe(false);
  });

  test('something diverged once there are words for it', () => {
    expect(meets({ diverged: true }, outcome({ diverged: true }))).toBe(true);
  });

  test('different values are counted, each once', () => {
    const seen: Seen = new Map();
    const at = (beta: number) => meets({ beta: { different: 3 } }, outcome({ values: { beta } }), seen);
    expect([at(0.1), at(0.2), at(0.2), at(0.1), at(0.3)]).toEqual([false, false, false, false, true]);
  });
});

describe('mistakeIn', () => {
  const momentum = figures['momentum']!;

  test('knobs, measures, holds and diverged may be named', () => {
    const conditions = { beta: 0.5, firstNear: { below: 3 }, holds: true, diverged: false };
    expect(mistakeIn(conditions, momentum, outcome())).toBeNull();
  });

  test('another name is told with what is allowed', () => {
    expect(mistakeIn({ betta: 1 }, momentum, outcome())).toMatchObject({ given: 'betta' });
    expect(mistakeIn({ beta: 1, near: 1 }, momentum, outcome())!.allowed).toContain('firstNear');
  });
});
