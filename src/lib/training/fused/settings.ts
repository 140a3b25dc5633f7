/** Runs' hyperparameters as the numbers that the kernel takes. */
import type { PreparedRun, Problem } from '../engine.ts';
import { activations, losses, type Loss, type Optimizer } from '../spec.ts';

/** All of a run that stays the same. The numbers are explained in assembly/network.ts. */
export interface Settings {
  widths: number[];
  batchSize: number;
  /** Codes: see assembly/codes.ts. */
  activation: number;
  loss: number;
  optimizer: number;
  beta: number;
  share: number;
  squareBeta: number;
  squareShare: number;
  epsilon: number;
  l2: number;
  keptScale: number;
  /** Its parameters are so many, and its state begins there among the states of all runs: see `State`. */
  parameters: number;
  offset: number;
}

/**
 * What changes in training, of all runs one after the other: of each `[3, parameters]`, its parameters, laid out like
 * `PreparedRun.start`, then the optimiser's running gradient and running squared gradient of each.
 */
export type State = Float32Array;

/** Arrays of a run's state. */
export const stateArrays = 3;

/** In the order of assembly/codes.ts. */
const optimizers: Optimizer['kind'][] = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam'];

export function settingsOf({ runs, loss }: Problem): Settings[] {
  let offset = 0;
  return runs.map((prepared) => {
    const settings = { ...hyperparameters(prepared, loss), parameters: prepared.start.length, offset };
    offset += stateArrays * settings.parameters;
    return settings;
  });
}

/** The state before the first step. */
export function startOf(runs: PreparedRun[], settings: Settings[]): State {
  const length = settings.reduce((sum, { parameters }) => sum + stateArrays * parameters, 0);
  const state = new Float32Array(length);
  runs.forEach(({ start }, run) => state.set(start, settings[run]!.offset));
  return state;
}

function hyperparameters(
  { run, widths, batchSize }: PreparedRun,
  loss: Loss,
): Omit<Settings, 'parameters' | 'offset'> {
  return {
    widths,
    batchSize,
    activation: activations.indexOf(run.activation),
    loss: losses.indexOf(loss),
    optimizer: optimizers.indexOf(run.optimizer.kind),
    ...averages(run.optimizer),
    l2: run.l2,
    keptScale: 1 / (1 - run.dropout),
  };
}

type Averages = Pick<Settings, 'beta' | 'share' | 'squareBeta' | 'squareShare' | 'epsilon'>;

/** How the optimiser averages gradients and their squares; what it does not use is 0. */
function averages(optimizer: Optimizer): Averages {
  const none: Averages = { beta: 0, share: 0, squareBeta: 0, squareShare: 0, epsilon: 0 };
  switch (optimizer.kind) {
    case 'sgd':
      return none;
    case 'momentum':
      return { ...none, beta: optimizer.beta, share: optimizer.form === 'ng' ? 1 - optimizer.beta : 1 };
    case 'nesterov':
      return { ...none, beta: optimizer.beta, share: 1 };
    case 'rmsprop': {
      const { beta, epsilon } = optimizer;
      return { ...none, squareBeta: beta, squareShare: 1 - beta, epsilon };
    }
    case 'adam': {
      const { beta1, beta2, epsilon } = optimizer;
      return { beta: beta1, share: 1 - beta1, squareBeta: beta2, squareShare: 1 - beta2, epsilon };
    }
  }
}

/** β₁ᵗ and β₂ᵗ after t steps of Adam. */
export interface Powers {
  beta1: number;
  beta2: number;
}

/**
 * `[steps, 2]` step sizes and corrections of the running squared gradient. For Adam α/(1 − β₁ᵗ) and 1/(1 − β₂ᵗ), and
 * `powers` moves on; for the others α and 1.
 */
export function ratesOf(optimizer: Optimizer, learningRates: Float32Array, powers: Powers): Float32Array {
  const rates = new Float32Array(2 * learningRates.length);
  learningRates.forEach((learningRate, step) => {
    let firstCorrection = 1;
    let secondCorrection = 1;
    if (optimizer.kind === 'adam') {
      powers.beta1 *= optimizer.beta1;
      powers.beta2 *= optimizer.beta2;
      firstCorrection = 1 / (1 - powers.beta1);
      secondCorrection = 1 / (1 - powers.beta2);
    }
    rates[2 * step] = learningRate * firstCorrection;
    rates[2 * step + 1] = secondCorrection;
  });
  return rates;
}
