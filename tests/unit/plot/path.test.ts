import { expect, test } from 'vitest';
import { stepped } from '../../../src/lib/plot/marks/path.ts';

test('a staircase has its corners and its ends, and no points within its treads', () => {
  expect(
    stepped([
      [0, 5],
      [1, 5],
      [2, 5],
      [3, 2],
      [4, 2],
    ]),
  ).toEqual([
    [0, 5],
    [3, 5],
    [3, 2],
    [4, 2],
  ]);
  expect(stepped([[0, 5]])).toEqual([[0, 5]]);
  expect(stepped([])).toEqual([]);
});
