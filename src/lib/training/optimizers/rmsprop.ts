import { checkAbove, checkFraction } from '../check/values.ts';
import type { OptimizerRule } from './rule.ts';

/**
 * s ← βs + (1 − β)g², w ← w − αg / (√s + ε): Hinton, Coursera lecture 6e. PyTorch: `RMSprop(alpha=β, eps=ε)`, with ε
 * outside the root, too (.99 and 10⁻⁸ by default). Keras has ε inside: √(s + ε).
 */
export interface RmsProp {
  kind: 'rmsprop';
  beta: number;
  epsilon: number;
}

export const rmsprop: OptimizerRule<RmsProp> = {
  check(path, { beta, epsilon }) {
    checkFraction(`${path}.beta`, beta);
    checkAbove(`${path}.epsilon`, epsilon, 0);
  },

  update({ beta, epsilon }, weights, gradient, { square }, learningRate) {
    for (let i = 0; i < weights.length; i++) {
      square[i] = beta * square[i]! + (1 - beta) * gradient[i]! * gradient[i]!;
      weights[i]! -= (learningRate * gradient[i]!) / (Math.sqrt(square[i]!) + epsilon);
    }
  },

  averages: ({ beta, epsilon }) => ({ squareBeta: beta, squareShare: 1 - beta, epsilon }),
};
