/** The map of losses: a column for each learning rate, a row for each value of the partner, the first at the top. */
import { ln2, log } from '../../../lib/math/elementary.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { significant } from '../../../lib/text/numbers.ts';

export interface Cell {
  learningRate: number;
  /** The value of the second hyperparameter. */
  partner: number;
  /** Mean validation loss over the repetitions, guessing (ln 2) at most; null before the first checkpoint. */
  loss: number | null;
  /** Repetitions that diverged. */
  diverged: number;
}

/** The rates that are written on the axis. */
const decades = [0.001, 0.01, 0.1, 1, 10];
const linesPerRow = 1.6;

interface MapOptions {
  /** Row by row, as the cells. */
  learningRates: readonly number[];
  label: string;
  values: readonly number[];
  /** The best learning rate of each row; null while there is none. */
  best: readonly (number | null)[];
}

export function map(cells: readonly Cell[], { learningRates, label, values, best }: MapOptions): plot.Panel {
  const columnOf = (learningRate: number) => learningRates.indexOf(learningRate);
  const bestPoints = best.flatMap((rate, row): plot.Point[] =>
    rate === null ? [] : [[columnOf(rate), row]],
  );
  const lowest = Math.min(ln2, ...cells.map(({ loss }) => loss ?? ln2));
  return plot.panel({
    name: 'map',
    x: {
      label: 'learning rate α',
      domain: [-0.5, learningRates.length - 0.5],
      names: learningRates.map(String),
      ticks: decades.map(columnOf),
      axis: 'bare',
    },
    y: { label, domain: [values.length - 0.5, -0.5], names: values.map(String), axis: 'bare' },
    linesHigh: linesPerRow * values.length,
    // Room for the key.
    head: [''],
    marks: [
      plot.cells({
        columns: learningRates.length,
        values: cells.map(({ loss }) => loss),
        label: 'validation loss',
        share: (loss) => shareOf(loss, lowest),
      }),
      plot.crosses({
        points: cells.flatMap(({ learningRate, partner, diverged }): plot.Point[] =>
          diverged > 0 ? [[columnOf(learningRate), values.indexOf(partner)]] : [],
        ),
        isSmall: true,
      }),
      bestMarks(bestPoints),
      plot.shadesKey({
        label: 'validation loss',
        low: significant(lowest),
        high: `${significant(ln2)} or more`,
      }),
    ],
  });
}

/** A dot in each row, joined by a line. */
const bestMarks = (points: readonly plot.Point[]): plot.Marks => [
  plot.line({ points, color: 'var(--ink)', stroke: 'thin' }),
  plot.dots({ className: 'best', points, color: 'var(--ink)', size: 'large', outline: 'paper' }),
  points[0] !== undefined &&
    plot.words({ at: points[0], text: 'best in its row', side: 'left', clear: 'ring', isBold: true }),
];

/** Shades are spread over at least this range of log losses: while all guess, all are dark. */
const leastRange = 0.01;

/** From the lowest loss, 0, to guessing, 1. The square root spreads the valley floor, where the question is decided, over more shades. */
const shareOf = (loss: number, lowest: number) =>
  Math.sqrt(log(loss / lowest) / Math.max(leastRange, log(ln2 / lowest)));
