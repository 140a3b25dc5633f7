import { checkFraction } from '../check/values.ts';
import type { OptimizerRule } from './rule.ts';

/**
 * z ← βz + g, w ← w − α(g + βz): Sutskever et al. 2013, written at the look-ahead point. PyTorch:
 * `SGD(momentum=β, nesterov=True)`.
 */
export interface Nesterov {
  kind: 'nesterov';
  beta: number;
}

export const nesterov: OptimizerRule<Nesterov> = {
  check: (path, { beta }) => checkFraction(`${path}.beta`, beta),

  update({ beta }, weights, gradient, { velocity }, learningRate) {
    for (let i = 0; i < weights.length; i++) {
      velocity[i] = beta * velocity[i]! + gradient[i]!;
      weights[i]! -= learningRate * (gradient[i]! + beta * velocity[i]!);
    }
  },

  averages: ({ beta }) => ({ beta, share: 1 }),
};
