import type { ActivationRule } from './rule.ts';
import { sigmoidOf } from './sigmoid.ts';

/** x σ(x): Ramachandran et al. 2017, with their β of 1. PyTorch: `SiLU`; Keras: `silu`, also called `swish`. */
export const swish: ActivationRule = {
  value: (x) => x * sigmoidOf(x),
  slope: (x) => sigmoidOf(x) * (1 + x * (1 - sigmoidOf(x))),
  curvature: (x) => sigmoidOf(x) * (1 - sigmoidOf(x)) * (2 + x * (1 - 2 * sigmoidOf(x))),
  tensor: (tf, x) => tf.mul(x, tf.sigmoid(x)),
};
