import { erf, exp, pi } from '../../math/elementary.ts';
import type { ActivationRule } from './rule.ts';

/**
 * x Φ(x): Hendrycks & Gimpel 2016, itself, not their approximation by tanh. PyTorch: `GELU`; Keras:
 * `gelu(approximate=False)`.
 */
export const gelu: ActivationRule = {
  value: (x) => x * normalDistribution(x),
  slope: (x) => normalDistribution(x) + x * normalDensity(x),
  curvature: (x) => normalDensity(x) * (2 - x * x),
  // tf.erf (Abramowitz & Stegun 7.1.26) is off by at most 1.5e-7, about a float32's last bit at 1.
  tensor: (tf, x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)),
};

/** Φ(x), the standard normal distribution function. */
const normalDistribution = (x: number) => 0.5 * (1 + erf(x / Math.sqrt(2)));

/** φ(x), its derivative. */
const normalDensity = (x: number) => exp(-0.5 * x * x) / Math.sqrt(2 * pi);
