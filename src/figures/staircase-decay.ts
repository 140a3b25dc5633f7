import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft } from '../lib/charts/axis.ts';
import { child, type Canvas, type Layer } from '../lib/charts/canvas.ts';
import { line, words, type PixelPoint } from '../lib/charts/marks.ts';
import { spread } from '../lib/charts/spread.ts';
import { defineFigure } from '../lib/figure/define.ts';
import { seed, slider } from '../lib/figure/knobs.ts';
import type { Schedule, Study } from '../lib/training/spec.ts';

const epochs = 90;
const examples = 1000;
const batchSize = 10;
/** Epochs at which the staircase takes its steps, as in the source's picture. */
const stairs = [30, 60];

/** Epochs before the first step that are averaged: one epoch's loss jumps about. */
const before = 5;
/** The share by which the loss must fall within one epoch of the first step. */
const leastFall = 0.08;

const names = ['staircase', 'constant', 'cosine'] as const;
const colors = { staircase: 'var(--series-1)', constant: 'var(--series-6)', cosine: 'var(--series-2)' };

interface Curve {
  name: (typeof names)[number];
  /** `[epochs done + 1]`: mean over the training set after each epoch, the untrained network first. */
  losses: number[];
  /** Wrong predictions on the training set, in percent. */
  errors: number[];
  /** `[epochs done + 1]`: the rate of the epoch's first step. */
  rates: number[];
}

interface Data {
  curves: Curve[];
  /** Shares by which the staircase's loss falls within an epoch of each step; null before it. */
  falls: (number | null)[];
}

const percent = (share: number | null | undefined) => (share == null ? '–' : `${(100 * share).toFixed(0)} %`);

export default defineFigure({
  title: 'A staircase of learning rates',
  description:
    `Left, the learning rate over ${epochs} epochs on a logarithmic axis: a staircase that falls to a tenth at epochs 30 and 60, ` +
    'a constant rate and a cosine. Right, the training error of the three runs over the iterations: the staircase’s ' +
    'curve falls off a cliff at its first step.',
  knobs: {
    alpha: slider({ label: 'Learning rate', symbol: 'α₀', min: 0.01, max: 0.5, default: 0.2, scale: 'log' }),
    factor: slider({ label: 'Factor of a step', min: 0.1, max: 1, step: 0.1, default: 0.1 }),
    labelNoise: slider({ label: 'Wrong labels', min: 0, max: 0.5, step: 0.05, default: 0.2 }),
    seed: seed(),
  },

  experiment: ({ alpha, factor, labelNoise, seed }): Study => ({
    kind: 'study',
    data: { name: 'digits', training: examples, validation: 100, seed },
    loss: 'softmax-cross-entropy',
    budget: { epochs },
    record: { checkpoints: epochs, accuracy: true },
    runs: names.map((name) => ({
      hidden: [16],
      activation: 'relu',
      initializer: { kind: 'he' },
      optimizer: { kind: 'sgd' },
      learningRate: alpha,
      schedule: scheduleOf(name, factor),
      batchSize,
      l2: 0,
      dropout: 0,
      labelNoise,
      seed,
    })),
  }),

  summarise: ({ runs }): Data => {
    const curves = runs.map(({ checkpoints, learningRate, stepsPerEpoch }, i): Curve => ({
      name: names[i]!,
      losses: checkpoints.map(({ trainingLoss }) => trainingLoss),
      errors: checkpoints.map(({ trainingAccuracy }) => 100 * (1 - trainingAccuracy!)),
      rates: checkpoints.flatMap((_, epoch) => learningRate[epoch * stepsPerEpoch] ?? []),
    }));
    return { curves, falls: stairs.map((epoch) => fallAfter(epoch, curves[0]!.losses)) };
  },

  height: (width) => (width < 500 ? 600 : 340),

  draw: ({ curves }, canvas) => {
    drawRates(child(canvas.svg, 'g', 'panel rates'), curves, canvas);
    drawErrors(child(canvas.svg, 'g', 'panel errors'), curves, canvas);
  },

  table: ({ curves }) => ({
    columns: [
      'epoch',
      ...curves.flatMap(({ name }) => [`training loss, ${name}`, `training error in %, ${name}`]),
    ],
    rows: curves[0]!.losses.map((_, epoch) => [
      epoch,
      ...curves.flatMap(({ losses, errors }) => [losses[epoch] ?? null, errors[epoch] ?? null]),
    ]),
  }),

  finding: {
    says: ({ falls }, { labelNoise }) =>
      `With ${percent(labelNoise)} of the labels wrong, the training loss falls by ${percent(falls[0])} within one epoch of the first step ` +
      `(against the mean of the ${before} epochs before it), and by ${percent(falls[1])} after the second.`,
    holds: ({ falls }) => falls[0] != null && falls[0] >= leastFall,
    fails: { factor: 1 },
    atLeast: 19,
  },
});

function scheduleOf(name: (typeof names)[number], factor: number): Schedule {
  if (name === 'staircase') return { kind: 'staircase', factor, at: stairs };
  return name === 'constant' ? { kind: 'constant' } : { kind: 'cosine' };
}

function fallAfter(epoch: number, losses: number[]): number | null {
  const after = losses[epoch + 1];
  if (after === undefined) return null;
  const mean = losses.slice(epoch - before + 1, epoch + 1).reduce((sum, loss) => sum + loss, 0) / before;
  return 1 - after / mean;
}

function drawRates(panel: Layer, curves: Curve[], canvas: Canvas): void {
  const { narrow, width, height } = canvas;
  const [left, right] = narrow ? [48, width - 80] : [48, 240];
  const [top, bottom] = narrow ? [34, 210] : [34, height - 44];
  const x = scaleLinear().domain([0, epochs]).range([left, right]);
  const y = scaleLog().domain([0.0003, 0.6]).range([bottom, top]).clamp(true);
  axisBottom(panel, 'epochs', bottom, { scale: x, label: 'epoch', ticks: [0, ...stairs, epochs] });
  axisLeft(panel, 'rate', left, {
    scale: y,
    label: 'learning rate α',
    ticks: [0.001, 0.01, 0.1],
    format: String,
    grid: right - left,
  });
  for (const { name, rates } of curves) {
    const points = rates.slice(0, epochs).flatMap((rate, epoch): PixelPoint[] => [
      [x(epoch), y(rate)],
      [x(epoch + 1), y(rate)],
    ]);
    line(panel, name, points, { color: colors[name], width: name === 'staircase' ? 3 : 1.75 });
  }
}

function drawErrors(panel: Layer, curves: Curve[], canvas: Canvas): void {
  const { narrow, width, height } = canvas;
  const [left, right] = narrow ? [48, width - 80] : [316, width - 86];
  const [top, bottom] = narrow ? [290, height - 44] : [34, height - 44];
  const iterations = (epochs * examples) / batchSize;
  const x = scaleLinear().domain([0, iterations]).range([left, right]);
  const y = scaleLinear().domain([10, 60]).range([bottom, top]).clamp(true);
  const perEpoch = examples / batchSize;
  axisBottom(panel, 'iterations', bottom, {
    scale: x,
    label: 'iteration',
    ticks: narrow ? [0, 3000, 6000, 9000] : [0, 1500, 3000, 4500, 6000, 7500, 9000],
    format: String,
  });
  axisLeft(panel, 'error', left, {
    scale: y,
    label: 'training error, %',
    ticks: [10, 20, 30, 40, 50, 60],
    grid: right - left,
  });
  stairs.forEach((epoch, i) =>
    line(
      panel,
      `stair-${i}`,
      [
        [x(epoch * perEpoch), top],
        [x(epoch * perEpoch), bottom],
      ],
      { color: 'var(--ink-faint)', width: 1, dashes: '3 4' },
    ),
  );
  const places = spread(
    curves.map(({ errors }) => y(errors.at(-1) ?? 60)),
    16,
    [top, bottom],
  );
  curves.forEach(({ name, errors }, i) => {
    line(
      panel,
      name,
      errors.map((error, epoch): PixelPoint => [x(epoch * perEpoch), y(error)]),
      { color: colors[name], width: name === 'staircase' ? 2.5 : 1.5 },
    );
    words(panel, name, errors.length > 0 ? name : '', [right + 8, places[i]! + 4], {
      color: colors[name],
      weight: 600,
    });
  });
}
