/** The activation functions and their derivatives in plain float64: what the figures plot and the tests compare with. */
import { erf, exp, pi, tanh } from '../math/elementary.ts';
import type { Activation } from './spec.ts';

/** Slope of leaky ReLU below zero (Maas et al. 2013). */
export const leakySlope = 0.01;

export function activate(activation: Activation, x: number): number {
  switch (activation) {
    case 'identity':
      return x;
    case 'sigmoid':
      return sigmoid(x);
    case 'tanh':
      return tanh(x);
    case 'relu':
      return x > 0 ? x : 0;
    case 'leaky-relu':
      return x > 0 ? x : leakySlope * x;
    case 'elu':
      return x > 0 ? x : exp(x) - 1;
    case 'gelu':
      return x * normalDistribution(x);
    case 'swish':
      return x * sigmoid(x);
  }
}

/** The derivative; at the kink of ReLU and leaky ReLU, the one from the left. */
export function differentiate(activation: Activation, x: number): number {
  switch (activation) {
    case 'identity':
      return 1;
    case 'sigmoid':
      return sigmoid(x) * (1 - sigmoid(x));
    case 'tanh':
      return 1 - tanh(x) * tanh(x);
    case 'relu':
      return x > 0 ? 1 : 0;
    case 'leaky-relu':
      return x > 0 ? 1 : leakySlope;
    case 'elu':
      return x > 0 ? 1 : exp(x);
    case 'gelu':
      return normalDistribution(x) + x * (exp(-0.5 * x * x) / Math.sqrt(2 * pi));
    case 'swish':
      return sigmoid(x) * (1 + x * (1 - sigmoid(x)));
  }
}

const sigmoid = (x: number) => (x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)));

/** Φ(x), the standard normal distribution function. */
const normalDistribution = (x: number) => 0.5 * (1 + erf(x / Math.sqrt(2)));
