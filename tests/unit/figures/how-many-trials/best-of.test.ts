import { expect, test } from 'vitest';
import {
  bestOfQuantile,
  chancesOfBest,
  expected,
  weightedQuantile,
} from '../../../../src/figures/how-many-trials/bank/best-of.ts';
import { stream } from '../../../../src/lib/math/random.ts';

test('the best of two of three results, by counting: of nine pairs the lowest is in five, the highest alone in one', () => {
  expect(chancesOfBest(3, 2)).toEqual([5 / 9, 3 / 9, 1 / 9].map((chance) => expect.closeTo(chance, 12)));
});

test('one draw is any of the results, and one result is always the best', () => {
  expect(chancesOfBest(4, 1)).toEqual([1, 1, 1, 1].map(() => expect.closeTo(1 / 4, 12)));
  expect(chancesOfBest(1, 60)).toEqual([1]);
});

test('sixty draws have one of the best twentieth with 95 %, as arithmetic says', () => {
  const isBest = Array.from({ length: 600 }, (_, place) => Number(place < 30));
  expect(expected(isBest, chancesOfBest(600, 60))).toBeCloseTo(1 - 0.95 ** 60, 12);
});

test('the median of the best of ten, compared with searches that were drawn', () => {
  const results = Array.from({ length: 500 }, (_, place) => place);
  const random = stream(1, 'test');
  const bests = Array.from({ length: 4001 }, () =>
    Math.min(...Array.from({ length: 10 }, () => random.integer(results.length))),
  ).sort((a, b) => a - b);
  // The median of 4,001 searches is off by less than four places in nearly all cases.
  expect(Math.abs(bestOfQuantile(results, 10, 1 / 2) - bests[2000]!)).toBeLessThan(4);
});

test('a quantile of values with weights: of equal weights the usual one, and what has no weight does not count', () => {
  expect(weightedQuantile([3, 1, 2], [1 / 3, 1 / 3, 1 / 3], 1 / 2)).toBe(2);
  expect(weightedQuantile([1, 5, 9], [0, 1, 0], 0.95)).toBe(5);
});
