import { checkFraction, checkOneOf } from '../check/values.ts';
import type { OptimizerRule } from './rule.ts';

/**
 * `goh` (Polyak 1964; Goh 2017): z ← βz + g, w ← w − αz.
 * `ng` (Ng's course): v ← βv + (1 − β)g, w ← w − αv. The same path at α·(1 − β).
 *
 * PyTorch: `SGD(momentum=β)` is `goh`. With `dampening=β` it is `ng` but for the first step, at which PyTorch takes
 * the whole gradient, undamped. Keras (`SGD(momentum=β)`) multiplies by α before it averages: v ← βv − αg, w ← w + v,
 * the same as `goh` as long as α stays the same.
 */
export interface Momentum {
  kind: 'momentum';
  beta: number;
  form: 'goh' | 'ng';
}

export const momentum: OptimizerRule<Momentum> = {
  check(path, { beta, form }) {
    checkOneOf(`${path}.form`, form, ['goh', 'ng']);
    checkFraction(`${path}.beta`, beta);
  },

  update(optimizer, weights, gradient, { velocity }, learningRate) {
    const { beta } = optimizer;
    const share = shareOf(optimizer);
    for (let i = 0; i < weights.length; i++) {
      velocity[i] = beta * velocity[i]! + share * gradient[i]!;
      weights[i]! -= learningRate * velocity[i]!;
    }
  },

  averages: (optimizer) => ({ beta: optimizer.beta, share: shareOf(optimizer) }),
};

const shareOf = ({ beta, form }: Momentum) => (form === 'ng' ? 1 - beta : 1);
