/** What is trained where nothing else is said; optimisers, initialisers and schedules as they are meant by their names. */
import type { Initializer, Normalization, Optimizer, Run, Schedule } from '../training/spec.ts';

/** Of RMSProp, Adam and Adagrad. As in Keras and TensorFlow.js; PyTorch has 10⁻⁸, and for Adagrad 10⁻¹⁰. */
const epsilon = 1e-7;

/** For each kind, what of a union is of that kind. */
type ByKind<Union extends { kind: string }> = { [Kind in Union['kind']]: Extract<Union, { kind: Kind }> };

export const usualOptimizers = {
  sgd: { kind: 'sgd' },
  momentum: { kind: 'momentum', beta: 0.9, form: 'goh' },
  nesterov: { kind: 'nesterov', beta: 0.9 },
  rmsprop: { kind: 'rmsprop', beta: 0.9, epsilon },
  adam: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon },
  adagrad: { kind: 'adagrad', epsilon },
  lion: { kind: 'lion', beta1: 0.9, beta2: 0.99 },
} as const satisfies ByKind<Optimizer>;

export const usualInitializers: ByKind<Initializer> = {
  zeros: { kind: 'zeros' },
  normal: { kind: 'normal', deviation: 0.5 },
  glorot: { kind: 'glorot' },
  he: { kind: 'he' },
  'glorot-uniform': { kind: 'glorot-uniform' },
  'he-uniform': { kind: 'he-uniform' },
  lecun: { kind: 'lecun' },
  orthogonal: { kind: 'orthogonal', gain: 1 },
};

/** As in PyTorch: `BatchNorm1d` and `LayerNorm`. */
export const usualNormalizations = {
  batch: { kind: 'batch', momentum: 0.1, epsilon: 1e-5 },
  layer: { kind: 'layer', epsilon: 1e-5 },
} as const satisfies ByKind<Normalization>;

/** `one-cycle` as in PyTorch, `plateau` as in Keras. */
export const usualSchedules = {
  constant: { kind: 'constant' },
  'inverse-time': { kind: 'inverse-time', decayRate: 0.1 },
  exponential: { kind: 'exponential', gamma: 0.95 },
  linear: { kind: 'linear', endFactor: 0 },
  cosine: { kind: 'cosine' },
  'one-cycle': { kind: 'one-cycle', rise: 0.3, startFactor: 1 / 25, endFactor: 1 / 250_000, form: 'cosine' },
  plateau: { kind: 'plateau', factor: 0.1, on: 'validation', patience: 10 },
} as const satisfies Partial<ByKind<Schedule>>;

/** The book's momentum, with β: z ← βz + g, w ← w − αz. */
export const momentumOf = (beta: number): Optimizer => ({ kind: 'momentum', beta, form: 'goh' });

/** No regularisation, and labels as they are. */
const unregularized = { l2: 0, dropout: 0, labelNoise: 0 } as const;

/** A run but for its seed: a small network for the plane, plain descent. */
export const usualRun: Omit<Run, 'seed'> = {
  hidden: [8, 8],
  activation: 'tanh',
  initializer: usualInitializers.glorot,
  optimizer: usualOptimizers.sgd,
  learningRate: 0.1,
  schedule: usualSchedules.constant,
  batchSize: 32,
  ...unregularized,
};
