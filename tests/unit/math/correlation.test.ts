import { expect, test } from 'vitest';
import { correlation } from '../../../src/lib/math/correlation.ts';

test('values on a line have a correlation of 1 or −1, however steep it is', () => {
  expect(correlation([1, 2, 5], [10, 20, 50])).toBeCloseTo(1, 12);
  expect(correlation([1, 2, 5], [3, 2, -1])).toBeCloseTo(-1, 12);
});

test('Anscombe’s first set (1973) has the 0.816 of his paper', () => {
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  expect(correlation(x, y)).toBeCloseTo(0.816, 3);
});

test('what does not vary has none', () => {
  expect(correlation([1, 1, 1], [1, 2, 3])).toBeNull();
});
