import { checkFraction } from '../check/values.ts';
import type { OptimizerRule } from './rule.ts';

/**
 * w ← w − α sign(β₁m + (1 − β₁)g), then m ← β₂m + (1 − β₂)g: Chen et al. 2023, algorithm 2, whose decay is a run's
 * `weightDecay`. Keras: `Lion(beta_1=β₁, beta_2=β₂)`; PyTorch has none of its own.
 */
export interface Lion {
  kind: 'lion';
  /** Of the step that is taken. */
  beta1: number;
  /** Of what is kept for the next one. */
  beta2: number;
}

export const lion: OptimizerRule<Lion> = {
  check(path, { beta1, beta2 }) {
    checkFraction(`${path}.beta1`, beta1);
    checkFraction(`${path}.beta2`, beta2);
  },

  update({ beta1, beta2 }, weights, gradient, { velocity }, learningRate) {
    for (let i = 0; i < weights.length; i++) {
      weights[i]! -= learningRate * Math.sign(beta1 * velocity[i]! + (1 - beta1) * gradient[i]!);
      velocity[i] = beta2 * velocity[i]! + (1 - beta2) * gradient[i]!;
    }
  },

  averages: ({ beta1, beta2 }) => ({
    beta: beta2,
    share: 1 - beta2,
    squareBeta: beta1,
    squareShare: 1 - beta1,
  }),
};
