import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { geometric } from '../../lib/math/ranges.ts';
import { usualInitializers, usualOptimizers, usualSchedules } from '../../lib/study/defaults.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { finalOf, latestCheckpoint } from '../../lib/study/outcomes.ts';
import { percent } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import type { Averaging, RunHistory } from '../../lib/training/spec.ts';
import { bestOf, bestOver, overRatesPanel, toldBest, type Tried } from '../beyond/common/over-rates.ts';

const examples = 1000;
const batchSize = 10;
const stepsPerEpoch = examples / batchSize;
const rates = geometric(0.002, 2, 7);
/** The average of weights at a constant rate ends at most this share above the tuned cosine. */
const claimed = 0.05;

const averages: Record<'half' | 'start' | 'exponential', (steps: number) => Averaging> = {
  half: (steps) => ({ kind: 'polyak', from: steps / 2 }),
  start: () => ({ kind: 'polyak', from: 0 }),
  exponential: () => ({ kind: 'exponential', decay: 0.99 }),
};

const contenders = ['constant', 'cosine', 'averaged'] as const;
type Contender = (typeof contenders)[number];

const looks: Record<Contender, { name: string; color: string }> = {
  constant: { name: 'constant rate', color: 'var(--ink-soft)' },
  cosine: { name: 'cosine', color: 'var(--series-1)' },
  averaged: { name: 'constant, averaged', color: 'var(--accent)' },
};

interface Data {
  /** `[rates]` */
  of: Record<Contender, Tried[]>;
}

export default defineFigure({
  title: 'An average of the weights in place of a schedule',
  description:
    'The validation loss after training over the learning rate, both on logarithmic axes, as three lines: the last weights of runs at a constant rate, the last weights of runs with a cosine, ' +
    'and the average of the weights over the steps of the runs at a constant rate. A ring marks the lowest point of each.',
  knobs: {
    epochs: choice('Epochs', ['1', '4', '18'], { default: '4' }),
    average: choice('Average over', ['half', 'start', 'exponential'], {
      names: {
        half: 'the second half',
        start: 'all steps',
        exponential: 'about the last 100 steps, exponentially',
      },
    }),
    seed: seed(),
  },

  experiment: ({ epochs, average, seed }) => {
    const averaging = averages[average](Number(epochs) * stepsPerEpoch);
    return grid({
      data: { name: 'digits', training: examples, validation: 1000 },
      loss: 'softmax-cross-entropy',
      budget: { epochs: Number(epochs) },
      base: {
        hidden: [32],
        activation: 'relu',
        initializer: usualInitializers.he,
        optimizer: usualOptimizers.momentum,
        batchSize,
        l2: 0.003,
      },
      settings: [
        ...rates.map((learningRate) => ({ learningRate, averaging })),
        ...rates.map((learningRate) => ({ learningRate, schedule: usualSchedules.cosine })),
      ],
      seed,
      record: { checkpoints: 1 },
    });
  },

  summarise: (result): Data => {
    const ended = readGrid(result, [...rates, ...rates]).map(({ setting: rate, runs: [run] }) => ({
      rate,
      last: finalOf(run!, 'validationLoss'),
      averaged: averagedLoss(run!),
    }));
    const [constant, cosine] = [ended.slice(0, rates.length), ended.slice(rates.length)];
    return {
      of: {
        constant: constant.map(({ rate, last: loss }) => ({ rate, loss })),
        cosine: cosine.map(({ rate, last: loss }) => ({ rate, loss })),
        averaged: constant.map(({ rate, averaged: loss }) => ({ rate, loss })),
      },
    };
  },

  panels: ({ of }) =>
    overRatesPanel({ ...axes, entrants: contenders.map((name) => ({ ...looks[name], tried: of[name] })) }),

  measures: ({ of }) => ({
    ...Object.fromEntries(
      contenders.flatMap((name) => [
        [`${name}Loss`, bestOf(of[name])?.loss],
        [`${name}Rate`, bestOf(of[name])?.rate],
      ]),
    ),
    averagedOverCosine: bestOver(of.averaged, of.cosine),
    constantOverCosine: bestOver(of.constant, of.cosine),
    averagedOverConstant: bestOver(of.averaged, of.constant),
    // At the rate that is the best for the average: what its own last weights come to.
    lastOverAveraged: bestOver(
      of.constant.filter(({ rate }) => rate === bestOf(of.averaged)?.rate),
      of.averaged,
    ),
  }),

  finding: {
    says: ({ of }, { epochs }) => {
      const more = bestOver(of.averaged, of.cosine);
      return (
        `After ${epochs === '1' ? 'one epoch' : `${epochs} epochs`}, each at its best of ${rates.length} rates, the validation loss is ${toldBest(of.constant)} at a constant rate, ${toldBest(of.cosine)} with a cosine, ` +
        `and ${toldBest(of.averaged)} with the average of the weights at a constant rate: ${percent(Math.abs((more ?? NaN) - 1))} ${(more ?? 0) < 1 ? 'below' : 'above'} the cosine, ` +
        `${standing(more === null ? null : more - 1, 'at most', claimed, percent)} above it.`
      );
    },
    holds: ({ of }) => {
      const [averaged, constant] = [bestOver(of.averaged, of.cosine), bestOver(of.averaged, of.constant)];
      return averaged !== null && constant !== null && averaged <= 1 + claimed && constant < 1;
    },
    fails: { epochs: '1', average: 'exponential' },
    atLeast: 0.9,
    switches: [
      { with: '18 epochs', knobs: { epochs: '18' }, holds: true, atLeast: 0.8 },
      { with: 'an exponential average', knobs: { average: 'exponential' }, holds: true, atLeast: 0.9 },
    ],
  },
});

const axes = {
  x: { domain: [0.0015, 0.17], ticks: [0.002, 0.01, 0.1] },
  y: {
    label: 'validation loss at the end (log scale)',
    scale: 'log',
    domain: [0.25, 2.5],
    ticks: [0.3, 0.5, 1, 2],
  },
} satisfies Partial<Parameters<typeof overRatesPanel>[0]>;

/** Null until the run has ended, and of one that diverged. */
const averagedLoss = (run: RunHistory): number | null =>
  finalOf(run, 'validationLoss') === null ? null : (latestCheckpoint(run)?.averaged?.validationLoss ?? null);
