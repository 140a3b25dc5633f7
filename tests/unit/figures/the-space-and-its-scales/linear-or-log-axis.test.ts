import { expect, test } from 'vitest';
import figure from '../../../../src/figures/the-space-and-its-scales/linear-or-log-axis.ts';
import { shownAt } from '../shown.ts';

test('searches never get worse with further trials, and those of more trials begin as those of fewer', async () => {
  const [few, many] = [await shownAt(figure, { trials: 5 }), await shownAt(figure, { trials: 12 })];
  const [short, long] = [few, many].map(({ data, knobs }) => figure.table(data, knobs).rows);
  expect(long!.slice(0, 5)).toEqual(short);
  for (const column of [1, 4])
    for (const [i, row] of long!.slice(1).entries())
      expect(Number(row[column])).toBeLessThanOrEqual(Number(long![i]![column]));
});
