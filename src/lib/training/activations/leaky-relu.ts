import type { ActivationRule } from './rule.ts';

/** Below zero: Maas et al. 2013. */
export const leakySlope = 0.01;

/** x above zero, .01·x below it. PyTorch: `LeakyReLU`, whose `negative_slope` is .01, too; Keras has .3 (`LeakyReLU`). */
export const leakyRelu: ActivationRule = {
  value: (x) => (x > 0 ? x : leakySlope * x),
  slope: (x) => (x > 0 ? 1 : leakySlope),
  curvature: () => 0,
  tensor: (tf, x) => tf.leakyRelu(x, leakySlope),
};
