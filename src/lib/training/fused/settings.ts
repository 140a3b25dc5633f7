/** Runs' hyperparameters as the numbers that the kernel takes. */
import type { PreparedRun } from '../engine.ts';
import { averagesOf, correctionsOf, optimizerKinds } from '../optimizers.ts';
import type { Powers } from '../optimizers/rule.ts';
import { activations, losses, type Loss, type Run } from '../spec.ts';

/** All of a run that stays the same. The numbers are explained in assembly/network.ts. */
export interface Settings {
  widths: number[];
  batchSize: number;
  /** Codes: see assembly/codes.ts. */
  activation: number;
  loss: number;
  optimizer: number;
  descent: number;
  /** In the order of assembly/constants.ts. */
  constants: number[];
}

/**
 * What changes in training of one run, `[3, parameters]`: its parameters, laid out like `PreparedRun.start`, then the
 * optimiser's running gradient and running squared gradient of each.
 */
export type State = Float32Array;

/** Arrays of a run's state. */
export const stateArrays = 3;

/** The state before the first step. */
export function startOf({ start }: PreparedRun): State {
  const state = new Float32Array(stateArrays * start.length);
  state.set(start);
  return state;
}

export function settingsOf({ run, widths, batchSize }: PreparedRun, loss: Loss): Settings {
  const { beta, share, squareBeta, squareShare, epsilon } = averagesOf(run.optimizer);
  return {
    widths,
    batchSize,
    activation: activations.indexOf(run.activation),
    loss: losses.indexOf(loss),
    optimizer: optimizerKinds.indexOf(run.optimizer.kind),
    descent: descents.indexOf(descentOf(run)),
    constants: [
      ...[beta, share, squareBeta, squareShare, epsilon],
      ...[run.l2, 1 / (1 - run.dropout), run.l1 ?? 0, run.clipNorm ?? Infinity],
    ],
  };
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
