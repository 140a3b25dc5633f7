/** What PyTorch trains too: small networks, fifty steps each, in which one thing after the other is tried. */
import type { DataSpec } from '../../src/lib/data/spec.ts';
import { usualNormalizations, usualOptimizers } from '../../src/lib/study/defaults.ts';
import {
  activations,
  losses,
  type Averaging,
  type Initializer,
  type Loss,
  type Optimizer,
  type Run,
  type Schedule,
  type Study,
} from '../../src/lib/training/spec.ts';

export interface Case {
  /** What is tried, in words. */
  name: string;
  /** Of one run. */
  study: Study;
}

const steps = 50;

/** With batches of 10 the last one of an epoch has 4 examples; an epoch has 4 steps. */
const sizes = { training: 34, validation: 16 };

const dataFor: Record<Loss, DataSpec> = {
  'squared-error': { name: 'arch', ...sizes, noise: 0.1, seed: 1 },
  'binary-cross-entropy': { name: 'moons', ...sizes, noise: 0.1, seed: 1 },
  'softmax-cross-entropy': { name: 'blobs', ...sizes, classes: 3, noise: 0.3, seed: 1 },
};

function aCase(
  name: string,
  knobs: Partial<Run>,
  loss: Loss = 'softmax-cross-entropy',
  checkpoints = 1,
): Case {
  const run: Run = {
    hidden: [5, 4],
    activation: 'tanh',
    initializer: { kind: 'glorot' },
    optimizer: { kind: 'sgd' },
    learningRate: 0.2,
    schedule: { kind: 'constant' },
    batchSize: 10,
    l2: 0,
    dropout: 0,
    labelNoise: 0,
    seed: 1,
    ...knobs,
  };
  const record = { checkpoints, weights: true };
  return {
    name,
    study: { kind: 'study', data: dataFor[loss], loss, budget: { steps }, runs: [run], record },
  };
}

const withSharpness = ({ name, study }: Case): Case => ({
  name,
  study: { ...study, record: { ...study.record, sharpness: true } },
});

/** Each with a learning rate at which it gets ahead in fifty steps, without leaping. */
const optimizers: [name: string, optimizer: Optimizer, learningRate: number][] = [
  ['SGD', { kind: 'sgd' }, 0.2],
  ['momentum', { kind: 'momentum', beta: 0.9, form: 'goh' }, 0.03],
  ['momentum in Ng’s form', { kind: 'momentum', beta: 0.8, form: 'ng' }, 0.3],
  ['Nesterov', { kind: 'nesterov', beta: 0.9 }, 0.03],
  ['RMSProp', { kind: 'rmsprop', beta: 0.9, epsilon: 1e-8 }, 0.01],
  ['RMSProp with a large ε', { kind: 'rmsprop', beta: 0.9, epsilon: 0.1 }, 0.05],
  ['Adam', { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }, 0.02],
  ['Adam with a large ε', { kind: 'adam', beta1: 0.8, beta2: 0.99, epsilon: 0.1 }, 0.1],
  [
    'Adam without bias correction',
    { kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-8, biasCorrection: false },
    0.01,
  ],
  ['Adagrad', { kind: 'adagrad', epsilon: 1e-10 }, 0.1],
  ['Lion', { kind: 'lion', beta1: 0.9, beta2: 0.95 }, 0.01],
];

const schedules: Record<string, Schedule> = {
  'inverse-time': { kind: 'inverse-time', decayRate: 0.2 },
  exponential: { kind: 'exponential', gamma: 0.8 },
  'inverse-square-root': { kind: 'inverse-square-root', k: 0.9 },
  staircase: { kind: 'staircase', factor: 0.3, at: [3, 7] },
  cosine: { kind: 'cosine' },
  'warm-up, then constant': { kind: 'warm-up', steps: 10, then: { kind: 'constant' } },
  'warm-up, then cosine': { kind: 'warm-up', steps: 7, then: { kind: 'cosine' } },
  'range-test': { kind: 'range-test', to: 0.5 },
  linear: { kind: 'linear', endFactor: 0.1 },
  'warm-up, then linear': { kind: 'warm-up', steps: 7, then: { kind: 'linear', endFactor: 0 } },
  'cosine with restarts': { kind: 'cosine-restarts', period: 20, multiplier: 1 },
  'cosine with rarer and rarer restarts': { kind: 'cosine-restarts', period: 6, multiplier: 3 },
  'one-cycle': { kind: 'one-cycle', rise: 0.3, startFactor: 0.04, endFactor: 0.000004, form: 'cosine' },
  // Its peak lies between two steps.
  'linear one-cycle': { kind: 'one-cycle', rise: 0.25, startFactor: 0.1, endFactor: 0.01, form: 'linear' },
  triangle: { kind: 'triangle', halfCycle: 8, startFactor: 0.1 },
};

const averages: Averaging[] = [
  { kind: 'exponential', decay: 0.9 },
  { kind: 'polyak', from: 0 },
  { kind: 'polyak', from: 20 },
];

const shapes: number[][] = [[], [1], [7], [4, 4, 4, 4]];

/** By topic, each a file of goldens. */
export const cases: Record<string, Case[]> = {
  losses: losses.map((loss) => aCase(loss, {}, loss)),
  activations: activations.map((activation) =>
    aCase(activation, { activation, initializer: { kind: 'he' } }, 'binary-cross-entropy'),
  ),
  shapes: [
    ...shapes.map((hidden) => aCase(`hidden layers [${hidden.join(', ')}]`, { hidden, learningRate: 0.1 })),
    aCase('one example a batch', { batchSize: 1, learningRate: 0.05 }),
    aCase('all examples in a batch', { batchSize: sizes.training }),
    aCase('the first 15 examples', { examples: 15 }),
  ],
  optimizers: optimizers.flatMap(([name, optimizer, learningRate]) => [
    aCase(name, { optimizer, learningRate }),
    aCase(
      `${name} while the rate falls, with L2`,
      { optimizer, learningRate, schedule: { kind: 'cosine' }, l2: 0.01 },
      'binary-cross-entropy',
    ),
  ]),
  schedules: Object.entries(schedules).map(([name, schedule]) => aCase(name, { schedule })),
  regularisation: [
    aCase('L2', { l2: 0.03 }),
    aCase('L1', { l1: 0.02 }),
    aCase('L1 by a soft threshold', { softThreshold: 0.2 }),
    aCase('a soft threshold beside Adam', {
      softThreshold: 0.2,
      optimizer: usualOptimizers.adam,
      learningRate: 0.02,
    }),
    aCase('dropout', { dropout: 0.2, activation: 'relu', initializer: { kind: 'he' } }),
    aCase('label noise', { labelNoise: 0.3 }),
    aCase('label smoothing', { labelSmoothing: 0.2 }),
    aCase('label smoothing of two classes', { labelSmoothing: 0.2 }, 'binary-cross-entropy'),
    aCase('label noise of two classes', { labelNoise: 0.3 }, 'binary-cross-entropy'),
    aCase('all of it', { l2: 0.01, l1: 0.01, dropout: 0.3, labelNoise: 0.2 }),
  ],
  waiting: [
    aCase(
      'for a plateau of the validation loss',
      { schedule: { kind: 'plateau', on: 'validation', patience: 2, factor: 0.5, leastImprovement: 0.2 } },
      'softmax-cross-entropy',
      12,
    ),
    aCase(
      'for a plateau of the training loss, after a warm-up',
      {
        learningRate: 0.3,
        schedule: {
          kind: 'warm-up',
          steps: 8,
          then: { kind: 'plateau', on: 'training', patience: 1, factor: 0.7 },
        },
      },
      'squared-error',
      25,
    ),
    aCase(
      'for the end, by the validation loss',
      { earlyStopping: { on: 'validation', patience: 2, leastImprovement: 0.2 } },
      'softmax-cross-entropy',
      12,
    ),
    aCase(
      'for the end, by the training loss',
      { learningRate: 0.3, earlyStopping: { on: 'training', patience: 3 } },
      'squared-error',
      25,
    ),
  ],
  decay: optimizers
    .filter(([, { kind }]) => ['sgd', 'adam', 'lion'].includes(kind))
    .map(([name, optimizer, learningRate]) =>
      aCase(`weight decay with ${name}`, {
        optimizer,
        learningRate,
        schedule: { kind: 'cosine' },
        weightDecay: 0.2,
      }),
    ),
  normalization: Object.values(usualNormalizations).flatMap((normalization) => [
    aCase(`${normalization.kind} normalisation`, { normalization }),
    aCase(`${normalization.kind} normalisation with a large ε`, {
      normalization: { ...normalization, epsilon: 0.1 },
    }),
    aCase(
      `${normalization.kind} normalisation with Adam, dropout, L2 and clipping`,
      {
        normalization: normalization.kind === 'batch' ? { ...normalization, momentum: 0.3 } : normalization,
        ...{ optimizer: usualOptimizers.adam, learningRate: 0.02 },
        ...{ dropout: 0.2, l2: 0.01, clipNorm: 0.5 },
      },
      'binary-cross-entropy',
    ),
  ]),
  shortcuts: [
    aCase('around two of three layers', { hidden: [4, 4, 4], shortcuts: true }),
    aCase('around those alone that are equal', { hidden: [5, 5, 3, 3], shortcuts: true }),
    aCase('with dropout', { hidden: [4, 4, 4], shortcuts: true, dropout: 0.2 }),
    aCase('of quieter branches', { hidden: [4, 4, 4], shortcuts: true, branchScale: 0.3 }),
    ...Object.values(usualNormalizations).map((normalization) =>
      aCase(`with ${normalization.kind} normalisation`, {
        hidden: [4, 4, 4],
        shortcuts: true,
        normalization,
      }),
    ),
  ],
  averages: [
    ...averages.map((averaging) => aCase(Object.values(averaging).join(' '), { averaging })),
    ...averages.map((averaging) =>
      aCase(
        `${Object.values(averaging).join(' ')}, with batch normalisation`,
        { averaging, normalization: usualNormalizations.batch },
        'binary-cross-entropy',
      ),
    ),
  ],
  sharpness: [
    ...losses.map((loss) => aCase(loss, {}, loss)),
    ...activations.map((activation) =>
      aCase(
        activation,
        { activation, initializer: { kind: 'he' }, learningRate: 0.1 },
        'binary-cross-entropy',
      ),
    ),
    aCase('of the loss alone', { l2: 0.02, dropout: 0.2, labelNoise: 0.2 }),
  ].map(withSharpness),
  clipping: [
    aCase('by a norm that is always exceeded', { clipNorm: 0.1 }),
    aCase('by a norm that is exceeded now and then', { clipNorm: 0.4 }),
    aCase('of the gradient with its penalties', { clipNorm: 0.3, l2: 0.1, l1: 0.05 }),
    aCase('before momentum and decay', {
      clipNorm: 0.3,
      weightDecay: 0.1,
      learningRate: 0.05,
      optimizer: { kind: 'momentum', beta: 0.9, form: 'goh' },
    }),
  ],
};

/** Of their draws PyTorch says how they are distributed, for a layer of so many inputs and outputs. */
export const initializers: Initializer[] = [
  { kind: 'normal', deviation: 0.3 },
  { kind: 'glorot' },
  { kind: 'he' },
  { kind: 'glorot-uniform' },
  { kind: 'he-uniform' },
  { kind: 'lecun' },
  { kind: 'orthogonal', gain: 0.7 },
];
export const layer = { inputs: 50, outputs: 20 };
