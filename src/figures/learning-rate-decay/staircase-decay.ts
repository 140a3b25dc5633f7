import { least, scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft } from '../../lib/charts/axis.ts';
import { child, type Canvas, type Layer } from '../../lib/charts/canvas.ts';
import { crosses, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { spread } from '../../lib/charts/spread.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import type { Schedule, Study } from '../../lib/training/spec.ts';

const epochs = 90;
const examples = 1000;
const batchSize = 20;
const iterationsPerEpoch = examples / batchSize;
/** Epochs at which the staircase takes its steps, as in the source's picture. */
const stairs = [30, 60];

/** Epochs whose mean a fall is measured against: one epoch's loss jumps about. */
const before = 5;
/** The share by which the loss must fall within one epoch of the first step. */
const leastFall = 0.1;

/** The rates that the axis shows. */
const rateShown = [0.0003, 0.6] as const;

const names = ['staircase', 'constant', 'cosine'] as const;
type Name = (typeof names)[number];
/** The colours that the schedules have in the figure of all six. */
const colors: Record<Name, string> = {
  staircase: 'var(--series-4)',
  constant: 'var(--series-6)',
  cosine: 'var(--series-5)',
};

type Part = 'training' | 'held-out';

interface Curve {
  name: Name;
  /** `[epochs done + 1]`: mean over the training set after each epoch, the untrained network first. */
  losses: number[];
  /** `[epochs done + 1]`: wrong predictions in percent. */
  errors: Record<Part, number[]>;
  /** `[epochs begun]`: the rate of each epoch's first iteration. */
  rates: number[];
  divergedAt: number | null;
}

interface Data {
  curves: Curve[];
  /** Shares by which the staircase's loss falls within an epoch of each step; null before it. */
  falls: (number | null)[];
}

/** In whole numbers from 10 % up, in tenths below. */
const percent = (share: number | null | undefined) =>
  share == null ? '– %' : `${Number((100 * share).toFixed(share < 0.1 ? 1 : 0))} %`;
const change = (fall: number | null | undefined) =>
  fall != null && fall < 0 ? `rises by ${percent(-fall)}` : `falls by ${percent(fall)}`;
const claimed = (claim: string, isSo: boolean | null) =>
  `claimed: ${claim}${isSo === false ? '; not so here' : ''}`;

export default defineFigure({
  title: 'A staircase of learning rates',
  description:
    `Left, the learning rate over ${epochs} epochs on a logarithmic axis: a staircase with steps at epochs ${stairs.join(' and ')}, ` +
    'a constant rate and a cosine. Right, the error of the three runs in percent over the iterations, with dashed lines ' +
    'at the steps of the staircase.',
  knobs: {
    alpha: slider({ label: 'Learning rate', symbol: 'α₀', min: 0.01, max: 0.5, default: 0.1, scale: 'log' }),
    factor: slider({ label: 'Staircase: factor', min: 0.1, max: 1, step: 0.1, default: 0.1 }),
    labelNoise: slider({ label: 'Wrong training labels', min: 0, max: 0.5, step: 0.05, default: 0.2 }),
    errorOn: choice('Error on', ['training', 'held-out'], {
      names: { training: 'training examples', 'held-out': 'held-out examples' },
    }),
    seed: seed(),
  },

  experiment: ({ alpha, factor, labelNoise, seed }): Study => ({
    kind: 'study',
    data: { name: 'digits', training: examples, validation: 500, seed },
    loss: 'softmax-cross-entropy',
    budget: { epochs },
    record: { checkpoints: epochs, accuracy: true },
    runs: names.map((name) => ({
      hidden: [64],
      activation: 'relu',
      initializer: { kind: 'he' },
      optimizer: { kind: 'momentum', beta: 0.9, form: 'goh' },
      learningRate: alpha,
      schedule: scheduleOf(name, factor),
      batchSize,
      l2: 0.003,
      dropout: 0,
      labelNoise,
      seed,
    })),
  }),

  summarise: ({ runs }): Data => {
    const curves = runs.map(({ checkpoints, learningRate, stepsPerEpoch, divergedAt }, i): Curve => ({
      name: names[i]!,
      losses: checkpoints.map(({ trainingLoss }) => trainingLoss),
      errors: {
        training: checkpoints.map(({ trainingAccuracy }) => 100 * (1 - trainingAccuracy!)),
        'held-out': checkpoints.map(({ validationAccuracy }) => 100 * (1 - validationAccuracy!)),
      },
      rates: Array.from(learningRate).filter((_, step) => step % stepsPerEpoch === 0),
      divergedAt,
    }));
    return { curves, falls: stairs.map((epoch) => fallAfter(epoch, curves[0]!.losses)) };
  },

  height: (width) => (width < 500 ? 610 : 350),

  draw: ({ curves }, canvas, { errorOn }) => {
    drawRates(child(canvas.svg, 'g', 'panel rates'), curves, canvas);
    drawErrors(child(canvas.svg, 'g', 'panel errors'), curves, errorOn, canvas);
  },

  table: ({ curves }) => ({
    columns: [
      'epoch',
      ...curves.flatMap(({ name }) => [
        `training loss, ${name}`,
        `training error in %, ${name}`,
        `held-out error in %, ${name}`,
      ]),
    ],
    rows: Array.from({ length: Math.max(...curves.map(({ losses }) => losses.length)) }, (_, epoch) => [
      epoch,
      ...curves.flatMap(({ losses, errors }) =>
        [losses, errors.training, errors['held-out']].map((values) => values[epoch] ?? null),
      ),
    ]),
  }),

  measures: ({ curves, falls }) => ({
    firstFall: falls[0] ?? null,
    secondFall: falls[1] ?? null,
    ...Object.fromEntries(
      curves.flatMap(({ name, errors }) => [
        [`${name}Training`, atEnd(errors.training) ?? null],
        [`${name}HeldOut`, atEnd(errors['held-out']) ?? null],
      ]),
    ),
    lowestTraining: lowestAtEnd(curves, 'training'),
    // Of the staircase: one epoch after its first step, and when its second is due.
    heldOutAfterFirstStep: curves[0]!.errors['held-out'][stairs[0]! + 1] ?? null,
    heldOutBeforeSecondStep: curves[0]!.errors['held-out'][stairs[1]!] ?? null,
  }),

  curves: ({ curves }) => ({
    x: { label: 'epoch', scale: 'linear', domain: [0, epochs] },
    y: { label: 'training loss (cross-entropy)', scale: 'linear', domain: [0, 2] },
    lines: curves.map(({ name, losses }) => ({
      name,
      color: colors[name],
      points: losses.map((loss, epoch) => [epoch, loss]),
    })),
  }),

  finding: {
    says: ({ curves, falls }, { labelNoise, errorOn }) =>
      `${labelNoise === 0 ? 'With all labels right' : `With ${percent(labelNoise)} of the labels wrong`}, ` +
      `the training loss ${change(falls[0])} within one epoch of the first step, against the mean of the ${before} epochs before it ` +
      `(${claimed(`at least ${percent(leastFall)}`, isCliff(falls))}), and ${change(falls[1])} within one of the second. ` +
      `${errorOn === 'training' ? 'Training' : 'Held-out'} error after ${epochs} epochs: ` +
      `${curves.map(({ name, errors }) => `${name} ${percentAtEnd(errors[errorOn])}`).join(', ')} ` +
      `(${claimed('staircase below constant', isLower(curves, errorOn))}).`,
    holds: ({ curves, falls }, { errorOn }) => isCliff(falls) === true && isLower(curves, errorOn) === true,
    fails: { factor: 1 },
    atLeast: 19,
    switches: [
      { with: 'all labels right', knobs: { labelNoise: 0 }, holds: true, atLeast: 19 },
      { with: 'the error on held-out examples', knobs: { errorOn: 'held-out' }, holds: true, atLeast: 19 },
      { with: 'α₀ = 0.01', knobs: { alpha: 0.01 }, holds: false, atLeast: 19 },
    ],
  },
});

function scheduleOf(name: Name, factor: number): Schedule {
  switch (name) {
    case 'staircase':
      return { kind: 'staircase', factor, at: stairs };
    case 'constant':
    case 'cosine':
      return { kind: name };
  }
}

function fallAfter(epoch: number, losses: number[]): number | null {
  const after = losses[epoch + 1];
  if (after === undefined) return null;
  const mean = losses.slice(epoch - before + 1, epoch + 1).reduce((sum, loss) => sum + loss, 0) / before;
  return 1 - after / mean;
}

/** The two conditions of the finding; null before they are known. */
const isCliff = ([first]: Data['falls']) => (first == null ? null : first >= leastFall);
function isLower([staircase, constant]: Curve[], part: Part): boolean | null {
  const end = atEnd(staircase!.errors[part]);
  if (staircase!.divergedAt !== null) return false;
  if (constant!.divergedAt !== null) return true;
  const other = atEnd(constant!.errors[part]);
  return end === undefined || other === undefined ? null : end < other;
}

/** The value after the last epoch; undefined before that. */
const atEnd = (values: number[]) => values[epochs];
const percentAtEnd = (errors: number[]) => {
  const end = atEnd(errors);
  return percent(end === undefined ? null : end / 100);
};

/** The schedule with the lowest error after the last epoch; null before it. */
function lowestAtEnd(curves: Curve[], part: Part): Name | null {
  const ended = curves.filter(({ errors }) => atEnd(errors[part]) !== undefined);
  return least(ended, ({ errors }) => atEnd(errors[part]))?.name ?? null;
}

function drawRates(panel: Layer, curves: Curve[], canvas: Canvas): void {
  const { narrow, width, height } = canvas;
  const [left, right] = narrow ? [50, width - 78] : [50, 270];
  const [top, bottom] = narrow ? [36, 218] : [36, height - 46];
  const x = scaleLinear().domain([0, epochs]).range([left, right]);
  const y = scaleLog().domain(rateShown).range([bottom, top]).clamp(true);
  axisBottom(panel, 'epochs', bottom, { scale: x, label: 'epoch', ticks: [0, ...stairs, epochs] });
  axisLeft(panel, 'rate', left, {
    scale: y,
    label: 'learning rate α',
    ticks: [0.001, 0.01, 0.1],
    format: String,
    grid: right - left,
  });
  for (const { name, rates } of [...curves].reverse())
    line(
      panel,
      name,
      name === 'cosine'
        ? rates.flatMap((rate, epoch): PixelPoint[] => (rate < rateShown[0] ? [] : [[x(epoch), y(rate)]]))
        : treads(rates).map(([epoch, rate]): PixelPoint => [x(epoch), y(rate)]),
      look(name),
    );
}

/** Corners of a rate that holds for whole epochs. */
function treads(rates: number[]): [epoch: number, rate: number][] {
  return rates.flatMap((rate, epoch): [number, number][] => [
    ...(rate === rates[epoch - 1] ? [] : ([[epoch, rate]] as [number, number][])),
    ...(rate === rates[epoch + 1] ? [] : ([[epoch + 1, rate]] as [number, number][])),
  ]);
}

const look = (name: Name) => ({
  color: colors[name],
  width: name === 'staircase' ? 3 : 1.5,
  dashes: name === 'constant' ? '5 4' : undefined,
});

function drawErrors(panel: Layer, curves: Curve[], part: Part, canvas: Canvas): void {
  const { narrow, width, height } = canvas;
  const [left, right] = narrow ? [50, width - 78] : [336, width - 80];
  const [top, bottom] = narrow ? [298, height - 46] : [36, height - 46];
  const highest = curves.some(({ errors }) => (errors[part].at(-1) ?? 0) > 60 && errors[part].length > 1)
    ? 100
    : 60;
  const x = scaleLinear()
    .domain([0, epochs * iterationsPerEpoch])
    .range([left, right]);
  const y = scaleLinear().domain([0, highest]).range([bottom, top]).clamp(true);
  axisBottom(panel, 'iterations', bottom, {
    scale: x,
    label: `iteration (${iterationsPerEpoch} an epoch)`,
    ticks: [0, ...stairs, epochs].map((epoch) => epoch * iterationsPerEpoch),
    format: String,
  });
  axisLeft(panel, 'error', left, {
    scale: y,
    label: `${part} error, %`,
    ticks: highest === 60 ? [0, 10, 20, 30, 40, 50, 60] : [0, 20, 40, 60, 80, 100],
    grid: right - left,
  });
  stairs.forEach((epoch, i) => {
    const at = x(epoch * iterationsPerEpoch);
    line(
      panel,
      `stair-${i}`,
      [
        [at, top],
        [at, bottom],
      ],
      { color: 'var(--ink-faint)', width: 1, dashes: '3 4' },
    );
  });
  const places = spread(
    curves.map(({ errors }) => y(errors[part].at(-1) ?? highest)),
    34,
    [top + 4, bottom - 16],
  );
  [...curves.entries()].reverse().forEach(([i, { name, errors, divergedAt }]) => {
    const shown = errors[part];
    line(
      panel,
      name,
      shown.map((error, epoch): PixelPoint => [x(epoch * iterationsPerEpoch), y(error)]),
      { ...look(name), dashes: undefined },
    );
    words(panel, name, shown.length > 0 ? name : '', [right + 8, places[i]! + 2], {
      color: colors[name],
      weight: 600,
    });
    const end = atEnd(shown);
    words(
      panel,
      `${name}-end`,
      divergedAt !== null ? 'diverged' : end === undefined ? '' : `${end.toFixed(0)} %`,
      [right + 8, places[i]! + 17],
      { color: divergedAt === null ? colors[name] : 'var(--bad)' },
    );
    crosses(panel, name, divergedAt === null ? [] : [[x(divergedAt), y(shown.at(-1) ?? highest)]]);
  });
}
