import { csvParseRows } from 'd3';
import { expect, test } from 'vitest';
import { csvOf } from '../../../../src/lib/figure/contract/csv.ts';

test('a table is read back as it was, by another’s reader', () => {
  const table = {
    columns: ['step', 'loss, "mean"', 'note'],
    rows: [
      [0, 0.1234567890123, 'a\nb'],
      [1, null, 'diverged, at once'],
    ],
  };
  expect(csvParseRows(csvOf(table).trimEnd())).toEqual([
    ['step', 'loss, "mean"', 'note'],
    ['0', '0.1234567890123', 'a\nb'],
    ['1', '', 'diverged, at once'],
  ]);
});
