import { checkAbove } from '../check/values.ts';
import type { OptimizerRule } from './rule.ts';

/**
 * s ← s + g², w ← w − αg / (√s + ε): Duchi et al. 2011, with the diagonal of their matrix. PyTorch: `Adagrad(eps=ε)`,
 * without its `lr_decay` and with its s of 0 at the start (10⁻¹⁰ for ε by default). Keras has ε inside, √(s + ε), and
 * starts at s = .1.
 */
export interface Adagrad {
  kind: 'adagrad';
  epsilon: number;
}

export const adagrad: OptimizerRule<Adagrad> = {
  check: (path, { epsilon }) => checkAbove(`${path}.epsilon`, epsilon, 0),

  update({ epsilon }, weights, gradient, { square }, learningRate) {
    for (let i = 0; i < weights.length; i++) {
      square[i]! += gradient[i]! * gradient[i]!;
      weights[i]! -= (learningRate * gradient[i]!) / (Math.sqrt(square[i]!) + epsilon);
    }
  },

  averages: ({ epsilon }) => ({ squareBeta: 1, squareShare: 1, epsilon }),
};
