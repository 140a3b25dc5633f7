import { describe, expect, test } from 'vitest';
import { powersAround, shareOf, valueAt } from '../../../src/lib/plot/quantity.ts';

describe('powersAround', () => {
  test('a range lies between the first and the last, and not between any closer two', () => {
    expect(powersAround([0.004, 30])).toEqual([0.001, 0.01, 0.1, 1, 10, 100]);
    expect(powersAround([0.004, 0.004])).toEqual([0.001, 0.01]);
  });

  test('of every power of ten it is that power alone', () => {
    for (let exponent = -300; exponent <= 300; exponent++) {
      const power = Number(`1e${exponent}`);
      expect(powersAround([power, power])).toEqual([power]);
    }
  });
});

test('a value stands where its share says, on either scale', () => {
  expect(valueAt({ scale: 'log', domain: [0.01, 100] }, 0.75)).toBeCloseTo(10, 12);
  expect(valueAt({ domain: [-2, 6] }, 0.25)).toBe(0);
  for (const quantity of [{ scale: 'log', domain: [100, 0.01] }, { domain: [-2, 6] }] as const)
    for (const share of [0, 0.2, 0.7, 1])
      expect(shareOf(quantity, valueAt(quantity, share))).toBeCloseTo(share, 12);
});
