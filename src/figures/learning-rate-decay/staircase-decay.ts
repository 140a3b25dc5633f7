import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { learningRate } from '../../lib/figure/contract/usual-knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { momentumOf, usualInitializers } from '../../lib/study/defaults.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import type { SplitName } from '../../lib/study/splits.ts';
import { percent, type Readable } from '../../lib/text/numbers.ts';
import { capitalised } from '../../lib/text/words.ts';
import type { Schedule } from '../../lib/training/spec.ts';
import {
  atEnd,
  batchSize,
  before,
  curveOf,
  epochs,
  examples,
  fallAfter,
  isLower,
  lowestAtEnd,
  names,
  shareAtEnd,
  stairs,
  type Curve,
  type Name,
} from './staircase-decay/curves.ts';
import { colors, errorPanel, ratePanel } from './staircase-decay/panels.ts';

/** The share by which the loss must fall within one epoch of the first step. */
const leastFall = 0.1;

interface Data {
  curves: Curve[];
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
      settings: names.map((name) => ({ schedule: scheduleOf(name, factor) })),
      seed,
      record: { checkpoints: epochs, accuracy: true },
    }),

  summarise: (result): Data => {
    const curves = readGrid(result, names).map(({ setting, runs: [run] }) => curveOf(setting, run!));
    return { curves, falls: stairs.map((epoch) => fallAfter(epoch, curves[0]!.losses)) };
  },

  panels: ({ curves }, { errorOn }) =>
    plot.row([ratePanel(curves), errorPanel(curves, splitOf(errorOn))], [0.38, 0.62]),

  table: ({ curves }) => ({
    columns: [
      'epoch',
      ...curves.flatMap(({ name }) => [
        `training loss, ${name}`,
        `training error in %, ${name}`,
        `validation error in %, ${name}`,
      ]),
    ],
    rows: Array.from({ length: Math.max(...curves.map(({ losses }) => losses.length)) }, (_, epoch) => [
      epoch,
      ...curves.flatMap(({ losses, errors }) =>
        [losses, errors.training, errors.validation].map((values) => values[epoch] ?? null),
      ),
    ]),
  }),

  measures: ({ curves, falls }) => ({
    firstFall: falls[0] ?? null,
    secondFall: falls[1] ?? null,
    ...Object.fromEntries(
      curves.flatMap(({ name, errors }) => [
        [`${name}Training`, atEnd(errors.training) ?? null],
        [`${name}Validation`, atEnd(errors.validation) ?? null],
      ]),
    ),
    lowestTraining: lowestAtEnd(curves, 'training'),
    // Of the staircase: one epoch after its first step, and when its second is due.
    validationAfterFirstStep: curves[0]!.errors.validation[stairs[0]! + 1] ?? null,
    validationBeforeSecondStep: curves[0]!.errors.validation[stairs[1]!] ?? null,
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
      `${curves.map(({ name, errors }) => `${name} ${told(shareAtEnd(errors[splitOf(errorOn)]))}`).join(', ')} ` +
      `(${claimed('staircase below constant', isLower(curves, splitOf(errorOn)))}).`,
    holds: ({ curves, falls }, { errorOn }) =>
      isCliff(falls) === true && isLower(curves, splitOf(errorOn)) === true,
    fails: { factor: 1 },
    atLeast: 19,
    switches: [
      { with: 'all labels right', knobs: { labelNoise: 0 }, holds: true, atLeast: 19 },
      { with: 'the error on validation examples', knobs: { errorOn: 'held-out' }, holds: true, atLeast: 19 },
      { with: 'α₀ = 0.01', knobs: { alpha: 0.01 }, holds: false, atLeast: 19 },
    ],
  },
});

/** The knob's values stand in links. */
const splitOf = (errorOn: 'training' | 'held-out'): SplitName =>
  errorOn === 'held-out' ? 'validation' : 'training';

const scheduleOf = (name: Name, factor: number): Schedule =>
  name === 'staircase' ? { kind: name, factor, at: stairs } : { kind: name };

/** A condition of the finding; null before it is known. */
const isCliff = ([first]: Data['falls']) => (first == null ? null : first >= leastFall);
