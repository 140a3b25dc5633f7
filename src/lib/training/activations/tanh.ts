import { tanh as tanhOf } from '../../math/elementary.ts';
import type { ActivationRule } from './rule.ts';

/** The hyperbolic tangent. PyTorch: `Tanh`; Keras: `tanh`. */
export const tanh: ActivationRule = {
  value: tanhOf,
  slope: (x) => 1 - tanhOf(x) * tanhOf(x),
  curvature: (x) => -2 * tanhOf(x) * (1 - tanhOf(x) * tanhOf(x)),
  tensor: (tf, x) => tf.tanh(x),
};
