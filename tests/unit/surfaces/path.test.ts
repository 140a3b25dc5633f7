import { expect, test } from 'vitest';
import { distancesTo, placesOf } from '../../../src/lib/surfaces/path.ts';

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
