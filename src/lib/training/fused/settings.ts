/** Runs' hyperparameters as the numbers that the kernel takes. */
import { concatenate } from '../concatenate.ts';
import { layersOf, type Assignment, type NetworkState, type PreparedRun } from '../engine.ts';
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
  /** 0 without shortcuts. */
  branchScale: number;
  optimizer: number;
  descent: number;
  /** In the order of assembly/constants.ts. */
  constants: number[];
  parameters: number;
  hasAverage: boolean;
}

/**
 * What changes in training of one run, `[3 or 4, parameters]`: its parameters, laid out like `PreparedRun.start`, then the
 * optimiser's running gradient and running squared gradient of each, then, if the run averages them, their average. After
 * these, with batch normalisation, of each hidden layer the running mean `[units]` and variance `[units]`.
 */
export type State = Float32Array;

/** Of a run's state: arrays without an average, and with one. */
const arraysOf = ({ hasAverage }: Settings) => (hasAverage ? 4 : 3);

/** The state before the first step. */
export function startOf({ start, run, widths }: PreparedRun): State {
  const moments = initialMoments(layersOf(widths, run), run.normalization).flatMap(({ mean, variance }) => [
    mean,
    variance,
  ]);
  const average = run.averaging ? [start] : [];
  return concatenate(Float32Array, [start, new Float32Array(2 * start.length), ...average, ...moments]);
}

/** A run's state as plain data, and the other way. */
export function unpackState(state: State, settings: Settings, powers: Powers): NetworkState {
  const [parameters, velocity, square, average] = [0, 1, 2, 3].map((array) =>
    arrayIn(state, settings, array).slice(),
  );
  return {
    parameters: parameters!,
    velocity: velocity!,
    square: square!,
    powers: { ...powers },
    moments: momentsIn(state, settings).slice(),
    ...(settings.hasAverage && { average: average! }),
  };
}
export function packState(
  { parameters, velocity, square, moments, average = parameters }: NetworkState,
  { hasAverage }: Settings,
): State {
  const averages = hasAverage ? [average] : [];
  return concatenate(Float32Array, [parameters, velocity, square, ...averages, moments]);
}

const arrayIn = (state: State, { parameters }: Settings, array: number): State =>
  state.subarray(array * parameters, (array + 1) * parameters);

/** The parts of a state that evaluation needs. */
export const parametersIn = (state: State, settings: Settings): State => arrayIn(state, settings, 0);
export const averageIn = (state: State, settings: Settings): State => arrayIn(state, settings, 3);
export const momentsIn = (state: State, settings: Settings): State =>
  state.subarray(arraysOf(settings) * settings.parameters);

export function settingsOf({ run, widths, batchSize, start }: PreparedRun, loss: Loss): Settings {
  const { beta, share, squareBeta, squareShare, epsilon } = averagesOf(run.optimizer);
  return {
    widths,
    batchSize,
    activation: activations.indexOf(run.activation),
    loss: losses.indexOf(loss),
    normalization: normalizationOf(run),
    branchScale: run.shortcuts ? (run.branchScale ?? 1) : 0,
    optimizer: optimizerKinds.indexOf(run.optimizer.kind),
    descent: descents.indexOf(descentOf(run)),
    constants: [
      ...[beta, share, squareBeta, squareShare, epsilon],
      ...[run.l2, 1 / (1 - run.dropout), run.l1 ?? 0, run.clipNorm ?? Infinity],
    ],
    parameters: start.length,
    hasAverage: run.averaging !== undefined,
  };
}

/** Networks of which this is the same are laid out alike in the kernel's memory. */
export const layoutOf = (settings: Settings): string => {
  const { widths, batchSize, activation, loss, normalization, branchScale, descent } = settings;
  return [batchSize, activation, loss, normalization, branchScale, descent, ...widths].join();
};

/** In the order of the kernel's codes. */
const normalizations = ['none', 'batch', 'layer'] as const;

export const unnormalized = normalizations.indexOf('none');

function normalizationOf({ normalization }: Run): Settings['normalization'] {
  if (!normalization) return [unnormalized, 0, 0];
  const momentum = normalization.kind === 'batch' ? normalization.momentum : 0;
  return [normalizations.indexOf(normalization.kind), normalization.epsilon, momentum];
}

/** In the order of the kernel's codes. */
const descents = ['plain', 'penalised', 'clipped'] as const;

export const clipped = descents.indexOf('clipped');

function descentOf({ l1, softThreshold, weightDecay, clipNorm }: Run): (typeof descents)[number] {
  if (clipNorm !== undefined) return 'clipped';
  return l1 || softThreshold || weightDecay ? 'penalised' : 'plain';
}

/** The numbers of one step in what `ratesOf` returns. */
export const ratesPerStep = 5;

/**
 * `[steps, ratesPerStep]` step sizes, corrections of the running squared gradient, what decay takes off the weights, the
 * weights' share in their average and what the soft threshold takes off them: for Adam α/(1 − β₁ᵗ), 1/(1 − β₂ᵗ), αλ, for most
 * others α, 1, αλ, then the share, 0 without an average, and αλ. `powers` moves on.
 */
export function ratesOf(
  { optimizer, weightDecay = 0, softThreshold = 0 }: Run,
  { learningRates, averageShares }: Assignment,
  powers: Powers,
): Float32Array {
  const rates = new Float32Array(ratesPerStep * learningRates.length);
  // In a loop: a function called for each number of a typed array takes longer than all that is computed here.
  for (let step = 0; step < learningRates.length; step++) {
    const learningRate = learningRates[step]!;
    const { rate, square } = correctionsOf(optimizer, powers);
    const first = ratesPerStep * step;
    rates[first] = learningRate * rate;
    rates[first + 1] = square;
    rates[first + 2] = learningRate * weightDecay;
    rates[first + 3] = averageShares?.[step] ?? 0;
    rates[first + 4] = learningRate * softThreshold;
  }
  return rates;
}
