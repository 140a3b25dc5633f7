/** What is drawn of a range test. */
import * as plot from '../../../lib/plot/plot.ts';
import type { LossAtRate } from '../../../lib/study/range-test.ts';
import type { Reading } from './reading.ts';

export interface Data {
  raw: LossAtRate[];
  smooth: LossAtRate[];
  /** Null while the test is running, or if it never learnt enough to be read. */
  reading: Reading | null;
  /** Where the test was stopped because its loss had exploded. */
  stoppedAt: number | null;
  /** Final training losses of the fresh runs; null where one has diverged. */
  fixed: { rate: number; loss: number | null }[];
}

/** The smoothed curve is drawn through one point for so many updates. */
const updatesPerPoint = 4;
/** The axis ends here: a little above ln 10, the loss of ten classes untold. */
const highestLoss = 2.5;

type Rates = readonly [lowest: number, largest: number];

export const lossPanel = (data: Data, rates: Rates): plot.Panel =>
  plot.panel({
    name: 'losses',
    x: { label: 'learning rate α (log scale)', scale: 'log', domain: rates },
    y: { label: 'loss J', domain: [0, highestLoss], ticks: [0, 0.5, 1, 1.5, 2, 2.5] },
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
      plot.crosses({ points: data.stoppedAt === null ? [] : [[data.stoppedAt, highestLoss]] }),
      fixedOf(data.fixed),
      remarks(data, rates),
    ],
  });

const pointOf = ({ rate, loss }: LossAtRate): plot.Point => [rate, loss];

/** The smoothed curve, thinned. Its rates are rounded to 32 bits: the first and the last would lie a hair outside of the axis. */
const testCurve = (smooth: readonly LossAtRate[], [lowest, largest]: Rates): plot.Point[] =>
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

/** The ends of the fresh runs, those that diverged at the top. */
function fixedOf(fixed: Data['fixed']): plot.Marks {
  const points = fixed.flatMap(({ rate, loss }): plot.Point[] => (loss === null ? [] : [[rate, loss]]));
  const diverged = fixed.filter(({ loss }) => loss === null);
  const name = points.length > 0 ? 'fixed rates' : undefined;
  return [
    plot.dots({ name, points, color: 'var(--ink)', size: 'middle', outline: 'paper' }),
    plot.crosses({ points: diverged.map(({ rate }) => [rate, highestLoss]) }),
  ];
}

function remarks({ reading, fixed }: Data, [lowest, largest]: Rates): plot.Marks {
  const { from, to, diverges } = reading ?? { from: largest, to: largest, diverges: null };
  const middle = (a: number, b: number) => Math.sqrt(a * b);
  return [
    plot.words({
      text: fixed.length > 0 ? '● fresh runs, each at one fixed rate: final training loss' : '',
      at: [lowest, 0.6],
      between: [lowest, from],
      characters: 34,
    }),
    plot.words({
      className: 'too-low',
      text: reading ? 'learning rate is too low, loss doesn’t improve' : '',
      at: [middle(lowest, from), 1.7],
      side: 'centre',
      between: [lowest, from],
      characters: 26,
      color: 'var(--ink-soft)',
    }),
    plot.words({
      className: 'optimal',
      text: reading ? 'optimal learning rate range' : '',
      at: [middle(from, to), highestLoss],
      side: 'above',
      color: 'var(--good)',
    }),
    plot.words({
      className: 'too-high',
      text: diverges === null ? '' : 'learning rate is too high, begins to diverge',
      at: [diverges ?? largest, 2.2],
      side: 'left',
      characters: 16,
      color: 'var(--bad)',
      isAboveOnPhones: true,
    }),
  ];
}
