/** All contenders beside each other: over what they have spent, and where they have come to. */
import type { Curves } from '../../../lib/plot/curves.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { percent } from '../../../lib/text/numbers.ts';
import { contenders } from './contenders.ts';
import { lossQuantity } from './losses.ts';
import { lookOf } from './problem.ts';
import type { Standing } from './standings.ts';

/** What one of them came to. */
export interface Row {
  name: string;
  color: string;
  /** `[searches]` */
  losses: number[];
  middle: number;
  rank: number;
  /** In how many pairs of single searches it is ahead of random search with twice the budget. */
  won: number;
}

/** A panel for each: the median of its searches and the band of nine of ten, beside the median of the opponent. */
export const bestSoFarPanels = (
  all: readonly Standing[],
  opponent: Standing,
  trials: number,
): plot.Drawing[] => [
  plot.heading('reached', [
    { text: 'lowest loss so far (log scale), over what is spent in whole trials', isBold: true },
    'the median, and the band of nine of ten; dashed: the median of random × 2',
  ]),
  plot.facets(
    all.map(({ entry, reached }) => {
      const { name, color } = contenders[entry.contender];
      return plot.panel({
        name: `reached-${entry.contender}`,
        x: { domain: [1, trials], ticks: [1, trials] },
        y: { ...lossQuantity, ticks: [0.01, 0.1] },
        linesHigh: smallLines,
        head: [{ text: name, color, isBold: true }],
        marks: [
          plot.spread({
            className: name,
            color,
            reaches: reached.map(({ trials: x, low, high }) => ({ x, low, high })),
          }),
          plot.line({
            color: 'var(--ink-soft)',
            isDashed: true,
            points: opponent.reached.map(middleOf),
          }),
          plot.line({ color, points: reached.map(middleOf) }),
        ],
      });
    }),
    { columns: 5, onPhones: 3, sharesX: true, sharesY: true },
  ),
];

/** The medians, all in one chart. */
export const bestSoFarCurves = (all: readonly Standing[], trials: number): Curves => ({
  x: { label: 'spent, in whole trials', domain: [1, trials] },
  y: { ...lossQuantity, label: 'lowest loss so far (log scale)', ticks: [0.01, 0.1] },
  lines: all.map(({ entry, reached }) => ({ ...lookOf(entry), points: reached.map(middleOf) })),
});

const middleOf = ({ trials, middle }: Standing['reached'][number]): plot.Point => [trials, middle];

/** A row for each: its losses and their median, its rank, and the pairs of single searches that it won. */
export const rowPanels = (rows: readonly Row[]): plot.Drawing =>
  plot.facets(
    [
      plot.panel({
        name: 'losses',
        x: { ...lossQuantity, label: 'lowest loss (log scale)', ticks: [0.01, 0.03, 0.1, 0.3] },
        y: rowsAxis(rows),
        linesHigh,
        marks: rows.map((row, i) => [
          plot.dots({
            className: `searches-${i}`,
            color: row.color,
            points: row.losses.map((loss): plot.Point => [loss, i]),
            opacity: faint,
          }),
          large(row, i, row.middle),
        ]),
      }),
      plot.panel({
        name: 'ranks',
        x: { label: 'mean rank', domain: [1, rows.length], ticks: [1, 4, 7, 10, 13] },
        y: rowsAxis(rows),
        linesHigh,
        marks: rows.map((row, i) => large(row, i, row.rank)),
      }),
      plot.panel({
        name: 'won',
        x: {
          label: 'won against random × 2',
          domain: [0, 1],
          ticks: [0, 0.25, 0.5, 0.75],
          format: (share) => percent(share),
        },
        y: rowsAxis(rows),
        linesHigh,
        marks: [plot.rule({ x: 1 / 2 }), rows.map((row, i) => large(row, i, row.won))],
      }),
    ],
    { columns: 3, sharesY: true },
  );

const smallLines = 5;
const linesHigh = 17;
const faint = 0.55;

const rowsAxis = (rows: readonly Row[]): plot.Quantity => ({
  domain: [rows.length - 1 / 2, -1 / 2],
  names: rows.map(({ name }) => name),
});

const large = ({ color }: Row, place: number, x: number) =>
  plot.dots({ className: `row-${place}`, color, points: [[x, place]], size: 'large', outline: 'paper' });
