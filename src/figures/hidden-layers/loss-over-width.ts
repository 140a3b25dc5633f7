import { defineFigure } from '../../lib/figure/contract/define.ts';
import { count, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import { square } from '../../lib/math/elementary.ts';
import * as plot from '../../lib/plot/plot.ts';
import { grid, readGrid, type Repeated } from '../../lib/study/grid.ts';
import { countDiverged, latestOf, stepReached, type LossName } from '../../lib/study/outcomes.ts';
import { measuredSplits } from '../../lib/study/splits.ts';
import { plain, significant } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import { archKnobs, archRun, usualRate } from './arch/training.ts';
import { bestPlace, lossPanel, type Size } from './over-size/panel.ts';

/** Units in each of two hidden layers; 0 is the straight line, without hidden layers. */
const widths = [0, 1, 2, 4, 8, 16, 32];
const sizeName = (units: number) => (units === 0 ? 'no hidden layer' : counted(units, 'unit'));

/** Networks of each size, alike but for their first weights. */
const starts = 5;
const validation = 500;

/** Validation loss at both ends must be above the lowest by this factor. */
const clearly = 1.25;

const y: plot.Quantity = {
  label: 'loss (half the mean squared error)',
  scale: 'log',
  domain: [0.0003, 1],
  ticks: [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
  format: plain,
};

interface Data {
  sizes: Size[];
  /** Half the variance of the noise: what even the true curve loses. */
  floor: number;
  step: number;
}

export default defineFigure({
  title: 'Loss over width',
  description:
    'Training and validation loss, on a logarithmic axis, over the number of units in each of two hidden layers, with a straight line at ' +
    'the left end. Small dots are single networks, lines their means, the validation loss thick; a ring marks the lowest validation ' +
    'loss; a dashed line the loss of the noise alone.',
  knobs: {
    ...archKnobs,
    learningRate: slider({
      label: 'Learning rate',
      symbol: 'α',
      scale: 'log',
      min: 0.003,
      max: 0.3,
      default: usualRate,
    }),
    steps: count({ label: 'Steps', min: 100, max: 4000, default: 4000 }),
    seed: seed(),
  },

  experiment: ({ points, noise, start, learningRate, steps, seed }) =>
    grid({
      data: { name: 'arch', training: points, validation, noise },
      loss: 'squared-error',
      budget: { steps },
      base: { ...archRun(start), learningRate },
      settings: widths.map((units) => ({ hidden: units === 0 ? [] : [units, units] })),
      repetitions: starts,
      seed,
      record: { checkpoints: 20 },
    }),

  summarise: (result, { noise }): Data => ({
    sizes: readGrid(result, widths).map(sizeOf),
    floor: square(noise) / 2,
    step: stepReached(result.runs),
  }),

  panels: ({ sizes, floor }) =>
    lossPanel(sizes, {
      x: { label: 'units in each of 2 hidden layers' },
      y,
      rule: { name: 'noise alone', loss: floor },
      bestName: sizeName(widths[bestPlace(sizes, 'validation') ?? 0]!),
    }),

  table: ({ sizes }) =>
    plot.tableOver(sizes, {
      units: ({ name }) => name,
      'mean training loss': ({ training }) => training.shown,
      'mean validation loss': ({ validation }) => validation.shown,
      'training losses': ({ training }) => inOneCell(training.single),
      'validation losses': ({ validation }) => inOneCell(validation.single),
      diverged: ({ diverged }) => diverged,
    }),

  measures: ({ sizes }) => {
    const [first, last] = [sizes[0]!, sizes.at(-1)!];
    const best = bestPlace(sizes, 'validation');
    const lowest = best === null ? NaN : sizes[best]!.validation.shown;
    return {
      firstTraining: first.training.shown,
      firstValidation: first.validation.shown,
      lastTraining: last.training.shown,
      lastValidation: last.validation.shown,
      bestWidth: best === null ? null : widths[best]!,
      bestValidation: lowest,
      leftArm: first.validation.shown / lowest,
      rightArm: last.validation.shown / lowest,
    };
  },

  curves: ({ sizes }) =>
    plot.curvesOver(sizes, {
      x: { label: 'units in each of 2 hidden layers', names: sizes.map(({ name }) => name) },
      y: { ...y, label: 'mean loss (half the mean squared error)' },
      lines: measuredSplits.map(({ name }) => ({ ...plot.splitLook(name), of: (size) => size[name].shown })),
    }),

  finding: {
    says: ({ sizes, step }, { points }) => {
      const [first, last] = [sizes[0]!, sizes.at(-1)!];
      const best = bestPlace(sizes, 'validation');
      if (best === null) return `Nothing is measured yet, at step ${step}.`;
      const lowest = sizes[best]!.validation.shown;
      const areWorse = [first, last].every(({ validation }) => validation.shown > clearly * lowest);
      return (
        `From the straight line to 32 units the training loss goes from ${significant(first.training.shown)} to ` +
        `${significant(last.training.shown)}. The validation loss is lowest with ${sizeName(widths[best]!)} ` +
        `(${significant(lowest)}). At the ends it is ${significant(first.validation.shown)} and ` +
        `${significant(last.validation.shown)}, ${areWorse ? '' : 'not '}both above ${clearly} times the lowest. ` +
        `Means of ${starts} networks, ${counted(step, 'step')} on ${points} points.`
      );
    },
    holds: ({ sizes }) => {
      const [first, last] = [sizes[0]!, sizes.at(-1)!];
      const best = bestPlace(sizes, 'validation');
      if (best === null) return false;
      const lowerEnd = Math.min(first.validation.shown, last.validation.shown);
      return last.training.shown < first.training.shown && lowerEnd > clearly * sizes[best]!.validation.shown;
    },
    fails: { steps: 200 },
    atLeast: 0.9,
    switches: [{ with: '200 steps', knobs: { steps: 200 }, holds: false, atLeast: 0.95 }],
  },
});

const sizeOf = ({ setting: units, runs }: Repeated<number>): Size => {
  const lossesOf = (loss: LossName) => {
    const single = runs.flatMap((run) => latestOf(run, loss) ?? []);
    return { single, shown: mean(single) };
  };
  return {
    name: units === 0 ? 'line' : String(units),
    training: lossesOf('trainingLoss'),
    validation: lossesOf('validationLoss'),
    diverged: countDiverged(runs),
  };
};

const inOneCell = (losses: readonly number[]) => losses.map((loss) => significant(loss)).join(' ');
