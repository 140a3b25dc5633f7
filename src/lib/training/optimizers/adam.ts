import { checkAbove, checkFraction } from '../check/values.ts';
import type { OptimizerRule, Powers } from './rule.ts';

/**
 * Kingma & Ba 2015, algorithm 1: m ← β₁m + (1 − β₁)g, s ← β₂s + (1 − β₂)g², w ← w − α m̂ / (√ŝ + ε) with m̂ = m / (1 − β₁ᵗ)
 * and ŝ = s / (1 − β₂ᵗ). PyTorch: `Adam(betas=(β₁, β₂), eps=ε)`; Keras has ε by √s, outside the correction (the paper's
 * ε̂). With a run's `weightDecay` it is AdamW.
 */
export interface Adam {
  kind: 'adam';
  beta1: number;
  beta2: number;
  epsilon: number;
  /** Whether m and s are divided by 1 − βᵗ. Default: true. */
  biasCorrection?: boolean;
}

export const adam: OptimizerRule<Adam> = {
  check(path, { beta1, beta2, epsilon }) {
    checkFraction(`${path}.beta1`, beta1);
    checkFraction(`${path}.beta2`, beta2);
    checkAbove(`${path}.epsilon`, epsilon, 0);
  },

  update(optimizer, weights, gradient, { velocity, square, powers }, learningRate) {
    const { beta1, beta2, epsilon } = optimizer;
    const corrections = correctionsOf(optimizer, powers);
    for (let i = 0; i < weights.length; i++) {
      velocity[i] = beta1 * velocity[i]! + (1 - beta1) * gradient[i]!;
      square[i] = beta2 * square[i]! + (1 - beta2) * gradient[i]! * gradient[i]!;
      weights[i]! -=
        (learningRate * corrections.rate * velocity[i]!) /
        (Math.sqrt(corrections.square * square[i]!) + epsilon);
    }
  },

  averages: ({ beta1, beta2, epsilon }) => ({
    beta: beta1,
    share: 1 - beta1,
    squareBeta: beta2,
    squareShare: 1 - beta2,
    epsilon,
  }),

  corrections: correctionsOf,
};

function correctionsOf({ beta1, beta2, biasCorrection = true }: Adam, powers: Powers) {
  powers.beta1 *= beta1;
  powers.beta2 *= beta2;
  return biasCorrection
    ? { rate: 1 / (1 - powers.beta1), square: 1 / (1 - powers.beta2) }
    : { rate: 1, square: 1 };
}
