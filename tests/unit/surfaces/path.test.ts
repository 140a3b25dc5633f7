import { expect, test } from 'vitest';
import { distancesTo, factorPerStep, placesOf } from '../../../src/lib/surfaces/path.ts';

const path = {
  points: [
    [4, 6],
    [1, 2],
  ],
};

test('distances of a path’s points from a place: 5 for a right triangle of 3 and 4', () => {
  expect(distancesTo([1, 2], path)).toEqual([5, 0]);
});

test('its places are its points, step by step', () => {
  expect(placesOf(path)).toEqual([
    [4, 6],
    [1, 2],
  ]);
});

test('a distance that shrinks by the same factor each step is measured to do so, swinging or not', () => {
  const shrinking = Array.from({ length: 201 }, (_, step) => 0.9 ** step);
  const swinging = shrinking.map((distance, step) => distance * Math.abs(Math.cos(step)));
  const measuring = { stretch: 50, apart: 100 };
  expect(factorPerStep(shrinking, measuring)).toBeCloseTo(0.9, 10);
  expect(factorPerStep(swinging, measuring)).toBeCloseTo(0.9, 2);
});
