import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, count, seed } from '../../lib/figure/contract/knobs.ts';
import { log } from '../../lib/math/elementary.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers, usualOptimizers } from '../../lib/study/defaults.ts';
import { crossed, grid, readGrid } from '../../lib/study/grid.ts';
import { countDiverged, latestCheckpoint, stepReached, type LossName } from '../../lib/study/outcomes.ts';
import { measuredSplits } from '../../lib/study/splits.ts';
import { decimal, percent, plain } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import type { RunHistory } from '../../lib/training/spec.ts';
import { bestPlace, lossPanel, type Size } from './over-size/panel.ts';

const depths = [0, 1, 2, 3, 4, 6, 8, 10];
const units = 8;

/** Every depth is trained with each of them, and shown with its best. */
const rates = {
  sgd: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  adam: [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
};

/** Of two classes that are equally many. */
const guessing = log(2);
/** The deep networks of the finding, and the shallow ones: by hidden layers. */
const isDeep = (depth: number) => depth >= 6;
const isShallow = (depth: number) => depth >= 1 && depth <= 4;
/** Shares of the loss of guessing: above the one, nothing is learnt; below the other, a network has learnt. */
const nothing = 0.99;
const learnt = 0.6;

const y: plot.Quantity = {
  label: 'loss (cross-entropy)',
  scale: 'log',
  domain: [0.05, 1],
  ticks: [0.05, 0.1, 0.2, 0.5, 1],
  format: plain,
};

interface Data {
  sizes: Size[];
  /** Each depth's lowest training loss at any rate: of the deep ones the lowest, of the shallow ones the highest. */
  training: { deep: number; shallow: number };
  step: number;
}

export default defineFigure({
  title: 'Loss over depth',
  description:
    'Training and validation loss, on a logarithmic axis, over the number of hidden layers of eight units, from none to ten. Small dots are ' +
    'networks trained with seven learning rates; the lines go through the one of each depth with the lowest validation loss, whose ' +
    'validation loss is drawn thick. A dashed line is the loss of guessing.',
  knobs: {
    activation: choice('Activation', ['sigmoid', 'tanh', 'relu'], { names: { relu: 'ReLU' } }),
    optimizer: choice('Optimiser', ['sgd', 'adam'], { names: { sgd: 'SGD', adam: 'Adam' } }),
    points: count({ label: 'Training points', min: 50, max: 1000, default: 200 }),
    steps: count({ label: 'Steps', min: 200, max: 10_000, default: 2000 }),
    seed: seed(),
  },

  experiment: ({ activation, optimizer, points, steps, seed }) =>
    grid({
      data: { name: 'moons', training: points, validation: 500, noise: 0.2 },
      loss: 'binary-cross-entropy',
      budget: { steps },
      base: {
        activation,
        initializer: activation === 'relu' ? usualInitializers.he : usualInitializers.glorot,
        optimizer: usualOptimizers[optimizer],
        batchSize: 20,
      },
      settings: crossed({
        hidden: depths.map((depth) => Array<number>(depth).fill(units)),
        learningRate: rates[optimizer],
      }),
      seed,
      record: { checkpoints: 20 },
    }),

  summarise: (result): Data => {
    const byDepth = readGrid(result, depths);
    const lowest = (wanted: (depth: number) => boolean) =>
      byDepth
        .filter(({ setting }) => wanted(setting))
        .map(({ runs }) => Math.min(...lossesOf(runs, 'trainingLoss')));
    return {
      sizes: byDepth.map(({ setting, runs }) => sizeOf(setting, runs)),
      training: { deep: Math.min(...lowest(isDeep)), shallow: Math.max(...lowest(isShallow)) },
      step: stepReached(result.runs),
    };
  },

  panels: ({ sizes }) =>
    lossPanel(sizes, {
      x: { label: `hidden layers of ${units} units` },
      y,
      rule: { name: 'guessing', loss: guessing },
      bestName: counted(depths[bestPlace(sizes, 'validation') ?? 0]!, 'layer'),
    }),

  table: ({ sizes }) =>
    plot.tableOver(sizes, {
      'hidden layers': ({ name }) => name,
      'training loss': ({ training }) => training.shown,
      'validation loss': ({ validation }) => validation.shown,
      diverged: ({ diverged }) => diverged,
    }),

  measures: ({ sizes, training }) => {
    const last = sizes.at(-1)!;
    const best = bestPlace(sizes, 'validation');
    const lowest = best === null ? NaN : sizes[best]!.validation.shown;
    return {
      bestDepth: best === null ? null : depths[best]!,
      bestValidation: lowest,
      lastTraining: last.training.shown,
      lastValidation: last.validation.shown,
      sixLayersTraining: sizes[depths.indexOf(6)]!.training.shown,
      rightArm: last.validation.shown / lowest,
      deepTraining: training.deep,
    };
  },

  curves: ({ sizes }) =>
    plot.curvesOver(sizes, {
      x: { label: `hidden layers of ${units} units`, names: sizes.map(({ name }) => name) },
      y,
      lines: measuredSplits.map(({ name }) => ({ ...plot.splitLook(name), of: (size) => size[name].shown })),
    }),

  finding: {
    says: ({ training: { deep, shallow }, step }, { points }) =>
      `With 1 to 4 hidden layers the best of seven learning rates ends at a training loss of at most ${short(shallow)}, whichever ` +
      `the depth, ${shallow < learnt * guessing ? 'below' : 'not below'} ${percent(learnt)} of guessing’s, which is ln 2 = ${short(guessing)}. ` +
      `With 6, 8 and 10 none ends below ${short(deep)}, ${deep > nothing * guessing ? 'no better' : 'better'} than guessing. ` +
      `Cross-entropy after ${counted(step, 'step')} on ${points} points.`,
    holds: ({ training: { deep, shallow } }) => shallow < learnt * guessing && deep > nothing * guessing,
    fails: { activation: 'tanh' },
    atLeast: 0.95,
    switches: [
      { with: 'tanh', knobs: { activation: 'tanh' }, holds: false, atLeast: 0.95 },
      { with: 'ReLU', knobs: { activation: 'relu' }, holds: false, atLeast: 0.95 },
      { with: 'Adam', knobs: { optimizer: 'adam' }, holds: false, atLeast: 0.95 },
    ],
  },
});

const short = (loss: number) => decimal(loss, 3);

const lossesOf = (runs: readonly RunHistory[], loss: LossName) =>
  runs.flatMap((run) => latestCheckpoint(run)?.[loss] ?? []);

/** A depth: all its rates as dots, and the one with the lowest validation loss. */
function sizeOf(depth: number, runs: readonly RunHistory[]): Size {
  const best = lowestBy(runs.map(latestCheckpoint), (one) => one?.validationLoss);
  return {
    name: String(depth),
    training: { single: lossesOf(runs, 'trainingLoss'), shown: best?.trainingLoss ?? NaN },
    validation: { single: lossesOf(runs, 'validationLoss'), shown: best?.validationLoss ?? NaN },
    diverged: countDiverged(runs),
  };
}
