/** What is drawn of a range test. */
import * as plot from '../../../lib/plot/plot.ts';
import { lowestRate, type Loss, type Reading } from './reading.ts';

export interface Data {
  raw: Loss[];
  smooth: Loss[];
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

/** `to` is the largest rate. */
export const lossPanel = (data: Data, to: number): plot.Panel =>
  plot.panel({
    name: 'losses',
    x: { label: 'learning rate α (log scale)', scale: 'log', domain: [lowestRate, to] },
    y: { label: 'loss J', domain: [0, highestLoss], ticks: [0, 0.5, 1, 1.5, 2, 2.5] },
    lines: 15.5,
    marks: [
      ...rangeOf(data.reading),
      plot.named(
        'raw',
        plot.line({ points: data.raw.map(pointOf), color: 'var(--series-1)', stroke: 'hair', opacity: 0.5 }),
      ),
      plot.named(
        'smooth',
        plot.line({
          name: 'test',
          isNamed: false,
          points: testCurve(data.smooth, to),
          color: 'var(--series-1)',
        }),
      ),
      plot.named(
        'stopped',
        plot.crosses({ points: data.stoppedAt === null ? [] : [[data.stoppedAt, highestLoss]] }),
      ),
      ...fixedOf(data.fixed),
      ...remarks(data, to),
    ],
  });

const pointOf = ({ rate, loss }: Loss): plot.Point => [rate, loss];

/** The smoothed curve, thinned. Its rates are rounded to 32 bits: the first and the last would lie a hair outside of the axis. */
const testCurve = (smooth: readonly Loss[], to: number): plot.Point[] =>
  smooth
    .filter((_, i) => i % updatesPerPoint === 0 || i === smooth.length - 1)
    .map(({ rate, loss }) => [Math.min(to, Math.max(lowestRate, rate)), loss]);

/** A band over the optimal range, and dashed lines where it begins and ends and where the loss begins to diverge. */
function rangeOf(reading: Reading | null): plot.Mark[] {
  if (!reading) return [];
  const { from, to, diverges } = reading;
  return [
    plot.band({ from, to, color: 'var(--good)' }),
    plot.named('from', plot.rule({ x: from, color: 'var(--good)' })),
    plot.named('to', plot.rule({ x: to, color: 'var(--good)' })),
    ...(diverges === null ? [] : [plot.named('diverges', plot.rule({ x: diverges, color: 'var(--bad)' }))]),
  ];
}

/** The ends of the fresh runs, those that diverged at the top. */
function fixedOf(fixed: Data['fixed']): plot.Mark[] {
  const ends = fixed.filter((run): run is Loss => run.loss !== null);
  const diverged = fixed.filter(({ loss }) => loss === null);
  return [
    plot.named(
      'fixed',
      plot.dots({
        ...(ends.length > 0 && { name: 'fixed rates' }),
        points: ends.map(pointOf),
        color: 'var(--ink)',
        size: 'middle',
        outline: 'paper',
      }),
    ),
    plot.crosses({ points: diverged.map(({ rate }): plot.Point => [rate, highestLoss]) }),
  ];
}

function remarks({ reading, fixed }: Data, largest: number): plot.Mark[] {
  const { from, to, diverges } = reading ?? { from: largest, to: largest, diverges: null };
  const middle = (a: number, b: number) => Math.sqrt(a * b);
  const remark = (name: string, isSaid: boolean, options: plot.WordsOptions) =>
    plot.named(name, plot.words({ ...options, text: isSaid ? options.text : '' }));
  return [
    remark('legend', fixed.length > 0, {
      text: '● fresh runs, each at one fixed rate: final training loss',
      at: [lowestRate, 0.6],
      between: [lowestRate, from],
      characters: 34,
    }),
    remark('too-low', reading !== null, {
      text: 'learning rate is too low, loss doesn’t improve',
      at: [middle(lowestRate, from), 1.7],
      side: 'centre',
      between: [lowestRate, from],
      characters: 26,
      color: 'var(--ink-soft)',
    }),
    remark('optimal', reading !== null, {
      text: 'optimal learning rate range',
      at: [middle(from, to), highestLoss],
      side: 'above',
      color: 'var(--good)',
    }),
    remark('too-high', diverges !== null, {
      text: 'learning rate is too high, begins to diverge',
      at: [diverges ?? largest, 2.2],
      side: 'left',
      characters: 16,
      color: 'var(--bad)',
      isAboveOnPhones: true,
    }),
  ];
}
