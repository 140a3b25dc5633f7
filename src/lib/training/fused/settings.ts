/** Runs' hyperparameters as the numbers that the kernel takes. */
import { concatenate } from '../concatenate.ts';
import { layersOf, type NetworkState, type PreparedRun } from '../engine.ts';
import { averagesOf, correctionsOf, optimizerKinds } from '../optimizers.ts';
import type { Powers } from '../optimizers/rule.ts';
import { initialMoments } from '../normalization.ts';
import { activations, losses, type Loss, type Run } from '../spec.ts';

/** All of a run that stays the same. The numbers are explained in assembly/network.ts. */
export interface Settings {
  widths: number[];
  batchSize: number;
  /** Codes: see assembly/codes.ts. */
  activation: number;
  loss: number;
  /** Code, ε and momentum. */
  normalization: [code: number, epsilon: number, momentum: number];
  hasShortcuts: boolean;
  optimizer: number;
  descent: number;
  /** In the order of assembly/constants.ts. */
  constants: number[];
  parameters: number;
}

/**
 * What changes in training of one run, `[3, parameters]`: its parameters, laid out like `PreparedRun.start`, then the
 * optimiser's running gradient and running squared gradient of each. After these, with batch normalisation, of each hidden
 * layer the running mean `[units]` and variance `[units]`.
 */
export type State = Float32Array;

/** Arrays of a run's state. */
const stateArrays = 3;

/** The state before the first step. */
export function startOf({ start, run, widths }: PreparedRun): State {
  const moments = initialMoments(layersOf(widths, run), run.normalization).flatMap(({ mean, variance }) => [
    mean,
    variance,
  ]);
  return concatenate(Float32Array, [start, new Float32Array((stateArrays - 1) * start.length), ...moments]);
}

/** A run's state as plain data, and the other way. */
export function unpackState(state: State, { parameters }: Settings, powers: Powers): NetworkState {
  const [weights, velocity, square] = [0, 1, 2].map((array) =>
    state.slice(array * parameters, (array + 1) * parameters),
  );
  return {
    parameters: weights!,
    velocity: velocity!,
    square: square!,
    powers: { ...powers },
    moments: state.slice(stateArrays * parameters),
  };
}
export const packState = ({ parameters, velocity, square, moments }: NetworkState): State =>
  concatenate(Float32Array, [parameters, velocity, square, moments]);

/** The parts of a state that evaluation needs. */
export const parametersIn = (state: State, { parameters }: Settings): State => state.subarray(0, parameters);
export const momentsIn = (state: State, { parameters }: Settings): State =>
  state.subarray(stateArrays * parameters);

export function settingsOf({ run, widths, batchSize, start }: PreparedRun, loss: Loss): Settings {
  const { beta, share, squareBeta, squareShare, epsilon } = averagesOf(run.optimizer);
  return {
    widths,
    batchSize,
    activation: activations.indexOf(run.activation),
    loss: losses.indexOf(loss),
    normalization: normalizationOf(run),
    hasShortcuts: run.shortcuts ?? false,
    optimizer: optimizerKinds.indexOf(run.optimizer.kind),
    descent: descents.indexOf(descentOf(run)),
    constants: [
      ...[beta, share, squareBeta, squareShare, epsilon],
      ...[run.l2, 1 / (1 - run.dropout), run.l1 ?? 0, run.clipNorm ?? Infinity],
    ],
    parameters: start.length,
  };
}

/** In the order of the kernel's codes. */
const normalizations = ['none', 'batch', 'layer'] as const;

function normalizationOf({ normalization }: Run): Settings['normalization'] {
  if (!normalization) return [normalizations.indexOf('none'), 0, 0];
  const momentum = normalization.kind === 'batch' ? normalization.momentum : 0;
  return [normalizations.indexOf(normalization.kind), normalization.epsilon, momentum];
}

/** In the order of the kernel's codes. */
const descents = ['plain', 'penalised', 'clipped'] as const;

function descentOf({ l1, weightDecay, clipNorm }: Run): (typeof descents)[number] {
  if (clipNorm !== undefined) return 'clipped';
  return l1 || weightDecay ? 'penalised' : 'plain';
}

/** The numbers of one step in what `ratesOf` returns. */
export const ratesPerStep = 3;

/**
 * `[steps, ratesPerStep]` step sizes, corrections of the running squared gradient and what decay takes off the weights:
 * for Adam α/(1 − β₁ᵗ), 1/(1 − β₂ᵗ) and αλ, for most others α, 1 and αλ. `powers` moves on.
 */
export function ratesOf(
  { optimizer, weightDecay = 0 }: Run,
  learningRates: Float32Array,
  powers: Powers,
): Float32Array {
  const rates = new Float32Array(ratesPerStep * learningRates.length);
  learningRates.forEach((learningRate, step) => {
    const { rate, square } = correctionsOf(optimizer, powers);
    rates.set([learningRate * rate, square, learningRate * weightDecay], ratesPerStep * step);
  });
  return rates;
}
