import type { OptimizerRule } from './rule.ts';

/** w ← w − αg. PyTorch: `SGD`. */
export interface Sgd {
  kind: 'sgd';
}

export const sgd: OptimizerRule<Sgd> = {
  check() {},

  update(_optimizer, weights, gradient, _state, learningRate) {
    for (let i = 0; i < weights.length; i++) weights[i]! -= learningRate * gradient[i]!;
  },

  averages: () => ({}),
};
