import { expect, test } from 'vitest';
import { evenly, geometric } from '../../../src/lib/math/ranges.ts';

test('each value of a geometric row is so many times the one before', () => {
  expect(geometric(0.08, 2, 4)).toEqual([0.08, 0.16, 0.32, 0.64]);
  expect(geometric(8, 0.5, 3)).toEqual([8, 4, 2]);
});

test('an even row has both its ends', () => {
  expect(evenly(-1, 1, 5)).toEqual([-1, -0.5, 0, 0.5, 1]);
});
