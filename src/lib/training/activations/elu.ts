import { exp } from '../../math/elementary.ts';
import type { ActivationRule } from './rule.ts';

/** x above zero, eˣ − 1 below it: Clevert et al. 2016, with their α of 1. PyTorch: `ELU`; Keras: `elu`. */
export const elu: ActivationRule = {
  value: (x) => (x > 0 ? x : exp(x) - 1),
  slope: (x) => (x > 0 ? 1 : exp(x)),
  curvature: (x) => (x > 0 ? 0 : exp(x)),
  tensor: (tf, x) => tf.elu(x),
};
