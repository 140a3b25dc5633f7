import type { ActivationRule } from './rule.ts';

/** max(x, 0): Nair & Hinton 2010. PyTorch: `ReLU`; Keras: `relu`. */
export const relu: ActivationRule = {
  value: (x) => (x > 0 ? x : 0),
  slope: (x) => (x > 0 ? 1 : 0),
  curvature: () => 0,
  tensor: (tf, x) => tf.relu(x),
};
