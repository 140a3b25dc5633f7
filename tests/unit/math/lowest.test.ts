import { expect, test } from 'vitest';
import { lowestBy } from '../../../src/lib/math/lowest.ts';

const itself = (value: number | null) => value;

test('the lowest is the first in order of value; of equals, the first of all', () => {
  const values = [3, -1, 2, -1];
  expect(lowestBy(values, itself)).toBe(values.toSorted((a, b) => a - b)[0]);
  expect(lowestBy(values.keys(), (i) => values[i])).toBe(1);
});

test('what is not known, no number or without bounds is never lowest, wherever it stands', () => {
  for (const unknown of [null, NaN, Infinity, -Infinity])
    for (const values of [
      [unknown, 2, 1],
      [2, unknown, 1],
      [2, 1, unknown],
    ])
      expect(lowestBy(values, itself)).toBe(1);
  expect(lowestBy([null, NaN, Infinity], itself)).toBeNull();
  expect(lowestBy([], itself)).toBeNull();
});
