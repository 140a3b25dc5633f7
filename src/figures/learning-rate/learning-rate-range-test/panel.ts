/** What is drawn of a range test. */
import * as plot from '../../../lib/plot/plot.ts';
import type { LossAtRate } from '../../../lib/study/range-test.ts';
import type { Reading } from './reading.ts';
import { highestLoss, type TaskName } from './task.ts';

export interface Data {
  raw: LossAtRate[];
  smooth: LossAtRate[];
  /** Null while the test is running, or if it never learnt enough to be read. */
  reading: Reading | null;
  /** Where the test was stopped because its loss had exploded. */
  stoppedAt: number | null;
}

/** The smoothed curve is drawn through one point for so many updates. */
const updatesPerPoint = 4;

export type Rates = readonly [lowest: number, largest: number];

export const lossPanel = (data: Data, task: TaskName, rates: Rates): plot.Panel =>
  plot.panel({
    name: 'losses',
    x: rateAxis(rates),
    y: { label: 'loss J', domain: [0, highestLoss[task]] },
    linesHigh: 15.5,
    marks: [
      data.reading && rangeOf(data.reading),
      plot.line({
        className: 'raw',
        points: data.raw.map(pointOf),
        color: 'var(--series-1)',
        stroke: 'hair',
        opacity: 0.5,
      }),
      plot.line({
        className: 'smooth',
        name: 'test',
        isNamed: false,
        points: testCurve(data.smooth, rates),
        color: 'var(--series-1)',
      }),
      plot.crosses({ points: data.stoppedAt === null ? [] : [[data.stoppedAt, highestLoss[task]]] }),
      data.reading && remarks(data.reading, rates, highestLoss[task]),
    ],
  });

export const rateAxis = (domain: Rates): plot.Quantity => ({
  label: 'learning rate α (log scale)',
  scale: 'log',
  domain,
});

const pointOf = ({ rate, loss }: LossAtRate): plot.Point => [rate, loss];

/** The smoothed curve, thinned. Its rates are rounded to 32 bits: the first and the last would lie a hair outside of the axis. */
export const testCurve = (smooth: readonly LossAtRate[], [lowest, largest]: Rates): plot.Point[] =>
  smooth
    .filter((_, i) => i % updatesPerPoint === 0 || i === smooth.length - 1)
    .map(({ rate, loss }) => [Math.min(largest, Math.max(lowest, rate)), loss]);

/** A band over the optimal range, and dashed lines where it begins and ends and where the loss begins to diverge. */
const rangeOf = ({ from, to, diverges }: Reading): plot.Marks => [
  plot.band({ from, to, color: 'var(--good)' }),
  plot.rule({ className: 'from', x: from, color: 'var(--good)' }),
  plot.rule({ className: 'to', x: to, color: 'var(--good)' }),
  diverges !== null && plot.rule({ className: 'diverges', x: diverges, color: 'var(--bad)' }),
];

/** From the lowest rate to a band that begins at less than this multiple of it there is no room for a sentence. */
const roomy = 5;

/** What the picture says of each part of the curve, at heights that are shares of the highest loss. */
function remarks({ from, to, diverges }: Reading, [lowest, largest]: Rates, highest: number): plot.Marks {
  const middle = (a: number, b: number) => Math.sqrt(a * b);
  return [
    plot.words({
      className: 'too-low',
      text: from < roomy * lowest ? 'too low' : 'learning rate is too low, loss doesn’t improve',
      at: [middle(lowest, from), 0.5 * highest],
      side: 'centre',
      between: [lowest, from],
      characters: 26,
      color: 'var(--ink-soft)',
    }),
    plot.words({
      className: 'optimal',
      text: 'optimal learning rate range',
      at: [middle(from, to), highest],
      side: 'above',
      color: 'var(--good)',
    }),
    plot.words({
      className: 'too-high',
      text: diverges === null ? '' : 'learning rate is too high, begins to diverge',
      at: [diverges ?? largest, 0.88 * highest],
      side: 'left',
      characters: 16,
      color: 'var(--bad)',
      isAboveOnPhones: true,
    }),
  ];
}
