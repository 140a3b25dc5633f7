/**
 * The optimisers, as arithmetic on plain arrays: the trainer's and the surfaces' one implementation. Only
 * + − × ÷ and sqrt, so that a path has the same bits in Node and in every browser.
 */
import type { Optimizer } from './spec.ts';

export type Numbers = Float32Array | Float64Array;

/** What an optimiser remembers between steps of one run. */
export interface OptimizerState {
  /** z, v or m: the running gradient. */
  velocity: Numbers;
  /** s or v: the running squared gradient. */
  square: Numbers;
  /** β₁ᵗ and β₂ᵗ after t steps, for Adam's bias correction. */
  beta1Power: number;
  beta2Power: number;
}

/** The state before the first step, for parameters of the length and precision of `like`. */
export function initialState(like: Numbers): OptimizerState {
  const zeros = () =>
    like instanceof Float32Array ? new Float32Array(like.length) : new Float64Array(like.length);
  return { velocity: zeros(), square: zeros(), beta1Power: 1, beta2Power: 1 };
}

/** Moves `weights` by one step against `gradient`, in place, and `state` with it. See `Optimizer` for the equations. */
export function update(
  optimizer: Optimizer,
  weights: Numbers,
  gradient: Numbers,
  state: OptimizerState,
  learningRate: number,
): void {
  const { velocity, square } = state;
  switch (optimizer.kind) {
    case 'sgd':
      for (let i = 0; i < weights.length; i++) weights[i]! -= learningRate * gradient[i]!;
      return;
    case 'momentum': {
      const share = optimizer.form === 'ng' ? 1 - optimizer.beta : 1;
      for (let i = 0; i < weights.length; i++) {
        velocity[i] = optimizer.beta * velocity[i]! + share * gradient[i]!;
        weights[i]! -= learningRate * velocity[i]!;
      }
      return;
    }
    case 'nesterov':
      for (let i = 0; i < weights.length; i++) {
        velocity[i] = optimizer.beta * velocity[i]! + gradient[i]!;
        weights[i]! -= learningRate * (gradient[i]! + optimizer.beta * velocity[i]!);
      }
      return;
    case 'rmsprop':
      for (let i = 0; i < weights.length; i++) {
        square[i] = optimizer.beta * square[i]! + (1 - optimizer.beta) * gradient[i]! * gradient[i]!;
        weights[i]! -= (learningRate * gradient[i]!) / (Math.sqrt(square[i]!) + optimizer.epsilon);
      }
      return;
    case 'adam': {
      const { beta1, beta2, epsilon } = optimizer;
      state.beta1Power *= beta1;
      state.beta2Power *= beta2;
      const firstCorrection = 1 / (1 - state.beta1Power);
      const secondCorrection = 1 / (1 - state.beta2Power);
      for (let i = 0; i < weights.length; i++) {
        velocity[i] = beta1 * velocity[i]! + (1 - beta1) * gradient[i]!;
        square[i] = beta2 * square[i]! + (1 - beta2) * gradient[i]! * gradient[i]!;
        weights[i]! -=
          (learningRate * firstCorrection * velocity[i]!) /
          (Math.sqrt(secondCorrection * square[i]!) + epsilon);
      }
      return;
    }
  }
}
