/**
 * What can be trained, as plain data: a *study* is a data set, a budget and a list of *runs*, each a full set
 * of hyperparameters. A study crosses to the worker, keys the store of build-time results and fits in a test.
 */
import type { DataSpec } from '../data/spec.ts';
import type { Initializer } from './initializers.ts';
import type { Optimizer } from './optimizers.ts';
import type { Schedule } from './schedules.ts';
import type { Patience } from './patience.ts';

export type { Initializer } from './initializers.ts';
export type { Optimizer } from './optimizers.ts';
export type { Schedule } from './schedules.ts';

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

/** How the last layer's biases start. */
export const outputBiases = ['zero', 'log-odds'] as const;
/** In which order an epoch visits the examples. */
export const orders = ['shuffled', 'fixed'] as const;

/** What hidden layers do to z before their activation: x̂ = (z − mean) / √(variance + ε), then γx̂ + β. */
export type Normalization =
  /**
   * Over the examples of a batch, unit by unit: Ioffe & Szegedy 2015. Outside of training with the running mean and
   * variance, r ← (1 − momentum)·r + momentum·batch (PyTorch's `momentum`; Keras's is one minus it), whose variance is
   * the unbiased one.
   */
  | { kind: 'batch'; momentum: number; epsilon: number }
  /** Over the units of a layer, example by example: Ba et al. 2016. */
  | { kind: 'layer'; epsilon: number };

/**
 * A second set of weights (with biases and scales), an average over the steps, that is measured beside the weights
 * themselves. Training does not see it. With batch normalisation it is measured with the run's own running means and
 * variances: PyTorch's `update_bn` would make others, in a further pass over the training examples.
 */
export type Averaging =
  /**
   * Exponential: average ← decay · average + (1 − decay) · w after each step, from the start weights on. PyTorch:
   * `AveragedModel` with such an `avg_fn`, whose average begins with the weights after the first step. Keras:
   * `use_ema=True, ema_momentum=decay`.
   */
  | { kind: 'exponential'; decay: number }
  /**
   * The mean of the weights after each step from step number `from` on, 0 the first (Polyak & Juditsky 1992); before it
   * the weights. PyTorch: `AveragedModel`, updated after each of these steps.
   */
  | { kind: 'polyak'; from: number };

/** Ends a run whose loss no longer falls. Its result is the network of its best checkpoint. */
export type EarlyStopping = Patience;

/** How long a run trains: updates, or passes over its training examples. */
export type Budget = { steps: number } | { epochs: number };

/** What a run may change on its way: see `Run` for each. The optimiser keeps its kind. */
export interface Adjustable {
  optimizer: Optimizer;
  /** α₀, before the schedule. 0 freezes the weights. */
  learningRate: number;
  schedule: Schedule;
  /** Examples per step; every example is visited once an epoch, the last batch may be smaller. Capped at the run's examples. */
  batchSize: number;
  /** λ of the penalty (λ/2)‖W‖² on weights, not biases, whose gradient λW the optimiser sees. Recorded losses leave the penalty out. */
  l2: number;
  /**
   * λ of the penalty λ Σ|w| on weights, not biases, whose slope λ sign(w) is added to the gradient, as PyTorch's users write
   * it: weights come close to zero, hardly ever to zero itself. Default 0. Recorded losses leave it out.
   */
  l1?: number;
  /**
   * λ of the same penalty, taken by its proximal step, so that weights become exactly zero: after the optimiser's step
   * w ← sign(w) max(|w| − αλ, 0), soft thresholding (Parikh & Boyd 2014, section 6.5.2). With plain descent that is the
   * proximal gradient method (ISTA); beside other optimisers it is decoupled as `weightDecay` is. Default 0.
   */
  softThreshold?: number;
  /**
   * λ of decoupled weight decay: w ← w − αλw, before the optimiser's step, which does not see it (Loshchilov & Hutter
   * 2019, as PyTorch's `AdamW` has it, with α in it). With plain descent the same as `l2`, with Adam not. Default 0.
   */
  weightDecay?: number;
  /** Probability with which each hidden unit is dropped at a training step (inverted dropout). */
  dropout: number;
  /**
   * The gradient, penalties included, is scaled down to this norm where its own is larger, over all parameters together
   * (Pascanu et al. 2013). PyTorch: `clip_grad_norm_`. Default: as it is.
   */
  clipNorm?: number;
}

export const adjustable = [
  'optimizer',
  'learningRate',
  'schedule',
  'batchSize',
  'l2',
  'l1',
  'softThreshold',
  'weightDecay',
  'dropout',
  'clipNorm',
] as const satisfies (keyof Adjustable)[];

/** From step `at` on, the run trains with these hyperparameters. */
export interface Change {
  at: number;
  set: Partial<Adjustable>;
}

/** One network, trained once: every hyperparameter it has. */
export interface Run extends Adjustable {
  /** Trains on the first so many of the study's training examples: smaller sets are parts of larger ones. Default: all. */
  examples?: number;
  /** Default: the study's. */
  budget?: Budget;
  /** Units of each hidden layer; `[]` is a linear model. Inputs and outputs come with the data. */
  hidden: number[];
  activation: Activation;
  /** Of every hidden layer. Default: none. */
  normalization?: Normalization;
  /** Whether h ← h + s f(…) around every hidden layer as wide as the hidden layer before it (He et al. 2016). Default: false. */
  shortcuts?: boolean;
  /** s of the shortcuts, above 0: quieter branches where many add up (Szegedy et al. 2017, section 3.3). Default 1. */
  branchScale?: number;
  /** How the weights of every layer start. Biases start at zero, but see `outputBias`. */
  initializer: Initializer;
  /**
   * How the last layer's biases start: at zero, or at the log odds of the classes among the training examples, so that
   * the untrained network gives each class its share (Lin et al. 2017, section 4.1, for a rare class; not with
   * `squared-error`). Default: zero.
   */
  outputBias?: (typeof outputBiases)[number];
  /**
   * ε: what is trained on has the share ε of each label spread evenly over all classes (Szegedy et al. 2016). Not with
   * `squared-error`. Losses at checkpoints are of the labels themselves. Default 0.
   */
  labelSmoothing?: number;
  /** Fraction of the study's training labels that are replaced by another class. */
  labelNoise: number;
  /** In which order an epoch visits the examples: a new one each time, or always as they lie. Default: shuffled. */
  order?: (typeof orders)[number];
  /**
   * Digits are shifted by up to so many pixels, down and to the right or the other way, whenever they are trained on: all
   * shifts equally likely, what comes in at the edge without ink. Losses at checkpoints are of the digits as they are. Default 0.
   */
  shift?: number;
  averaging?: Averaging;
  earlyStopping?: EarlyStopping;
  /** In the order of their steps. A budget in epochs counts with the batch size at the start. */
  changes?: Change[];
  /** Splits into `init`, `order`, `dropout`, `labels` and `shift`: one knob does not reshuffle another. */
  seed: number;
}

/** Points on which a run's outputs are recorded at every checkpoint, beside the losses. */
export type Probe =
  /** `points` inputs evenly spaced from `x[0]` to `x[1]`, ends included. For 1-D data. */
  | { kind: 'line'; x: [number, number]; points: number }
  /** Row-major, y from `y[0]` up, x fastest, ends included. For 2-D data. */
  | { kind: 'grid'; x: [number, number]; y: [number, number]; columns: number; rows: number };

/** Of a histogram: so many of one width, from `range[0]` to `range[1]`. What lies outside counts in the outermost. */
export interface Bins {
  bins: number;
  range: [number, number];
}

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
    /** Of each hidden layer: see `LayerStatistics`. */
    preActivations?: Bins;
    /** Of each layer, and how far the step before the checkpoint moved them: `Checkpoint.updateRatios`. */
    weightNorms?: boolean;
    /** Of plain networks, without normalisation and shortcuts, and small ones: see `Checkpoint`. */
    sharpness?: boolean;
  };
  /**
   * A run has diverged when a batch's loss, or its training loss at a checkpoint, is not finite or exceeds this
   * multiple of its training loss at the start. Default 100.
   */
  divergence?: number;
}

/** How well a set of weights does. */
export interface Measured {
  /** Mean loss over all of the run's training examples (with its noisy labels, if any), dropout off. */
  trainingLoss: number;
  validationLoss: number;
  trainingAccuracy?: number;
  validationAccuracy?: number;
}

/** What a hidden layer makes of the run's training examples before its activation, and after its normalisation, dropout off. */
export interface LayerStatistics {
  /** Over all units and examples. */
  mean: number;
  deviation: number;
  /** `[bins]`: shares of all values; what lies outside the range counts in the outermost bins. */
  histogram: Float32Array;
  /** Share of units whose activation is zero, as a float32, for every example. */
  alwaysZero: number;
}

/** What was measured before step `step` (so `step: 0` is the untrained network). */
export interface Checkpoint extends Measured {
  step: number;
  /** The run's average of weights, measured like the weights themselves. */
  averaged?: Measured;
  /** `[layers]`, input side first. */
  gradientNorms?: number[];
  /** Layer by layer: weights `[in, out]` row-major, then biases `[out]`, then, where it normalises, scales `[out]`. */
  weights?: Float32Array;
  /** `[probe points, outputs]`: predictions for squared error, logits otherwise. */
  outputs?: Float32Array;
  /** `[hidden layers]` */
  preActivations?: LayerStatistics[];
  /** `[layers]`: ‖W‖₂. */
  weightNorms?: number[];
  /**
   * `[layers]`: ‖ΔW‖₂ / ‖W‖₂, of the last step and the weights after it; 0 where nothing moved. Absent where there was no
   * step: before the first one, and where a run has been taken up right at a checkpoint that it had not had.
   */
  updateRatios?: number[];
  /** The largest eigenvalue of the Hessian of the training loss by all parameters, to 10⁻⁶ of the largest magnitude. */
  sharpness?: number;
}

/** Where a run's early stopping ended it. */
export interface Stop {
  /** The checkpoint after which it trained no more. */
  at: number;
  /** The step of its best checkpoint, whose network is the run's result. */
  best: number;
}

/** One run's history; while it is still training, as much of it as there is. */
export interface RunHistory {
  /** Steps that the budget gives this run. */
  steps: number;
  stepsPerEpoch: number;
  /** `[steps done]`: the loss of each step's mini-batch before its update, dropout on, labels smoothed. */
  batchLoss: Float32Array;
  /** `[steps done]` */
  learningRate: Float32Array;
  checkpoints: Checkpoint[];
  /**
   * The step at which the run diverged and stopped, or null. `batchLoss` ends with that step's loss, unless it was a
   * checkpoint that gave the run away; that checkpoint and all later ones are absent.
   */
  divergedAt: number | null;
  /** Where early stopping ended the run, if it has. */
  stopped?: Stop;
}

export interface StudyResult {
  kind: 'study';
  /** `[runs]`, in the study's order. */
  runs: RunHistory[];
  /** `[rows × columns]` training loss, if `record.surface` asked for it. */
  surface?: Float32Array;
}
