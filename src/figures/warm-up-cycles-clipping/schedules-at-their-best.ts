import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers, usualSchedules } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid } from '../../lib/study/grid.ts';
import { finalOf, meanOf } from '../../lib/study/outcomes.ts';
import { equation, percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import type { Schedule } from '../../lib/training/spec.ts';
import { bestOf, bestOver, type Tried } from '../beyond/common/over-rates.ts';

const examples = 500;
const batchSize = 20;
const epochs = 12;
/** Between two looks at the validation loss, which the last schedule waits for. */
const epochsApart = 2;
const steps = (epochs * examples) / batchSize;
const rates = geometric(0.1, 2, 4);
/** Runs of each setting, whose mean counts. */
const repetitions = 3;

const names = ['constant', 'one-cycle', 'cosine', 'linear', 'restarts', 'triangle', 'plateau'] as const;
type Name = (typeof names)[number];
/** These come down to zero, or next to it, at the end. */
const falling = ['one-cycle', 'cosine', 'linear', 'restarts'] as const satisfies Name[];

const looks: Record<Name, string> = {
  constant: 'constant',
  'one-cycle': 'one-cycle',
  cosine: 'cosine',
  linear: 'linear',
  restarts: 'cosine, restarts',
  triangle: 'triangles',
  plateau: 'on plateaus',
};

const settings = crossed({ name: names, learningRate: rates });

type Compared = 'own' | keyof typeof sharedRates;
const sharedRates = { lowest: rates[0]!, highest: rates.at(-1)! };

interface Scheduled {
  name: Name;
  tried: Tried[];
  /** Over the run, as shares of both, at its best rate. */
  shape: plot.Point[];
}

export default defineFigure({
  title: 'Seven schedules, each at its best rate',
  description:
    'Two panels with a row for each of seven schedules. On the left its learning rate over the course of a run. On the right its validation losses at the end: a dot for each rate that was tried, and a ring around the one that counts. An upright rule stands at the loss of the constant rate.',
  knobs: {
    compared: choice('Learning rate', ['own', 'lowest', 'highest'], {
      names: {
        own: 'each at its own best',
        lowest: `all at ${rates[0]}`,
        highest: `all at ${rates.at(-1)}`,
      },
    }),
    seed: seed(),
  },

  experiment: ({ seed }) =>
    grid({
      data: { name: 'digits', training: examples, validation: 1000 },
      loss: 'softmax-cross-entropy',
      budget: { epochs },
      base: {
        hidden: [32],
        activation: 'relu',
        initializer: usualInitializers.he,
        batchSize,
        l2: 0.003,
      },
      settings: settings.map(({ name, learningRate }) => ({
        learningRate,
        schedule: schedules[name],
      })),
      repetitions,
      seed,
      record: { checkpoints: epochs / epochsApart },
    }),

  summarise: (result): Scheduled[] => {
    const ended = readGrid(result, settings).map(({ setting, runs }) => ({
      ...setting,
      runs,
      loss: meanOf(runs.map((run) => finalOf(run, 'validationLoss'))),
    }));
    return names.map((name) => {
      const own = ended.filter((one) => one.name === name);
      const best = lowestBy(own, ({ loss }) => loss) ?? own[0]!;
      return {
        name,
        tried: own.map(({ learningRate, loss }) => ({ rate: learningRate, loss })),
        shape: shapeOf(best.runs[0]!.learningRate, best.learningRate),
      };
    });
  },

  panels: (scheduled, { compared }) => {
    const counts = scheduled.map(({ tried }) => countingOf(tried, compared));
    return plot.row([ratesPanel(scheduled), lossesPanel(scheduled, counts)], [0.45, 0.55]);
  },

  table: (scheduled) =>
    plot.tableOver(
      scheduled.flatMap(({ name, tried }) => tried.map((one) => ({ name, ...one }))),
      {
        schedule: ({ name }) => looks[name],
        'learning rate α': ({ rate }) => rate,
        'validation loss': ({ loss }) => loss,
      },
    ),

  curves: (scheduled, { compared }) => ({
    x: { label: 'schedule', domain: [-0.5, names.length - 0.5], names: names.map((name) => looks[name]) },
    y: { label: 'validation loss, over that of the constant rate', domain: [0.7, 1.3] },
    lines: [
      {
        name: 'validation loss',
        color: 'var(--accent)',
        points: names.flatMap((name, i): plot.Point[] => {
          const ratio = overConstant(scheduled, name, compared);
          return ratio === null ? [] : [[i, ratio]];
        }),
      },
    ],
  }),

  measures: (scheduled, { compared }) => ({
    ...Object.fromEntries(
      scheduled.flatMap(({ name, tried }) => [
        [`${name}Loss`, bestOf(tried)?.loss],
        [`${name}Rate`, bestOf(tried)?.rate],
        [`${name}OverConstant`, overConstant(scheduled, name, compared)],
      ]),
    ),
    fallingSpread: spreadOf(scheduled),
    oneCycleOverCosine: bestOver(triedOf(scheduled, 'one-cycle'), triedOf(scheduled, 'cosine')),
    lowest: looks[lowestBy(scheduled, ({ tried }) => bestOf(tried)?.loss ?? null)?.name ?? 'constant'],
  }),

  finding: {
    says: (scheduled, { compared }) => {
      const ratio = overConstant(scheduled, 'one-cycle', compared);
      return (
        `After ${epochs} epochs, ${compared === 'own' ? `each at the best of ${rates.length} rates` : `all at ${equation('α', sharedRates[compared])}`}, the validation loss with one-cycle is ${percent(ratio)} of that at a constant rate, ${standing(ratio, 'less than', 1, percent)}. ` +
        `The four schedules that come down to zero, each at its best, end within ${percent(spreadOf(scheduled), 1)} of each other. (Means of ${repetitions} runs.)`
      );
    },
    holds: (scheduled, { compared }) => (overConstant(scheduled, 'one-cycle', compared) ?? Infinity) < 1,
    fails: { compared: 'lowest' },
    atLeast: 0.95,
  },
});

const schedules: Record<Name, Schedule> = {
  constant: usualSchedules.constant,
  'one-cycle': usualSchedules['one-cycle'],
  cosine: usualSchedules.cosine,
  linear: usualSchedules.linear,
  // Three periods, each twice as long as the one before.
  restarts: { kind: 'cosine-restarts', period: Math.ceil(steps / 7), multiplier: 2 },
  // Four triangles.
  triangle: { kind: 'triangle', halfCycle: Math.ceil(steps / 8), startFactor: 0.1 },
  plateau: { kind: 'plateau', factor: 0.3, on: 'validation', patience: 1 },
};

/** Points of a shape, at most. */
const shapePoints = 60;

const shapeOf = (learningRates: Float32Array, highest: number): plot.Point[] =>
  plot.thinned(
    Array.from(learningRates, (rate, step): plot.Point => [
      (step + 1) / learningRates.length,
      rate / highest,
    ]),
    shapePoints,
  );

/** Rows from the top down. */
const rowOf = (i: number) => names.length - 1 - i;
const rows: plot.Quantity = {
  domain: [-0.5, names.length - 0.5],
  names: names.map((_, i) => looks[names[rowOf(i)]!]),
  axis: 'bare',
};
const linesHigh = 2.2 * names.length;
/** Of a row, what a rate of zero and the highest rate stand apart. */
const rowHeight = 0.7;

const colorOf = (name: Name) => (name === 'constant' ? 'var(--ink-soft)' : 'var(--accent)');

const ratesPanel = (scheduled: readonly Scheduled[]): plot.Panel =>
  plot.panel({
    name: 'rates',
    x: { label: 'share of the run', domain: [0, 1], ticks: [0, 0.5, 1] },
    y: rows,
    linesHigh,
    marks: scheduled.map(({ name, shape }, i) =>
      plot.line({
        className: name,
        color: colorOf(name),
        points: shape.map(([at, share]): plot.Point => [at, rowOf(i) + rowHeight * (share - 0.5)]),
      }),
    ),
  });

/** What lies further to the right is left out: there the rates stand. */
const lastShown = 0.645;
const lossDomain = [0.37, 0.75] as const;

const lossesPanel = (scheduled: readonly Scheduled[], counts: readonly (Tried | null)[]): plot.Panel =>
  plot.panel({
    name: 'losses',
    x: { label: 'validation loss at the end', domain: lossDomain },
    y: rows,
    linesHigh,
    marks: [
      counts[0] ? plot.rule({ x: counts[0].loss! }) : null,
      scheduled.map(({ name, tried }, i) => {
        const counting = counts[i] ?? null;
        const place = ({ loss }: Tried): plot.Point[] =>
          loss === null || loss > lastShown ? [] : [[loss, rowOf(i)]];
        return [
          plot.dots({
            className: `${name}-tried`,
            color: colorOf(name),
            opacity: 0.4,
            points: tried.flatMap(place),
          }),
          plot.ring({
            className: `${name}-best`,
            color: colorOf(name),
            points: counting ? place(counting) : [],
          }),
          counting &&
            plot.words({
              at: [lossDomain[1], rowOf(i)],
              text: equation('α', significant(counting.rate)),
              side: 'left',
              color: 'var(--ink-soft)',
            }),
        ];
      }),
    ],
  });

/** Of the rates that were tried the best one, or the one that all share. */
const countingOf = (tried: readonly Tried[], compared: Compared): Tried | null =>
  compared === 'own'
    ? bestOf(tried)
    : (tried.find(({ rate, loss }) => rate === sharedRates[compared] && loss !== null) ?? null);

const triedOf = (scheduled: readonly Scheduled[], name: Name): readonly Tried[] =>
  scheduled.find((one) => one.name === name)!.tried;

function overConstant(scheduled: readonly Scheduled[], name: Name, compared: Compared): number | null {
  const lossOf = (one: Name) => countingOf(triedOf(scheduled, one), compared)?.loss ?? null;
  return ratioOf(lossOf(name), lossOf('constant'));
}

/** By which share the highest of the falling schedules' lowest losses is above the lowest of them. */
function spreadOf(scheduled: readonly Scheduled[]): number | null {
  const losses = falling.map((name) => bestOf(triedOf(scheduled, name))?.loss ?? null);
  return losses.every((loss) => loss !== null) ? Math.max(...losses) / Math.min(...losses) - 1 : null;
}
