/**
 * What an engine has to do, and all it is told. An engine does arithmetic: forward, backward, update. Everything
 * that is decided rather than computed (which examples, which masks, which learning rate, when to stop and what to
 * record) is decided outside and handed in, so that every engine trains on identical numbers.
 */
import type { Powers } from './optimizers/rule.ts';
import type { Bins, LayerStatistics, Loss, Run, Study } from './spec.ts';

/** One way of training: `reference` in TensorFlow.js with automatic differentiation, `fused` in WebAssembly. */
export interface Engine {
  readonly name: string;
  /** `true`, or the reason in words why this engine cannot train `study`. */
  covers(study: Study): true | string;
  /** Takes up the problem at the runs' starts. The session must be disposed of, whatever happens. */
  open(problem: Problem): Promise<Session>;
}

/** A study with its data drawn, its labels corrupted and its weights initialised. Engines only read it. */
export interface Problem {
  loss: Loss;
  /** Width of an example and of a target. */
  inputs: number;
  outputs: number;
  /** Examples in the training set. */
  examples: number;
  /** `[examples, inputs]` row-major: the training inputs, the same for all runs. */
  trainingInputs: Float32Array;
  /** `[copies, examples, inputs]`, if any run shifts them: the training inputs, then all their shifted copies. */
  copies?: Float32Array;
  /** `[runs]`, in the study's order. */
  runs: PreparedRun[];
}

export interface PreparedRun {
  run: Run;
  /** `[inputs, ...hidden, outputs]`: one more than there are layers. */
  widths: number[];
  /**
   * Layer by layer: weights `[in, out]` row-major, then biases `[out]`, then, where it normalises, scales `[out]`. See
   * `layersOf` for the offsets.
   */
  start: Float32Array;
  /** On so many of the training examples, the first, it trains. */
  examples: number;
  /** `[examples, outputs]`: the labels of all training examples, with this run's label noise. Recorded losses are of these. */
  labels: Float32Array;
  /** `[copies, examples, outputs]`: the same, smoothed, for each copy of the inputs that the run sees: what it trains on. */
  trainingTargets: Float32Array;
  /** `run.batchSize`, capped at `examples`. No batch is larger. */
  batchSize: number;
  /** Of the whole budget. */
  steps: number;
  stepsPerEpoch: number;
}

/** The next steps of one run. */
export interface Assignment {
  /** Index into `problem.runs`. */
  run: number;
  /** At least 1. */
  steps: number;
  /** `[steps]` */
  learningRates: Float32Array;
  /** `[steps]`: examples in each step's batch, 1 to the run's `batchSize`. */
  batchSizes: Int32Array;
  /** `[Σ batchSizes]`: indices into the copies of the training examples, batch after batch. */
  examples: Int32Array;
  /**
   * If the run has dropout and hidden layers, else null: 1 for a unit that is kept, 0 for one that is dropped. Step
   * by step, in it hidden layer by hidden layer, in it `[batch, units]` row-major. Kept units are scaled by
   * 1 / (1 − dropout).
   */
  masks: Uint8Array | null;
  /** `[steps]`, if the run averages its weights: their share in the average after each step. 1: it is a copy of them. */
  averageShares?: Float32Array;
}

/**
 * The runs of a problem under way. Each step: g = ∂(mean loss of the batch)/∂θ, plus the slopes of the penalties on the
 * weights but not the biases and scales; g scaled down where it is clipped; weights decayed; then the run's optimiser (see
 * `Adjustable`, and optimizers.ts for the equations). Batch normalisation takes mean and variance of the batch in
 * training, and the running ones in all that is asked; these are of the run's state, not of its parameters. After the
 * step the run's average follows its weights; it begins as a copy of the start. What a run computes must not depend, to
 * the last bit, on the other runs of the problem, on how its steps are cut into assignments or on what is asked in between.
 */
export interface Session {
  /**
   * Trains each run named (at most once per call) through its assignment. Returns, in the order of the assignments,
   * `[steps]`: each step's mean batch loss before its update, dropout on, penalty left out. A run whose loss grows
   * beyond all bounds is carried through its assignment like any other (the caller stops it afterwards by not
   * naming it again).
   */
  advance(assignments: Assignment[]): Float32Array[];
  /**
   * What the runs named make, as they are now, of `points` inputs `[points, inputs]`, dropout off. Returns for each run
   * `[points, outputs]`: predictions for squared error, logits for the cross-entropies. Callers pass the same
   * array object for the same points, so an engine may keep its own copy by identity.
   */
  predict(runs: number[], inputs: Float32Array): Float32Array[];
  /**
   * How well the run, as it is now, does on examples `[examples, inputs]` with `targets` `[examples, outputs]`, dropout off:
   * its weights or, where it averages them, their average.
   */
  score(run: number, inputs: Float32Array, targets: Float32Array, options?: ScoreOptions): Score;
  /**
   * For each run named `[layers]`: ‖∂J/∂W‖₂ of the mean loss J over the training set, dropout off, penalty left out. The
   * running mean and variance of batch normalisation count as constants.
   */
  gradientNorms(runs: number[]): number[][];
  /** A copy of the run's parameters as they are now, laid out like `PreparedRun.start`. */
  parameters(run: number): Float32Array;
  /** A copy of all that training changes of the run. */
  state(run: number): NetworkState;
  /** The run goes on from `state`, which is copied. Its shape must be the run's. */
  restore(run: number, state: NetworkState): void;
  /** From the next step on the run trains as `prepared` says, which differs from before in what is `Adjustable` only. */
  adjust(run: number, prepared: PreparedRun): void;
  /** Gives back all memory. May be called once only, at any time between two calls. */
  dispose(): void;
}

/** All that training changes of a network, as plain data that every engine takes. */
export interface NetworkState {
  /** `[parameters]`, laid out like `PreparedRun.start`; what the optimiser remembers of each lies alike. */
  parameters: Float32Array;
  velocity: Float32Array;
  square: Float32Array;
  /** Of the optimiser's bias correction. */
  powers: Powers;
  /** With batch normalisation of each hidden layer the running mean `[units]`, then the variance `[units]`; else empty. */
  moments: Float32Array;
  /** `[parameters]`: of the weights, if the run averages them. A run that is to and has none yet begins with the weights. */
  average?: Float32Array;
}

export interface ScoreOptions {
  /** Default: the weights. */
  of?: 'weights' | 'average';
  /** Asks for `Score.preActivations`, with such histograms. */
  bins?: Bins;
}

export interface Score {
  /** Mean over the examples, penalty left out. */
  loss: number;
  /** Fraction of the examples whose class is right; see `accuracy` in metrics.ts. */
  accuracy: number;
  /** `[hidden layers]`, over the examples. */
  preActivations?: LayerStatistics[];
}

/** Where one layer lies in a flat array of parameters. */
export interface LayerLayout {
  inputs: number;
  outputs: number;
  /** Offset of the weights `[inputs, outputs]` row-major. */
  weights: number;
  /** Offset of the biases `[outputs]`. */
  biases: number;
  /** Offset of the scales, γ of a hidden layer that normalises: `[outputs]` or, where there are none, `[0]`. */
  scales: number;
  /** Offset of what comes after them. */
  end: number;
}

/** The layers of a network of these widths, input side first. */
export function layersOf(
  widths: readonly number[],
  { normalization }: Pick<Run, 'normalization'> = {},
): LayerLayout[] {
  let end = 0;
  return widths.slice(1).map((outputs, index) => {
    const inputs = widths[index]!;
    const weights = end;
    const biases = weights + inputs * outputs;
    const scales = biases + outputs;
    const isHidden = index < widths.length - 2;
    end = scales + (normalization && isHidden ? outputs : 0);
    return { inputs, outputs, weights, biases, scales, end };
  });
}
