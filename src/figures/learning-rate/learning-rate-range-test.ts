import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider, toggle } from '../../lib/figure/contract/knobs.ts';
import {
  band,
  crosses,
  dots,
  line,
  named,
  panel,
  rule,
  words,
  type Mark,
  type Point,
  type WordsOptions,
} from '../../lib/plot/plot.ts';
import { grid } from '../../lib/study/grid.ts';
import { finalOf } from '../../lib/study/outcomes.ts';
import { decimal, percent, significant } from '../../lib/text/numbers.ts';
import {
  climb,
  edge,
  extremes,
  read,
  smoothed,
  smoothing,
  type Loss,
  type Reading,
} from './learning-rate-range-test/reading.ts';

const lowestRate = 1e-4;
/** Of the smoothed curve, every so manieth point is drawn. */
const updatesPerPoint = 4;
/** Rates of the fresh runs that check the test, one at a time and fixed. */
const fixedRates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

interface Data {
  raw: Loss[];
  smooth: Loss[];
  /** Null while the test is running, or if it never learnt enough to be read. */
  reading: Reading | null;
  /** Where the test was stopped because its loss had exploded. */
  stoppedAt: number | null;
  /** Final training losses of the fresh runs; null where one has diverged. */
  fixed: { rate: number; loss: number | null }[];
}

export default defineFigure({
  title: 'A learning-rate range test',
  description:
    'Loss of the mini-batches over the learning rate, on a logarithmic axis, while a network that learns the ten digits is ' +
    'trained once and the learning rate grows with every update. The loss stays at its start, falls, and climbs again. Dashed ' +
    'lines and a band mark the optimal range of learning rates found by the program; a third dashed line marks where the loss ' +
    'begins to diverge.',
  knobs: {
    to: slider({ label: 'Largest rate', symbol: 'α', min: 0.01, max: 30, scale: 'log', default: 3 }),
    steps: slider({ label: 'Updates in the test', min: 200, max: 1600, step: 100, default: 800 }),
    check: toggle('Check it with fresh runs at fixed rates'),
    seed: seed(),
  },

  experiment: ({ to, steps, check, seed }) =>
    grid({
      data: { name: 'digits', training: 2000, validation: 10 },
      loss: 'softmax-cross-entropy',
      budget: { steps },
      base: {
        hidden: [32],
        activation: 'relu',
        initializer: { kind: 'normal', deviation: 0.05 },
        learningRate: lowestRate,
      },
      settings: [
        { schedule: { kind: 'range-test', to } },
        ...(check ? fixedUpTo(to) : []).map((learningRate) => ({ learningRate })),
      ],
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: ({ runs: [test, ...fresh] }, { to }): Data => {
    const over = test!.batchLoss.length === test!.steps || test!.divergedAt !== null;
    const smooth = smoothed(test!);
    return {
      raw: extremes(test!),
      smooth,
      reading: over ? read(smooth) : null,
      stoppedAt: test!.divergedAt === null ? null : (test!.learningRate.at(-1) ?? null),
      fixed: fresh.flatMap((run, i) => {
        const loss = finalOf(run, 'trainingLoss');
        return loss === null && run.divergedAt === null ? [] : [{ rate: fixedUpTo(to)[i]!, loss }];
      }),
    };
  },

  panels: (data, { to }) =>
    panel({
      name: 'losses',
      x: { label: 'learning rate α (log scale)', scale: 'log', domain: [lowestRate, to] },
      y: { label: 'loss J', domain: [0, highestLoss], ticks: [0, 0.5, 1, 1.5, 2, 2.5] },
      lines: 15.5,
      marks: [
        ...rangeOf(data.reading),
        named(
          'raw',
          line({ points: data.raw.map(pointOf), color: 'var(--series-1)', stroke: 'hair', opacity: 0.5 }),
        ),
        named(
          'smooth',
          line({
            name: 'test',
            isNamed: false,
            points: testCurve(data.smooth, to),
            color: 'var(--series-1)',
          }),
        ),
        named('stopped', crosses({ points: data.stoppedAt === null ? [] : [[data.stoppedAt, highestLoss]] })),
        ...fixedOf(data.fixed),
        ...remarks(data, to),
      ],
    }),

  table: ({ smooth, fixed }) => ({
    columns: [
      'learning rate',
      `loss of the mini-batch, mean of ${smoothing} updates`,
      'training loss of a fresh run',
    ],
    rows: [
      ...smooth.map(({ rate, loss }) => [rate, loss, null]),
      ...fixed.map(({ rate, loss }) => [rate, null, loss ?? 'diverged']),
    ],
  }),

  measures: ({ reading, fixed }) => ({
    startLoss: reading?.start ?? null,
    lowestLoss: reading?.lowest ?? null,
    bandFrom: reading?.from ?? null,
    bandTo: reading?.to ?? null,
    divergesAt: reading?.diverges ?? null,
    bestFixedRate: bestOf(fixed)?.rate ?? null,
    bestFixedLoss: bestOf(fixed)?.loss ?? null,
  }),

  finding: {
    says: ({ smooth, reading, stoppedAt, fixed }, { steps, to }) => {
      if (smooth.length < steps && stoppedAt === null)
        return `The test is at update ${smooth.length} of ${steps}.`;
      if (!reading)
        return `In ${steps} updates up to α = ${to} the smoothed loss does not even halve: there is nothing to read off.`;
      const { start, lowest, from, to: end, diverges } = reading;
      const then =
        diverges === null
          ? 'It does not climb again.'
          : `From α = ${significant(diverges)} on it climbs back, by ${percent(climb)} of the fall.`;
      return (
        `In ${steps} updates the smoothed loss falls from ${decimal(start, 2)} to ${decimal(lowest, 2)}: ${percent(edge)} of the fall ` +
        `is done at α = ${significant(from)}, ${percent(1 - edge)} at α = ${significant(end)}, the “optimal” range. ${then}${saysFixed(fixed, reading)}`
      );
    },
    holds: ({ reading, fixed }) =>
      reading !== null &&
      reading.from >= 10 * lowestRate &&
      reading.from < reading.to &&
      reading.diverges !== null &&
      (bestOf(fixed)?.rate ?? Infinity) > reading.to,
    fails: { to: 0.03 },
    atLeast: 19,
    switches: [
      { with: 'fresh runs to check it', knobs: { check: true }, holds: true, atLeast: 19 },
      { with: 'the test stopped at α = 0.1', knobs: { to: 0.1 }, holds: false, atLeast: 18 },
    ],
  },
});

const fixedUpTo = (to: number) => fixedRates.filter((rate) => rate <= to);

/** The fixed rate whose run ends lowest; null while there is none. */
function bestOf(fixed: Data['fixed']): Loss | null {
  const alive = fixed.filter((run): run is Loss => run.loss !== null);
  return alive.length === 0 ? null : alive.reduce((a, b) => (b.loss < a.loss ? b : a));
}

function saysFixed(fixed: Data['fixed'], { from, to }: Reading): string {
  const best = bestOf(fixed);
  if (!best) return '';
  const place = best.rate < from ? 'below' : best.rate > to ? 'above' : 'within';
  return ` Of the fixed rates, α = ${best.rate} ends lowest, at ${decimal(best.loss, 2)}: ${place} the range.`;
}

/** The axis ends here: a little above ln 10, the loss of ten classes untold. */
const highestLoss = 2.5;

const pointOf = ({ rate, loss }: Loss): Point => [rate, loss];

/** The smoothed curve, thinned. Its rates are rounded to 32 bits: the first and the last would lie a hair outside of the axis. */
const testCurve = (smooth: readonly Loss[], to: number): Point[] =>
  smooth
    .filter((_, i) => i % updatesPerPoint === 0 || i === smooth.length - 1)
    .map(({ rate, loss }) => [Math.min(to, Math.max(lowestRate, rate)), loss]);

/** A band over the optimal range, and dashed lines where it begins and ends and where the loss begins to diverge. */
function rangeOf(reading: Reading | null): Mark[] {
  if (!reading) return [];
  const { from, to, diverges } = reading;
  return [
    band({ from, to, color: 'var(--good)' }),
    named('from', rule({ x: from, color: 'var(--good)' })),
    named('to', rule({ x: to, color: 'var(--good)' })),
    ...(diverges === null ? [] : [named('diverges', rule({ x: diverges, color: 'var(--bad)' }))]),
  ];
}

/** The ends of the fresh runs, those that diverged at the top. */
function fixedOf(fixed: Data['fixed']): Mark[] {
  const ends = fixed.filter((run): run is Loss => run.loss !== null);
  const diverged = fixed.filter(({ loss }) => loss === null);
  return [
    named(
      'fixed',
      dots({
        ...(ends.length > 0 && { name: 'fixed rates' }),
        points: ends.map(pointOf),
        color: 'var(--ink)',
        size: 'middle',
        outline: 'paper',
      }),
    ),
    crosses({ points: diverged.map(({ rate }): Point => [rate, highestLoss]) }),
  ];
}

function remarks({ reading, fixed }: Data, largest: number): Mark[] {
  const { from, to, diverges } = reading ?? { from: largest, to: largest, diverges: null };
  const middle = (a: number, b: number) => Math.sqrt(a * b);
  const remark = (name: string, isSaid: boolean, options: WordsOptions) =>
    named(name, words({ ...options, text: isSaid ? options.text : '' }));
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
