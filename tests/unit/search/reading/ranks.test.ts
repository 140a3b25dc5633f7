import { expect, test } from 'vitest';
import { rankCorrelation, ranksOf } from '../../../../src/lib/search/reading/ranks.ts';
import { readGoldens } from '../../../peers/search/goldens.ts';
import { columns } from '../../../peers/search/readings.ts';

test('equal values share the mean of their ranks', () => {
  expect(ranksOf([30, 10, 20, 20])).toEqual([4, 1, 2.5, 2.5]);
});

test.each(Object.entries(columns))('%s: the correlation is SciPy’s', (name, [one, other]) => {
  expect(rankCorrelation(one, other)).toBeCloseTo(readGoldens<number>('rank-correlation')[name]!, 10);
});

test('it is ±1 for whatever rises or falls throughout, and not known of a constant', () => {
  expect(rankCorrelation([1, 2, 3], [1, 10, 1000])).toBeCloseTo(1, 12);
  expect(rankCorrelation([1, 2, 3], [0, -1, -9])).toBeCloseTo(-1, 12);
  expect(rankCorrelation([1, 2, 3], [5, 5, 5])).toBeNull();
});
