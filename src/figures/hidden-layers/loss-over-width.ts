import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import {
  crosses,
  dots,
  line,
  named,
  panel,
  ring,
  rule,
  words,
  type Mark,
  type Panel,
  type Point,
} from '../../lib/plot/plot.ts';
import { usualOptimizers } from '../../lib/study/defaults.ts';
import { grid, readGrid, type Repeated, type Setting } from '../../lib/study/grid.ts';
import { countDiverged, latestCheckpoint, stepReached } from '../../lib/study/outcomes.ts';
import { plain, significant } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import type { Initializer } from '../../lib/training/spec.ts';

/** What is varied, what stays, and in which words. */
const sweeps = {
  width: {
    sizes: [1, 2, 4, 8, 16, 32],
    hidden: (units: number): number[] => [units, units],
    axis: 'units in each of 2 hidden layers',
    name: (units: number) => counted(units, 'unit'),
  },
  depth: {
    sizes: [0, 1, 2, 3, 4, 6, 8, 10],
    hidden: (layers: number) => Array<number>(layers).fill(8),
    axis: 'hidden layers of 8 units',
    name: (layers: number) => counted(layers, 'layer'),
  },
};

const initializers: Record<'normal' | 'glorot', Initializer> = {
  normal: { kind: 'normal', deviation: 1.5 },
  glorot: { kind: 'glorot' },
};

const steps = 600;
/** Networks of each size, alike but for their first weights. */
const starts = 5;
const validation = 200;
const checkpoints = 20;

const base: Setting = {
  optimizer: usualOptimizers.adam,
  learningRate: 0.03,
  // More than there are examples: every step sees them all.
  batchSize: 1000,
};

/** Validation loss at both ends must be above the lowest by this factor. */
const clearly = 1.1;
/** "Falls" and "rises" of the training loss: by at least this factor. */
const factor = 1.3;

interface Size {
  size: number;
  /** `[starts that did not diverge]` */
  training: number[];
  validation: number[];
  /** Means over the starts; NaN if there is none. */
  meanTraining: number;
  meanValidation: number;
  diverged: number;
}

interface Data {
  sizes: Size[];
  /** The sizes with the lowest mean training and validation loss. */
  bestTraining: Size;
  bestValidation: Size;
  /** Half the variance of the noise: what even the true curve loses. */
  floor: number;
  step: number;
}

export default defineFigure({
  title: 'Loss over width or depth',
  description:
    'Training and validation loss, on a logarithmic axis, over the number of units in each of two hidden layers, or over the number of ' +
    'hidden layers. Small dots are single networks, lines their means; a ring marks the lowest validation loss; a dashed ' +
    'line the loss of the noise alone.',
  knobs: {
    across: choice('Vary', ['width', 'depth'], { names: { width: 'width', depth: 'number of layers' } }),
    start: choice('Weights start at', ['normal', 'glorot'], {
      names: { normal: 'deviation 1.5 everywhere', glorot: 'Glorot’s scale' },
    }),
    points: slider({ label: 'Training points', min: 10, max: 300, step: 1, scale: 'log', default: 30 }),
    noise: slider({ label: 'Noise', symbol: 'σ', min: 0.05, max: 0.5, step: 0.05, default: 0.25 }),
    seed: seed(),
  },

  experiment: ({ across, start, points, noise, seed }) =>
    grid({
      data: { name: 'arch', training: points, validation, noise },
      loss: 'squared-error',
      budget: { steps },
      base: { ...base, initializer: initializers[start] },
      settings: sweeps[across].sizes.map((size) => ({ hidden: sweeps[across].hidden(size) })),
      repetitions: starts,
      seed,
      record: { checkpoints },
    }),

  summarise: (result, { across, noise }): Data => {
    const sizes = readGrid(result, sweeps[across].sizes).map(sizeOf);
    return {
      sizes,
      bestTraining: lowest(sizes, (size) => size.meanTraining),
      bestValidation: lowest(sizes, (size) => size.meanValidation),
      floor: noise ** 2 / 2,
      step: stepReached(result.runs),
    };
  },

  panels: (data, { across }) => losses(data, across),

  table: ({ sizes }) => ({
    columns: [
      'size',
      'mean training loss',
      'mean validation loss',
      'training losses',
      'validation losses',
      'diverged',
    ],
    rows: sizes.map((size) => [
      size.size,
      finite(size.meanTraining),
      finite(size.meanValidation),
      size.training.map((loss) => significant(loss)).join(' '),
      size.validation.map((loss) => significant(loss)).join(' '),
      size.diverged,
    ]),
  }),

  measures: ({ sizes, bestTraining, bestValidation }) => {
    const [first, last] = [sizes[0]!, sizes.at(-1)!];
    return {
      firstTraining: finite(first.meanTraining),
      firstValidation: finite(first.meanValidation),
      lastTraining: finite(last.meanTraining),
      lastValidation: finite(last.meanValidation),
      bestSizeInTraining: Number.isFinite(bestTraining.meanTraining) ? bestTraining.size : null,
      bestTraining: finite(bestTraining.meanTraining),
      bestSizeInValidation: Number.isFinite(bestValidation.meanValidation) ? bestValidation.size : null,
      bestValidation: finite(bestValidation.meanValidation),
      rightArm: finite(last.meanValidation / bestValidation.meanValidation),
      trainingRise: finite(last.meanTraining / bestTraining.meanTraining),
    };
  },

  // Not on the drawing's axis: so every size has a place of its own, where a reader can draw.
  curves: ({ sizes }, { across }) => ({
    x: { label: across, domain: [0, sizes.length - 1], names: sweeps[across].sizes.map(String) },
    y: { label: 'mean loss (half the mean squared error)', scale: 'log', domain: lossWindow },
    lines: kinds.map(({ name, color, mean }) => ({
      name,
      color,
      points: sizes.flatMap((size, i): Point[] => (Number.isFinite(mean(size)) ? [[i, mean(size)]] : [])),
    })),
  }),

  finding: {
    says: ({ sizes, bestTraining, bestValidation, step }, { across, points }) => {
      const { name } = sweeps[across];
      const [first, last] = [sizes[0]!, sizes.at(-1)!];
      const training =
        across === 'width'
          ? `From ${name(first.size)} to ${name(last.size)} the training loss goes from ${significant(first.meanTraining)} to ${significant(last.meanTraining)}`
          : `Training loss is lowest with ${name(bestTraining.size)} (${significant(bestTraining.meanTraining)})${atTheEnd(bestTraining, last, last.meanTraining)}`;
      return (
        `${training}; validation loss is lowest with ${name(bestValidation.size)} (${significant(bestValidation.meanValidation)})` +
        `${atTheEnd(bestValidation, last, last.meanValidation)}. Means of ${starts} networks, ${step} steps on ${points} points.`
      );
    },
    holds: ({ sizes, bestTraining, bestValidation }, { across }) => {
      const [first, last] = [sizes[0]!, sizes.at(-1)!];
      const trains =
        across === 'width'
          ? first.meanTraining > factor * last.meanTraining
          : last.meanTraining > factor * bestTraining.meanTraining && bestValidation.size < bestTraining.size;
      return (
        trains &&
        Math.min(first.meanValidation, last.meanValidation) > clearly * bestValidation.meanValidation
      );
    },
    fails: { start: 'glorot' },
    atLeast: 19,
    switches: [
      { with: 'the number of layers varied', knobs: { across: 'depth' }, holds: true, atLeast: 19 },
      { with: '300 training points', knobs: { points: 300 }, holds: false, atLeast: 17 },
    ],
  },
});

/** The last size's loss, unless it has just been named as the best. */
const atTheEnd = (best: Size, last: Size, loss: number) =>
  best === last ? '' : ` and ${significant(loss)} with ${last.size}`;
const finite = (value: number) => (Number.isFinite(value) ? value : null);
/** The first of the sizes with the smallest value; NaN is never smallest. */
const lowest = (sizes: readonly Size[], value: (size: Size) => number) =>
  sizes.reduce((best, size) => (value(size) < value(best) || Number.isNaN(value(best)) ? size : best));

function sizeOf({ setting: size, runs }: Repeated<number>): Size {
  const last = runs.flatMap((run) => latestCheckpoint(run) ?? []);
  const training = last.map(({ trainingLoss }) => trainingLoss);
  const losses = last.map(({ validationLoss }) => validationLoss);
  return {
    size,
    training,
    validation: losses,
    meanTraining: mean(training),
    meanValidation: mean(losses),
    diverged: countDiverged(runs),
  };
}

const lossWindow = [0.003, 1] as const;
/** A little room left of the smallest size. */
const windows = { width: [0.92, 32], depth: [-0.2, 10] } as const;

function losses({ sizes, bestValidation, floor }: Data, across: keyof typeof sweeps): Panel {
  const { axis, name, sizes: ticks } = sweeps[across];
  const loss = bestValidation.meanValidation;
  const best: Point[] = Number.isFinite(loss) ? [[bestValidation.size, loss]] : [];
  return panel({
    name: 'losses',
    x: {
      label: axis,
      scale: across === 'width' ? 'log' : 'linear',
      domain: windows[across],
      ticks,
      format: String,
    },
    y: {
      label: 'loss (half the mean squared error)',
      scale: 'log',
      domain: lossWindow,
      ticks: [0.003, 0.01, 0.03, 0.1, 0.3, 1],
      format: plain,
    },
    marks: [
      rule({ y: floor, stroke: 'hair', end: 'noise alone' }),
      ...best.map(([x, y]) => rule({ x, from: lossWindow[0], to: y, stroke: 'hair', color: 'var(--good)' })),
      ...kinds.flatMap((kind) => lossesOf(sizes, kind)),
      named('best', ring({ points: best, color: 'var(--good)', stroke: 'line' })),
      ...best.map(([x]) =>
        named(
          'best',
          words({
            at: [x, lossWindow[0]],
            text: `best in validation: ${name(bestValidation.size)}`,
            side: 'above',
            color: 'var(--good)',
            isBold: true,
          }),
        ),
      ),
      crosses({
        points: sizes.filter(({ diverged }) => diverged > 0).map(({ size }): Point => [size, lossWindow[1]]),
      }),
    ],
  });
}

/** Single networks as small dots, a line through their means. */
function lossesOf(sizes: readonly Size[], { name, color, mean, single }: (typeof kinds)[number]): Mark[] {
  const singles = sizes.flatMap((size) => single(size).map((loss): Point => [size.size, loss]));
  const means = sizes.map((size): Point => [size.size, mean(size)]);
  return [
    named(`single-${name}`, dots({ points: singles, color, opacity: 0.4 })),
    line({ name, color, points: means }),
    named(name, dots({ points: means, color, size: 'middle' })),
  ];
}

const kinds = [
  {
    name: 'training',
    color: 'var(--series-1)',
    mean: (size: Size) => size.meanTraining,
    single: (size: Size) => size.training,
  },
  {
    name: 'validation',
    color: 'var(--series-2)',
    mean: (size: Size) => size.meanValidation,
    single: (size: Size) => size.validation,
  },
];
