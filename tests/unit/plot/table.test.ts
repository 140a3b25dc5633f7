import { expect, test } from 'vitest';
import { panel } from '../../../src/lib/plot/panel.ts';
import { rule } from '../../../src/lib/plot/marks/rule.ts';
import { tableOver, tableSideBySide } from '../../../src/lib/plot/table.ts';

test('a row for each thing; what is not known is null', () => {
  const runs = [
    { rate: 0.1, loss: 0.5 },
    { rate: 1, loss: NaN },
  ];
  expect(
    tableOver(runs, {
      run: (_, i) => i + 1,
      α: ({ rate }) => rate,
      loss: ({ loss }) => loss,
      'diverged at': () => undefined,
    }),
  ).toEqual({
    columns: ['run', 'α', 'loss', 'diverged at'],
    rows: [
      [1, 0.1, 0.5, null],
      [2, 1, null, null],
    ],
  });
});

test('columns side by side go as far down as each of them does', () => {
  const columns = [
    ['low', [3, 2, 1]],
    ['high', Float32Array.of(4)],
  ] as const;
  expect(tableSideBySide('layer', columns, 1)).toEqual({
    columns: ['layer', 'low', 'high'],
    rows: [
      [1, 3, 4],
      [2, 2, null],
      [3, 1, null],
    ],
  });
  expect(tableSideBySide('step', [['loss', []]]).rows).toEqual([]);
});

test('marks come in lists within lists, and those left out keep their places', () => {
  const at = (x: number) => rule({ x });
  const { marks } = panel({
    name: 'panel',
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [at(0), false, [at(0.5), [null, at(1)]]],
  });
  expect(marks.map((mark) => (mark ? mark.kind : mark))).toEqual(['rule', false, 'rule', null, 'rule']);
});
