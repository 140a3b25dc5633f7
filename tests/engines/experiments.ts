/**
 * What every engine has to compute alike: all pairs of activation and optimiser for every loss, with the other
 * hyperparameters drawn from a seed; every way to normalise, with averages, changes and early stopping on the way; shapes,
 * losses, data and fates that these leave out; descents on every surface; searches with every searcher
 * and with every scheduler.
 */
import { usualNormalizations } from '../../src/lib/study/defaults.ts';
import { stream } from '../../src/lib/math/random.ts';
import type { Search } from '../../src/lib/search/experiment/spec.ts';
import type { Descent, Walk } from '../../src/lib/surfaces/descend.ts';
import { surface, type SurfaceSpec } from '../../src/lib/surfaces/surfaces.ts';
import { activations } from '../../src/lib/training/spec.ts';
import { schedulerSpecs } from '../unit/search/schedulers/specs.ts';
import { specs } from '../unit/search/specs.ts';
import { aRun } from '../unit/training/studies.ts';
import type {
  Activation,
  Initializer,
  Optimizer,
  Probe,
  Run,
  Schedule,
  Study,
} from '../../src/lib/training/spec.ts';

/** Each with a rate at which it gets on and does not diverge. */
const optimizers: { optimizer: Optimizer; learningRate: number }[] = [
  { optimizer: { kind: 'sgd' }, learningRate: 0.1 },
  { optimizer: { kind: 'momentum', beta: 0.9, form: 'goh' }, learningRate: 0.02 },
  { optimizer: { kind: 'momentum', beta: 0.9, form: 'ng' }, learningRate: 0.2 },
  { optimizer: { kind: 'nesterov', beta: 0.8 }, learningRate: 0.03 },
  { optimizer: { kind: 'rmsprop', beta: 0.9, epsilon: 1e-8 }, learningRate: 0.01 },
  { optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }, learningRate: 0.03 },
  {
    optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: false },
    learningRate: 0.01,
  },
  { optimizer: { kind: 'adagrad', epsilon: 1e-10 }, learningRate: 0.1 },
  { optimizer: { kind: 'lion', beta1: 0.9, beta2: 0.99 }, learningRate: 0.01 },
];

/** By kind, so that the compiler misses none. */
const schedulesByKind: { [Kind in Schedule['kind']]: Extract<Schedule, { kind: Kind }> } = {
  constant: { kind: 'constant' },
  'inverse-time': { kind: 'inverse-time', decayRate: 0.3 },
  exponential: { kind: 'exponential', gamma: 0.93 },
  'inverse-square-root': { kind: 'inverse-square-root', k: 0.8 },
  staircase: { kind: 'staircase', factor: 0.3, at: [2, 3, 7] },
  linear: { kind: 'linear', endFactor: 0.1 },
  cosine: { kind: 'cosine' },
  'cosine-restarts': { kind: 'cosine-restarts', period: 9, multiplier: 2 },
  'one-cycle': { kind: 'one-cycle', rise: 0.3, startFactor: 0.04, endFactor: 0.001, form: 'cosine' },
  triangle: { kind: 'triangle', halfCycle: 6, startFactor: 0.2 },
  plateau: { kind: 'plateau', factor: 0.5, on: 'validation', patience: 2 },
  'warm-up': { kind: 'warm-up', steps: 7, then: { kind: 'cosine' } },
  'range-test': { kind: 'range-test', to: 0.3 },
};
const schedules = Object.values(schedulesByKind);

/** Not zeros, from which hidden layers do not move: those are in a study of their own. */
const initializers: Initializer[] = [
  { kind: 'normal', deviation: 0.6 },
  { kind: 'glorot' },
  { kind: 'glorot-uniform' },
  { kind: 'he' },
  { kind: 'he-uniform' },
  { kind: 'lecun' },
  { kind: 'orthogonal', gain: 1.2 },
];

/** Widths below, at and beyond multiples of 4; no hidden layer; a deep network. */
const shapes = [[], [1], [5], [8, 8], [3, 7, 2], [17, 4], [6, 6, 6, 6, 6, 6]];
/** The last is the whole training set. */
const batchSizes = [1, 7, 10, 32, 33, 1000];
const penalties = [0, 0.003];
const limits: Partial<Run>[] = [
  ...[{}, {}, { l1: 0.003 }, { softThreshold: 0.01 }, { weightDecay: 0.05 }],
  { clipNorm: 0.5, l1: 0.001, softThreshold: 0.003 },
];
const dropouts = [0, 0, 0.25];
const labelNoises = [0, 0.15];
/** Of classes. */
const labels: Partial<Run>[] = [{}, { labelSmoothing: 0.1 }, { outputBias: 'log-odds' }];

/** 61 examples: no batch size but 1 divides it. */
const drawn = { training: 61, validation: 23, noise: 0.15, seed: 5 };

const plain = aRun({ hidden: [], batchSize: 32 });

/** Each activation with each optimiser, everything else drawn. */
function everyPair(seed: number, isClassification: boolean): Run[] {
  const random = stream(seed, 'runs');
  const oneOf = <Choice>(choices: readonly Choice[]) => choices[random.integer(choices.length)]!;
  const pair = (activation: Activation, choice: (typeof optimizers)[number]): Run => ({
    ...choice,
    activation,
    hidden: oneOf(shapes),
    initializer: oneOf(initializers),
    schedule: oneOf(schedules),
    batchSize: oneOf(batchSizes),
    l2: oneOf(penalties),
    ...oneOf(limits),
    dropout: oneOf(dropouts),
    labelNoise: isClassification ? oneOf(labelNoises) : 0,
    ...(isClassification ? oneOf(labels) : {}),
    seed: random.integer(1000),
  });
  return activations.flatMap((activation) => optimizers.map((choice) => pair(activation, choice)));
}

/** No number of examples of `drawn` leaves one for an epoch's last batch of these. */
const normalizedBatches = [7, 11, 32, 1000];
const normalizations = Object.values(usualNormalizations);
/** Widths that follow themselves, so that shortcuts have something to go around. */
const equalShapes = [
  [8, 8, 8],
  [5, 5],
  [3, 7, 7, 2],
];
const averages: Run['averaging'][] = [
  undefined,
  { kind: 'exponential', decay: 0.9 },
  { kind: 'polyak', from: 20 },
];
/** What happens on the way of 70 steps. */
const ways: Partial<Run>[] = [
  {},
  { earlyStopping: { on: 'validation', patience: 1, leastImprovement: 0.002 } },
  {
    changes: [
      { at: 13, set: { learningRate: 0.003, clipNorm: 1 } },
      { at: 40, set: { schedule: { kind: 'cosine' }, weightDecay: 0.1, dropout: 0.1 } },
    ],
  },
];

/** Each activation with each normalisation, everything else drawn. */
function everyNormalization(seed: number): Run[] {
  const random = stream(seed, 'runs');
  const oneOf = <Choice>(choices: readonly Choice[]) => choices[random.integer(choices.length)]!;
  return activations.flatMap((activation) =>
    normalizations.map((normalization): Run => ({
      ...oneOf(optimizers),
      activation,
      normalization,
      hidden: oneOf(equalShapes),
      shortcuts: random.integer(2) === 1,
      branchScale: oneOf([1, 0.5]),
      averaging: oneOf(averages),
      initializer: oneOf(initializers),
      schedule: oneOf(schedules),
      batchSize: oneOf(normalizedBatches),
      order: oneOf(['shuffled', 'fixed'] as const),
      l2: oneOf(penalties),
      ...oneOf(limits),
      ...oneOf(labels),
      ...oneOf(ways),
      dropout: oneOf(dropouts),
      labelNoise: oneOf(labelNoises),
      seed: random.integer(1000),
    })),
  );
}

const everything: Study['record'] = {
  checkpoints: 4,
  gradientNorms: true,
  weights: true,
  preActivations: { bins: 12, range: [-3, 3] },
  weightNorms: true,
};
const plane: Extract<Probe, { kind: 'grid' }> = {
  kind: 'grid',
  x: [-2, 2],
  y: [-1.5, 1.5],
  columns: 9,
  rows: 7,
};

export const studies: Record<string, Study> = {
  'curve, squared error': {
    kind: 'study',
    data: { name: 'arch', ...drawn },
    loss: 'squared-error',
    budget: { steps: 70 },
    runs: everyPair(1, false),
    record: { ...everything, outputs: { kind: 'line', x: [-2, 2], points: 33 } },
  },
  'two classes, cross-entropy': {
    kind: 'study',
    data: { name: 'moons', ...drawn },
    loss: 'binary-cross-entropy',
    budget: { epochs: 3 },
    runs: everyPair(2, true),
    record: { ...everything, accuracy: true, outputs: plane },
  },
  'five classes, softmax': {
    kind: 'study',
    data: { name: 'blobs', classes: 5, ...drawn },
    loss: 'softmax-cross-entropy',
    budget: { steps: 70 },
    runs: everyPair(3, true),
    record: { ...everything, accuracy: true, outputs: plane },
  },
  'normalised layers': {
    kind: 'study',
    data: { name: 'blobs', classes: 3, ...drawn, scales: [1, 30], shares: [4, 2, 1] },
    loss: 'softmax-cross-entropy',
    budget: { steps: 70 },
    runs: everyNormalization(4),
    record: { ...everything, checkpoints: 10, accuracy: true },
  },
  'a table of numbers': {
    kind: 'study',
    data: {
      name: 'table',
      training: 15,
      validation: 6,
      scaling: 'zero-one',
      table: {
        inputs: Array.from({ length: 21 }, (_, i) => [i, (i * i) % 13, -i / 7]),
        targets: Array.from({ length: 21 }, (_, i) => (i * 5) % 3),
        classes: 3,
      },
      seed: 3,
    },
    loss: 'softmax-cross-entropy',
    budget: { steps: 40 },
    runs: [{ ...plain, hidden: [6], batchSize: 4 }],
    record: { ...everything, accuracy: true },
  },
  'shifted digits': {
    kind: 'study',
    data: { name: 'digits', training: 120, validation: 60, scaling: 'standardized-together', seed: 2 },
    loss: 'softmax-cross-entropy',
    budget: { epochs: 3 },
    runs: [{ ...plain, hidden: [16], activation: 'relu', shift: 2 }],
    record: { ...everything, accuracy: true },
  },
  digits: {
    kind: 'study',
    data: { name: 'digits', training: 210, validation: 90, seed: 2 },
    loss: 'softmax-cross-entropy',
    budget: { epochs: 3 },
    runs: [
      { ...plain, hidden: [32, 32], activation: 'relu', initializer: { kind: 'he' } },
      { ...plain, hidden: [31], activation: 'gelu', dropout: 0.5, batchSize: 256 },
    ],
    record: { ...everything, accuracy: true },
  },
  'the sharpness of small networks': {
    kind: 'study',
    data: { name: 'moons', ...drawn },
    loss: 'binary-cross-entropy',
    budget: { steps: 40 },
    runs: activations.map((activation) => ({ ...plain, activation, hidden: [6, 5] })),
    record: { ...everything, sharpness: true },
  },
  'classes as numbers, squared error': {
    kind: 'study',
    data: { name: 'blobs', classes: 3, ...drawn },
    loss: 'squared-error',
    budget: { steps: 40 },
    runs: [{ ...plain, hidden: [9], activation: 'swish', labelNoise: 0.2 }],
    record: { ...everything, accuracy: true, outputs: plane },
  },
  'a line and its loss surface': {
    kind: 'study',
    data: { name: 'arch', ...drawn },
    loss: 'squared-error',
    budget: { steps: 40 },
    runs: [{ ...plain, initializer: { kind: 'zeros' } }],
    record: { ...everything, surface: plane },
  },
  'averages of weights': {
    kind: 'study',
    data: { name: 'moons', ...drawn },
    loss: 'binary-cross-entropy',
    budget: { steps: 40 },
    runs: [
      { ...plain, hidden: [7], averaging: { kind: 'exponential', decay: 0.9 } },
      { ...plain, hidden: [7], averaging: { kind: 'polyak', from: 15 }, seed: 2 },
      {
        ...{ ...plain, hidden: [6, 5], normalization: usualNormalizations.batch },
        averaging: { kind: 'polyak', from: 0 },
      },
    ],
    record: { ...everything, accuracy: true },
  },
  'a run that diverges, and one beside it': {
    kind: 'study',
    data: { name: 'arch', ...drawn },
    loss: 'squared-error',
    budget: { steps: 200 },
    runs: [{ ...plain, learningRate: 30 }, plain],
    record: { ...everything, checkpoints: 20 },
    divergence: 1e30,
  },
};

const surfacesByName: { [Name in SurfaceSpec['name']]: Extract<SurfaceSpec, { name: Name }> } = {
  bowl: { name: 'bowl' },
  quartic: { name: 'quartic' },
  quadratic: { name: 'quadratic', condition: 13 },
  goh: { name: 'goh' },
  beale: { name: 'beale' },
  saddle: { name: 'saddle' },
};

export const descents: Descent[] = Object.values(surfacesByName).map((spec) => ({
  kind: 'descent',
  surface: spec,
  steps: 120,
  walks: schedules.flatMap((schedule) =>
    optimizers.map(({ optimizer }, seed): Walk => ({
      start: [1.3, 0.7].slice(0, surface(spec).dimension),
      learningRate: 0.01,
      optimizer,
      schedule,
      stepsPerEpoch: 10,
      noise: seed % 2 === 0 ? 0 : 0.05,
      seed,
    })),
  ),
}));

/** Every scale and kind of parameter, and one that is not always asked for; large rates diverge. */
export const search: Search = {
  kind: 'search',
  space: [
    { name: 'learningRate', kind: 'real', low: 1e-4, high: 1e4, scale: 'log' },
    { name: 'dropout', kind: 'real', low: 0, high: 0.5, scale: 'linear' },
    { name: 'batchSize', kind: 'integer', low: 4, high: 61, scale: 'log' },
    { name: 'hidden', kind: 'integer', low: 2, high: 9, scale: 'linear' },
    { name: 'optimizer', kind: 'choice', options: ['sgd', 'momentum'] },
    {
      ...{ name: 'optimizer.beta', kind: 'real', low: 0, high: 0.99, scale: 'one-minus-log' },
      when: { parameter: 'optimizer', is: ['momentum'] },
    },
  ],
  template: {
    data: { name: 'moons', ...drawn },
    loss: 'binary-cross-entropy',
    budget: { epochs: 5 },
    record: { checkpoints: 2 },
    run: plain,
  },
  objective: 'validationLoss',
  starts: 'fresh',
  searches: specs.map((searcher, seed) => ({
    ...{ searcher, seed, workers: 1 + (seed % 3), synchronous: seed % 2 === 0 },
    budget: { trials: 25 },
  })),
};

/** Every scheduler, with the searcher that learns from its rungs and with one that does not; large rates diverge. */
export const searchWithSchedulers: Search = {
  ...search,
  space: [
    { name: 'learningRate', kind: 'real', low: 1e-4, high: 1e4, scale: 'log' },
    { name: 'dropout', kind: 'real', low: 0, high: 0.5, scale: 'linear' },
  ],
  // A multiple of the parts of all schedulers.
  template: { ...search.template, budget: { steps: 360 }, record: { checkpoints: 360 } },
  searches: schedulerSpecs.flatMap((scheduler, i) =>
    (['random', 'bohb'] as const).map((kind) => ({
      ...{ searcher: { kind }, scheduler, seed: i, budget: { trials: 16 } },
      workers: 1 + (i % 3),
    })),
  ),
};
