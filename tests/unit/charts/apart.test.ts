import { expect, test } from 'vitest';
import { apart } from '../../../src/lib/charts/apart.ts';

test('labels that do not touch stay where they are', () => {
  expect(
    apart(
      [
        [0, 100],
        [0, 140],
        [200, 101],
      ],
      { top: 0 },
    ),
  ).toEqual([
    [0, 100],
    [0, 140],
    [200, 101],
  ]);
});

test('labels on one spot stand under each other, a line apart, in any order given', () => {
  const heights = apart(
    [
      [5, 52],
      [0, 50],
      [9, 51],
    ],
    { top: 0 },
  ).map((place) => place![1]);
  const sorted = [...heights].sort((a, b) => a - b);
  expect(sorted[0]).toBe(50);
  expect(sorted[1]! - sorted[0]!).toBeGreaterThanOrEqual(14);
  expect(sorted[2]! - sorted[1]!).toBeGreaterThanOrEqual(14);
});

test('none stands above the top, and what has no place gets none', () => {
  expect(apart([null, [0, -30]], { top: 12 })).toEqual([null, [0, 12]]);
});
