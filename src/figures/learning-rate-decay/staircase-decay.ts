import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { learningRate } from '../../lib/figure/contract/usual-knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { momentumOf, usualInitializers } from '../../lib/study/defaults.ts';
import { grid, readGrid, type Repeated } from '../../lib/study/grid.ts';
import type { SplitName } from '../../lib/study/splits.ts';
import { percent, type Readable } from '../../lib/text/numbers.ts';
import { capitalised } from '../../lib/text/words.ts';
import { colors, errorPanel, ratePanel, type Curve } from './staircase-decay/panels.ts';

const epochs = 90;
/** Epochs at which the staircase takes its steps, as in the source's picture. */
const stairs = [30, 60] as const;
const examples = 1000;
const batchSize = 20;
const course = { epochs, stairs, iterationsPerEpoch: examples / batchSize };
const names = ['staircase', 'constant', 'cosine'] as const;

/** Epochs whose mean a fall is measured against: one epoch's loss jumps about. */
const before = 5;
/** The share by which the loss must fall within one epoch of the first step. */
const leastFall = 0.1;

interface Data {
  curves: readonly [staircase: Curve, constant: Curve, cosine: Curve];
  /** Shares by which the staircase's loss falls within an epoch of each step; null before it. */
  falls: (number | null)[];
}

/** In whole numbers from 10 % up, in tenths below. */
const told = (share: Readable) => percent(share, typeof share === 'number' && share < 0.1 ? 1 : 0);
const change = (fall: Readable) =>
  typeof fall === 'number' && fall < 0 ? `rises by ${told(-fall)}` : `falls by ${told(fall)}`;
const claimed = (claim: string, isSo: boolean | null) =>
  `claimed: ${claim}${isSo === false ? '; not so here' : ''}`;

export default defineFigure({
  title: 'A staircase of learning rates',
  description:
    `Left, the learning rate over ${epochs} epochs on a logarithmic axis: a staircase with steps at epochs ${stairs.join(' and ')}, ` +
    'a constant rate and a cosine. Right, the error of the three runs in percent over the iterations, with dashed lines ' +
    'at the steps of the staircase.',
  knobs: {
    alpha: learningRate({ symbol: 'α₀', min: 0.01, max: 0.5, default: 0.1 }),
    factor: slider({ label: 'Staircase: factor', min: 0.1, max: 1, step: 0.1, default: 0.1 }),
    labelNoise: slider({ label: 'Wrong training labels', min: 0, max: 0.5, step: 0.05, default: 0.2 }),
    errorOn: choice('Error on', ['training', 'held-out'], {
      names: { training: 'training examples', 'held-out': 'validation examples' },
    }),
    seed: seed(),
  },

  experiment: ({ alpha, factor, labelNoise, seed }) =>
    grid({
      data: { name: 'digits', training: examples, validation: 500 },
      loss: 'softmax-cross-entropy',
      budget: { epochs },
      base: {
        hidden: [64],
        activation: 'relu',
        initializer: usualInitializers.he,
        optimizer: momentumOf(0.9),
        learningRate: alpha,
        batchSize,
        l2: 0.003,
        labelNoise,
      },
      settings: names.map((name) => ({
        schedule: name === 'staircase' ? { kind: name, factor, at: [...stairs] } : { kind: name },
      })),
      seed,
      record: { checkpoints: epochs, accuracy: true },
    }),

  summarise: (result): Data => {
    const [staircase, constant, cosine] = readGrid(result, names);
    const curves = [curveOf(staircase), curveOf(constant), curveOf(cosine)] as const;
    return { curves, falls: stairs.map((epoch) => fallAfter(epoch, curves[0].losses)) };
  },

  panels: ({ curves }, { errorOn }) =>
    plot.row([ratePanel(curves, course), errorPanel(curves, splitOf(errorOn), course)], [0.38, 0.62]),

  table: ({ curves }) =>
    plot.tableSideBySide(
      'epoch',
      curves.flatMap(({ name, losses, errors }) => [
        [`training loss, ${name}`, losses],
        [`training error in %, ${name}`, errors.training.map((share) => 100 * share)],
        [`validation error in %, ${name}`, errors.validation.map((share) => 100 * share)],
      ]),
    ),

  measures: ({ curves, falls }) => ({
    firstFall: falls[0],
    secondFall: falls[1],
    ...Object.fromEntries(
      curves.flatMap(({ name, errors }) => [
        [`${name}Training`, inPercent(errors.training[epochs])],
        [`${name}Validation`, inPercent(errors.validation[epochs])],
      ]),
    ),
    lowestTraining: lowestBy(curves, ({ errors }) => errors.training[epochs])?.name,
    // Of the staircase: one epoch after its first step, and when its second is due.
    validationAfterFirstStep: inPercent(curves[0].errors.validation[stairs[0] + 1]),
    validationBeforeSecondStep: inPercent(curves[0].errors.validation[stairs[1]]),
  }),

  curves: ({ curves }) => ({
    x: { label: 'epoch', domain: [0, epochs] },
    y: { label: 'training loss (cross-entropy)', domain: [0, 2] },
    lines: curves.map(({ name, losses }) => ({
      name,
      color: colors[name],
      points: plot.overSteps(losses),
    })),
  }),

  finding: {
    says: ({ curves, falls }, { labelNoise, errorOn }) =>
      `${labelNoise === 0 ? 'With all labels right' : `With ${percent(labelNoise)} of the labels wrong`}, ` +
      `the training loss ${change(falls[0])} within one epoch of the first step, against the mean of the ${before} epochs before it ` +
      `(${claimed(`at least ${percent(leastFall)}`, isCliff(falls))}), and ${change(falls[1])} within one of the second. ` +
      `${capitalised(splitOf(errorOn))} error after ${epochs} epochs: ` +
      `${curves.map(({ name, errors }) => `${name} ${told(errors[splitOf(errorOn)][epochs])}`).join(', ')} ` +
      `(${claimed('staircase below constant', isLower(curves, splitOf(errorOn)))}).`,
    holds: ({ curves, falls }, { errorOn }) =>
      isCliff(falls) === true && isLower(curves, splitOf(errorOn)) === true,
    fails: { factor: 1 },
    atLeast: 0.95,
    switches: [
      { with: 'all labels right', knobs: { labelNoise: 0 }, holds: true, atLeast: 0.95 },
      {
        with: 'the error on validation examples',
        knobs: { errorOn: 'held-out' },
        holds: true,
        atLeast: 0.95,
      },
      { with: 'α₀ = 0.01', knobs: { alpha: 0.01 }, holds: false, atLeast: 0.95 },
    ],
  },
});

/** The knob's values stand in links. */
const splitOf = (errorOn: 'training' | 'held-out'): SplitName =>
  errorOn === 'held-out' ? 'validation' : 'training';

function curveOf({ setting, runs }: Repeated<Curve['name']>): Curve {
  const { checkpoints, learningRate, stepsPerEpoch, divergedAt } = runs[0]!;
  return {
    name: setting,
    losses: checkpoints.map(({ trainingLoss }) => trainingLoss),
    errors: {
      training: checkpoints.map(({ trainingAccuracy }) => 1 - trainingAccuracy!),
      validation: checkpoints.map(({ validationAccuracy }) => 1 - validationAccuracy!),
    },
    rates: Array.from(learningRate).filter((_, step) => step % stepsPerEpoch === 0),
    divergedAt,
  };
}

const inPercent = (share = NaN) => 100 * share;

/** The share by which the loss falls in the epoch after `epoch`; null before that. */
function fallAfter(epoch: number, losses: number[]): number | null {
  const after = losses[epoch + 1];
  return after === undefined ? null : 1 - after / mean(losses.slice(epoch - before + 1, epoch + 1));
}

/** A condition of the finding; null before it is known. */
const isCliff = ([first]: Data['falls']) => (first == null ? null : first >= leastFall);

/** Whether the staircase ends below the constant rate; null before it is known. */
function isLower([staircase, constant]: Data['curves'], split: SplitName): boolean | null {
  if (staircase.divergedAt !== null) return false;
  if (constant.divergedAt !== null) return true;
  const [end, other] = [staircase.errors[split][epochs], constant.errors[split][epochs]];
  return end === undefined || other === undefined ? null : end < other;
}
