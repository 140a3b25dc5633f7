import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, count, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import { square } from '../../lib/math/elementary.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualOptimizers } from '../../lib/study/defaults.ts';
import { grid, readGrid, type Repeated } from '../../lib/study/grid.ts';
import { countDiverged, latestOf, stepReached, type LossName } from '../../lib/study/outcomes.ts';
import { measuredSplits, type SplitName } from '../../lib/study/splits.ts';
import { significant } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import type { Initializer } from '../../lib/training/spec.ts';
import { lossWindow, lossPanel, type Size } from './loss-over-width/panel.ts';

/** What is varied: the units of two hidden layers, or the number of layers. The axes have a little room at the left. */
const sweeps = {
  width: {
    sizes: [1, 2, 4, 8, 16, 32],
    hidden: (units: number) => [units, units],
    name: (units: number) => counted(units, 'unit'),
    x: { label: 'units in each of 2 hidden layers', scale: 'log', domain: [0.92, 32] },
  },
  depth: {
    sizes: [0, 1, 2, 3, 4, 6, 8, 10],
    hidden: (layers: number) => Array<number>(layers).fill(8),
    name: (layers: number) => counted(layers, 'layer'),
    x: { label: 'hidden layers of 8 units', domain: [-0.2, 10] },
  },
} as const;

const initializers: Record<'normal' | 'glorot', Initializer> = {
  normal: { kind: 'normal', deviation: 1.5 },
  glorot: { kind: 'glorot' },
};

/** Networks of each size, alike but for their first weights. */
const starts = 5;
/** More than there are examples: every step sees them all. */
const batchSize = 1000;

/** Validation loss at both ends must be above the lowest by this factor. */
const clearly = 1.1;
/** "Falls" and "rises" of the training loss: by at least this factor. */
const factor = 1.3;

interface Data {
  sizes: Size[];
  /** The sizes with the lowest mean loss. */
  best: Record<SplitName, Size>;
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
    points: count({ label: 'Training points', min: 10, max: 300, default: 30 }),
    noise: slider({ label: 'Noise', symbol: 'σ', min: 0.05, max: 0.5, step: 0.05, default: 0.25 }),
    seed: seed(),
  },

  experiment: ({ across, start, points, noise, seed }) =>
    grid({
      data: { name: 'arch', training: points, validation: 200, noise },
      loss: 'squared-error',
      budget: { steps: 600 },
      base: {
        optimizer: usualOptimizers.adam,
        learningRate: 0.03,
        batchSize,
        initializer: initializers[start],
      },
      settings: sweeps[across].sizes.map((size) => ({ hidden: sweeps[across].hidden(size) })),
      repetitions: starts,
      seed,
      record: { checkpoints: 20 },
    }),

  summarise: (result, { across, noise }): Data => {
    const sizes = readGrid(result, sweeps[across].sizes).map(sizeOf);
    return {
      sizes,
      best: { training: bestOf(sizes, 'training'), validation: bestOf(sizes, 'validation') },
      floor: square(noise) / 2,
      step: stepReached(result.runs),
    };
  },

  panels: ({ sizes, best: { validation: best }, floor }, { across }) => {
    const { x, name, sizes: ticks } = sweeps[across];
    return lossPanel(sizes, { best, bestName: name(best.size), floor, x: { ...x, ticks, format: String } });
  },

  table: ({ sizes }) =>
    plot.tableOver(sizes, {
      size: ({ size }) => size,
      'mean training loss': ({ training }) => training.mean,
      'mean validation loss': ({ validation }) => validation.mean,
      'training losses': ({ training }) => inOneCell(training.single),
      'validation losses': ({ validation }) => inOneCell(validation.single),
      diverged: ({ diverged }) => diverged,
    }),

  measures: ({ sizes, best }) => {
    const [first, last] = [sizes[0]!, sizes.at(-1)!];
    const [training, validation] = [best.training.training.mean, best.validation.validation.mean];
    return {
      firstTraining: first.training.mean,
      firstValidation: first.validation.mean,
      lastTraining: last.training.mean,
      lastValidation: last.validation.mean,
      bestSizeInTraining: Number.isNaN(training) ? null : best.training.size,
      bestTraining: training,
      bestSizeInValidation: Number.isNaN(validation) ? null : best.validation.size,
      bestValidation: validation,
      rightArm: last.validation.mean / validation,
      trainingRise: last.training.mean / training,
    };
  },

  // Not on the drawing's axis: so every size has a place of its own, where a reader can draw.
  curves: ({ sizes }, { across }) =>
    plot.curvesOver(sizes, {
      x: { label: across, names: sweeps[across].sizes.map(String) },
      y: { label: 'mean loss (half the mean squared error)', scale: 'log', domain: lossWindow },
      lines: measuredSplits.map(({ name }) => ({ ...plot.splitLook(name), of: (size) => size[name].mean })),
    }),

  finding: {
    says: ({ sizes, best, step }, { across, points }) => {
      const { name } = sweeps[across];
      const [first, last] = [sizes[0]!, sizes.at(-1)!];
      const lowest = (split: SplitName) => {
        const { size, [split]: loss } = best[split];
        const atTheEnd = size === last.size ? '' : ` and ${significant(last[split].mean)} with ${last.size}`;
        return `loss is lowest with ${name(size)} (${significant(loss.mean)})${atTheEnd}`;
      };
      const training =
        across === 'width'
          ? `From ${name(first.size)} to ${name(last.size)} the training loss goes from ${significant(first.training.mean)} to ${significant(last.training.mean)}`
          : `Training ${lowest('training')}`;
      return `${training}; validation ${lowest('validation')}. Means of ${starts} networks, ${step} steps on ${points} points.`;
    },
    holds: ({ sizes, best }, { across }) => {
      const [first, last] = [sizes[0]!, sizes.at(-1)!];
      const trains =
        across === 'width'
          ? first.training.mean > factor * last.training.mean
          : last.training.mean > factor * best.training.training.mean &&
            best.validation.size < best.training.size;
      const lowerEnd = Math.min(first.validation.mean, last.validation.mean);
      return trains && lowerEnd > clearly * best.validation.validation.mean;
    },
    fails: { start: 'glorot' },
    atLeast: 19,
    switches: [
      { with: 'the number of layers varied', knobs: { across: 'depth' }, holds: true, atLeast: 19 },
      { with: '300 training points', knobs: { points: 300 }, holds: false, atLeast: 17 },
    ],
  },
});

const sizeOf = ({ setting: size, runs }: Repeated<number>): Size => {
  const lossesOf = (loss: LossName) => {
    const single = runs.flatMap((run) => latestOf(run, loss) ?? []);
    return { single, mean: mean(single) };
  };
  return {
    size,
    training: lossesOf('trainingLoss'),
    validation: lossesOf('validationLoss'),
    diverged: countDiverged(runs),
  };
};

const bestOf = (sizes: readonly Size[], split: SplitName) =>
  lowestBy(sizes, (size) => size[split].mean) ?? sizes.at(-1)!;

const inOneCell = (losses: readonly number[]) => losses.map((loss) => significant(loss)).join(' ');
