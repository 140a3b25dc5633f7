/**
 * What can be trained, as plain data: a *study* is a data set, a budget and a list of *runs*, each a full set
 * of hyperparameters. A study crosses to the worker, keys the store of build-time results and fits in a test.
 */
import type { DataSpec } from '../data/spec.ts';

export const activations = [
  'identity',
  'sigmoid',
  'tanh',
  'relu',
  'leaky-relu',
  'elu',
  'gelu',
  'swish',
] as const;
export type Activation = (typeof activations)[number];

/** `squared-error` is ½ Σ (ŷ − y)² per example; the cross-entropies take logits. All are means over examples. */
export const losses = ['squared-error', 'binary-cross-entropy', 'softmax-cross-entropy'] as const;
export type Loss = (typeof losses)[number];

/** Biases start at zero; this says how the weights of every layer start. */
export type Initializer =
  | { kind: 'zeros' }
  /** N(0, deviation²) */
  | { kind: 'normal'; deviation: number }
  /** N(0, 2 / (fan in + fan out)): Glorot & Bengio 2010, eq. 16, in its normal form. */
  | { kind: 'glorot' }
  /** N(0, 2 / fan in): He et al. 2015, eq. 10. */
  | { kind: 'he' };

export type Optimizer =
  /** w ← w − αg */
  | { kind: 'sgd' }
  /**
   * `goh` (Polyak; Goh 2017): z ← βz + g, w ← w − αz.
   * `ng` (Ng's course): v ← βv + (1 − β)g, w ← w − αv. The same path at α·(1 − β).
   */
  | { kind: 'momentum'; beta: number; form: 'goh' | 'ng' }
  /** z ← βz + g, w ← w − α(g + βz): Sutskever et al. 2013, written at the look-ahead point. */
  | { kind: 'nesterov'; beta: number }
  /** s ← βs + (1 − β)g², w ← w − αg / (√s + ε): Hinton, Coursera lecture 6e. */
  | { kind: 'rmsprop'; beta: number; epsilon: number }
  /** Kingma & Ba 2015, algorithm 1, with bias correction. */
  | { kind: 'adam'; beta1: number; beta2: number; epsilon: number };

/**
 * How the learning rate moves from its base value α₀ during a run. `epoch` counts whole passes over the
 * training data (⌊step / steps per epoch⌋), as in the source's formula; `progress` is step / total steps.
 */
export type Schedule =
  | { kind: 'constant' }
  /** α₀ / (1 + decayRate · epoch) */
  | { kind: 'inverse-time'; decayRate: number }
  /** α₀ · γ^epoch */
  | { kind: 'exponential'; gamma: number }
  /** α₀ · k / √epoch from epoch 1 on, never above α₀. */
  | { kind: 'inverse-square-root'; k: number }
  /** α₀ · factor^(number of `at` epochs reached) */
  | { kind: 'staircase'; factor: number; at: number[] }
  /** α₀ · ½(1 + cos(π · progress)), step by step: Loshchilov & Hutter 2017 without restarts. */
  | { kind: 'cosine' }
  /** Linear from α₀/steps to α₀ over the first `steps` steps, then `then`. */
  | { kind: 'warm-up'; steps: number; then: Schedule }
  /** α₀ · (to/α₀)^(step / (total steps − 1)): a geometric ramp for the learning-rate range test (Smith 2017, whose own ramp is linear). */
  | { kind: 'range-test'; to: number };

/** How long a run trains: updates, or passes over its training examples. */
export type Budget = { steps: number } | { epochs: number };

/** One network, trained once: every hyperparameter it has. */
export interface Run {
  /** Trains on the first so many of the study's training examples: smaller sets are parts of larger ones. Default: all. */
  examples?: number;
  /** Default: the study's. */
  budget?: Budget;
  /** Units of each hidden layer; `[]` is a linear model. Inputs and outputs come with the data. */
  hidden: number[];
  activation: Activation;
  initializer: Initializer;
  optimizer: Optimizer;
  /** α₀, before the schedule. 0 freezes the weights. */
  learningRate: number;
  schedule: Schedule;
  /** Examples per step; every example is visited once an epoch, the last batch may be smaller. Capped at the run's examples. */
  batchSize: number;
  /** λ of the penalty (λ/2)‖W‖² on weights, not biases. Recorded losses leave the penalty out. */
  l2: number;
  /** Probability with which each hidden unit is dropped at a training step (inverted dropout). */
  dropout: number;
  /** Fraction of the study's training labels that are replaced by another class. */
  labelNoise: number;
  /** Splits into `init`, `order`, `dropout` and `labels`: one knob does not reshuffle another. */
  seed: number;
}

/** Points on which a run's outputs are recorded at every checkpoint, beside the losses. */
export type Probe =
  /** `points` inputs evenly spaced from `x[0]` to `x[1]`, ends included. For 1-D data. */
  | { kind: 'line'; x: [number, number]; points: number }
  /** Row-major, y from `y[0]` up, x fastest, ends included. For 2-D data. */
  | { kind: 'grid'; x: [number, number]; y: [number, number]; columns: number; rows: number };

export interface Study {
  kind: 'study';
  data: DataSpec;
  loss: Loss;
  budget: Budget;
  runs: Run[];
  record: {
    /** Evaluations evenly spread over each run's budget, besides the one before the first step. At least 1. */
    checkpoints: number;
    /** Fraction of correct classes, beside the losses. */
    accuracy?: boolean;
    /** ‖∂J/∂W‖ of each layer's weights, over the whole training set. */
    gradientNorms?: boolean;
    weights?: boolean;
    outputs?: Probe;
    /** For models of exactly two parameters: the training loss on this grid of (first, second) parameter. */
    surface?: Extract<Probe, { kind: 'grid' }>;
  };
  /**
   * A run has diverged when a batch's loss, or its training loss at a checkpoint, is not finite or exceeds this
   * multiple of its training loss at the start. Default 100.
   */
  divergence?: number;
}

/** What was measured before step `step` (so `step: 0` is the untrained network). */
export interface Checkpoint {
  step: number;
  /** Mean loss over all of the run's training examples (with its noisy labels, if any), dropout off. */
  trainingLoss: number;
  validationLoss: number;
  trainingAccuracy?: number;
  validationAccuracy?: number;
  /** `[layers]`, input side first. */
  gradientNorms?: number[];
  /** Layer by layer: weights `[in, out]` row-major, then biases `[out]`. */
  weights?: Float32Array;
  /** `[probe points, outputs]`: predictions for squared error, logits otherwise. */
  outputs?: Float32Array;
}

/** One run's history; while it is still training, as much of it as there is. */
export interface RunHistory {
  /** Steps that the budget gives this run. */
  steps: number;
  stepsPerEpoch: number;
  /** `[steps done]`: the loss of each step's mini-batch before its update, dropout on. */
  batchLoss: Float32Array;
  /** `[steps done]` */
  learningRate: Float32Array;
  checkpoints: Checkpoint[];
  /**
   * The step at which the run diverged and stopped, or null. `batchLoss` ends with that step's loss, unless it was a
   * checkpoint that gave the run away; that checkpoint and all later ones are absent.
   */
  divergedAt: number | null;
}

export interface StudyResult {
  kind: 'study';
  /** `[runs]`, in the study's order. */
  runs: RunHistory[];
  /** `[rows × columns]` training loss, if `record.surface` asked for it. */
  surface?: Float32Array;
}
