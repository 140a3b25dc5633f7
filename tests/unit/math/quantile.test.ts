import { expect, test } from 'vitest';
import { median } from '../../../src/lib/math/averages.ts';
import { quantile } from '../../../src/lib/math/quantile.ts';

test('as NumPy has it: numpy.quantile([3, 1, 2, 10, 7], [.05, .5, .95])', () => {
  const values = [3, 1, 2, 10, 7];
  expect([0.05, 0.5, 0.95].map((share) => quantile(values, share))).toEqual([
    expect.closeTo(1.2, 12),
    3,
    expect.closeTo(9.4, 12),
  ]);
});

test('half of the values are below the median', () => {
  const values = [5, 1, 4, 8];
  expect(quantile(values, 1 / 2)).toBe(median(values));
});

test('the ends are the lowest and the highest, and what is infinite is no trouble', () => {
  expect(quantile([2, Infinity, 1], 0)).toBe(1);
  expect(quantile([2, Infinity, 1], 1)).toBe(Infinity);
  expect(quantile([Infinity, Infinity], 1 / 3)).toBe(Infinity);
  expect(quantile([4], 0.95)).toBe(4);
});
