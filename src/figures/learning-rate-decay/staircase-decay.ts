import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers, usualOptimizers } from '../../lib/study/defaults.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { decimal, percent, type Readable } from '../../lib/text/numbers.ts';
import type { SplitName } from '../../lib/study/splits.ts';
import { curveOf, fallAfter, type Course, type Curve } from './staircase-decay/curve.ts';
import { lossPanel, ratePanel, splits, validationCurves } from './staircase-decay/panels.ts';

const examples = 2000;
/** A full batch is a step an epoch, and 30 steps would reach nothing. */
const courses: Record<'small' | 'full', Course & { batchSize: number }> = {
  small: {
    batchSize: 8,
    epochs: 30,
    stairs: [10, 20],
    iterationsPerEpoch: examples / 8,
    checkpointsPerEpoch: 4,
  },
  full: { batchSize: examples, epochs: 60, stairs: [20, 40], iterationsPerEpoch: 1, checkpointsPerEpoch: 1 },
};
const names = ['staircase', 'constant', 'cosine'] as const;

/** Epochs before a step with whose mean loss that of the first epoch after it is compared: one epoch's loss jumps about. */
const before = 3;
/** The shares by which both losses must fall at the first step and at the second. */
const leastFalls = [0.2, 0.05] as const;

interface Data {
  curves: readonly [staircase: Curve, constant: Curve, cosine: Curve];
  /** By step of the staircase; null before it has been taken for an epoch. */
  falls: Record<SplitName, number | null>[];
}

/** There each of the rates is the best, too. */
const fullBatches = { batch: 'full', alpha: 0.5, constant: 0.5 } as const;

const rate = { min: 0.002, max: 1, scale: 'log' } as const;

export default defineFigure({
  title: 'A staircase of learning rates',
  description:
    'Left, the learning rate over the epochs on a logarithmic axis: a staircase with two steps, a constant rate and a ' +
    'cosine. Right, the losses of the three runs over the iterations, on validation examples thick and on training ' +
    'examples thin, with dashed lines at the steps of the staircase.',
  knobs: {
    alpha: slider({ label: 'Staircase and cosine', symbol: 'α₀', default: 0.04, ...rate }),
    constant: slider({ label: 'Constant', symbol: 'α', default: 0.008, ...rate }),
    factor: slider({ label: 'Staircase: factor', min: 0.1, max: 1, step: 0.1, default: 0.4 }),
    batch: choice('Batches', ['small', 'full'], {
      names: { small: `of ${courses.small.batchSize}`, full: 'of all examples' },
    }),
    seed: seed(),
  },

  experiment: ({ alpha, constant, factor, batch, seed }) => {
    const { batchSize, epochs, stairs, checkpointsPerEpoch } = courses[batch];
    return grid({
      data: { name: 'digits', training: examples, validation: 1000 },
      loss: 'softmax-cross-entropy',
      budget: { epochs },
      base: {
        hidden: [32],
        activation: 'relu',
        initializer: usualInitializers.he,
        optimizer: usualOptimizers.momentum,
        batchSize,
        l2: 0.003,
      },
      settings: [
        { learningRate: alpha, schedule: { kind: 'staircase', factor, at: [...stairs] } },
        { learningRate: constant },
        { learningRate: alpha, schedule: { kind: 'cosine' } },
      ],
      seed,
      record: { checkpoints: epochs * checkpointsPerEpoch, accuracy: true },
    });
  },

  summarise: (result, { batch }): Data => {
    const course = courses[batch];
    const [staircase, constant, cosine] = readGrid(result, names);
    const curves = [curveOf(staircase, course), curveOf(constant, course), curveOf(cosine, course)] as const;
    const { training, validation } = curves[0].losses;
    return {
      curves,
      falls: course.stairs.map((epoch) => ({
        training: fallAfter(epoch, training, before),
        validation: fallAfter(epoch, validation, before),
      })),
    };
  },

  panels: ({ curves }, { batch }) =>
    plot.row([ratePanel(curves, courses[batch]), lossPanel(curves, courses[batch])], [0.36, 0.64]),

  table: ({ curves }) =>
    plot.tableSideBySide(
      'epoch',
      curves.flatMap(({ name, losses }) =>
        splits.map((split) => [`${split} loss, ${name}`, losses[split]] as const),
      ),
    ),

  curves: ({ curves }, { batch }) => validationCurves(curves, courses[batch]),

  measures: ({ curves, falls }, { batch }) => ({
    firstFall: falls[0]!.validation,
    secondFall: falls[1]!.validation,
    firstTrainingFall: falls[0]!.training,
    secondTrainingFall: falls[1]!.training,
    ...Object.fromEntries(
      curves.flatMap(({ name, losses, errors }) => [
        [`${name}Loss`, losses.validation[courses[batch].epochs]],
        [`${name}TrainingLoss`, losses.training[courses[batch].epochs]],
        [`${name}Error`, errors[courses[batch].epochs]],
      ]),
    ),
    lowest: lowestBy(curves, (curve) => lastLoss(curve, courses[batch]))?.name,
    staircaseOverConstant: lastLoss(curves[0], courses[batch]) / lastLoss(curves[1], courses[batch]),
    cosineOverStaircase: lastLoss(curves[2], courses[batch]) / lastLoss(curves[0], courses[batch]),
    // What keeping its best checkpoint would have come to.
    constantBest: curves[1].best,
  }),

  finding: {
    says: ({ curves, falls: [first, second] }, { batch }) =>
      `From the ${before} epochs before the first step to the epoch after it, the validation loss ${change(first!.validation)} ` +
      `(the training loss ${change(first!.training)}); at the second step it ${change(second!.validation)} ` +
      `(${change(second!.training)}). Validation loss in the last of ${courses[batch].epochs} epochs: ` +
      `${curves.map((curve) => `${curve.name} ${toldEnd(curve, courses[batch])}`).join(', ')}.`,
    holds: ({ curves: [staircase, constant], falls }, { batch }) =>
      falls.every((fall, i) => splits.every((split) => (fall[split] ?? 0) >= leastFalls[i]!)) &&
      lastLoss(staircase, courses[batch]) < lastLoss(constant, courses[batch]),
    fails: fullBatches,
    atLeast: 0.9,
    switches: [
      { with: 'full batches, each rate at its best there', knobs: fullBatches, holds: false, atLeast: 0.95 },
    ],
  },
});

/** To compare: a run that diverged is above all others, and of one that goes on nothing is known. */
const lastLoss = ({ losses, divergedAt }: Curve, { epochs }: Course): number =>
  divergedAt === null ? (losses.validation[epochs] ?? NaN) : Infinity;

const toldEnd = ({ losses, divergedAt }: Curve, { epochs }: Course): string =>
  divergedAt === null ? decimal(losses.validation[epochs], 3) : 'diverged';

const change = (fall: Readable): string =>
  typeof fall === 'number' && fall < 0 ? `rises by ${percent(-fall)}` : `falls by ${percent(fall)}`;
