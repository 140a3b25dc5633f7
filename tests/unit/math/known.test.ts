import { expect, test } from 'vitest';
import { finite, firstIndex, ratioOf } from '../../../src/lib/math/known.ts';

test('what is no number is not known', () => {
  expect([1, -0.5, NaN, Infinity, -Infinity].map(finite)).toEqual([1, -0.5, null, null, null]);
});

test('the first place at which something is so, or null', () => {
  expect(firstIndex([5, 2, 1], (value) => value < 3)).toBe(1);
  expect(firstIndex([5, 2, 1], (value) => value < 0)).toBeNull();
});

test('a ratio is known if both its numbers are, and the second is not 0', () => {
  expect(ratioOf(3, 4)).toBe(0.75);
  expect([ratioOf(null, 1), ratioOf(1, null), ratioOf(1, 0), ratioOf(0, 0)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
