import { expect, test } from 'vitest';
import { bestSoFar, reachedBy } from '../../../../src/figures/searching/common/best-so-far.ts';

test('the best so far never rises, and a trial without a loss changes nothing', () => {
  expect(bestSoFar([null, 3, 5, null, 2, 2])).toEqual([Infinity, 3, 3, 3, 2, 2]);
});

test('over many searches: the median, and a band with one search of twenty below and one above', () => {
  // After one trial the searches are at 0, 1 … 20, after two all are at 0.
  const searches = Array.from({ length: 21 }, (_, i) => [i, 0]);
  expect(reachedBy(searches)).toEqual([
    { trials: 1, low: 1, middle: 10, high: 19 },
    { trials: 2, low: 0, middle: 0, high: 0 },
  ]);
});

test('no searches have reached nothing', () => {
  expect(reachedBy([])).toEqual([]);
});
