import { exp } from '../../math/elementary.ts';
import type { ActivationRule } from './rule.ts';

/** σ(x) = 1 / (1 + e^−x). PyTorch: `Sigmoid`; Keras: `sigmoid`. */
export const sigmoid: ActivationRule = {
  value: sigmoidOf,
  slope: (x) => sigmoidOf(x) * (1 - sigmoidOf(x)),
  curvature: (x) => sigmoidOf(x) * (1 - sigmoidOf(x)) * (1 - 2 * sigmoidOf(x)),
  tensor: (tf, x) => tf.sigmoid(x),
};

/** Without an exponential that overflows. */
export function sigmoidOf(x: number): number {
  return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}
