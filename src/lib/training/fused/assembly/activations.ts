/**
 * The activation functions. To add one, give it a number in codes.ts, and say here what it does to four numbers z: its
 * value, and its slope, the derivative at z. (And in ../../spec.ts, activations.ts and network.ts, that there is one.)
 */
import { Activation } from './codes';
import {
  ONE,
  all,
  expMinusOne,
  multiplyAdd,
  normalDensity,
  normalDistribution,
  select,
  sigmoid,
  tanh,
  zero,
} from './elementary';
import { VECTOR } from './memory';

/** Slope of leaky ReLU below zero (Maas et al. 2013). */
const LEAKY_SLOPE = memory.data<f32>([0.01]);

/** Replaces every z of `values` by f(z) and writes f′(z) to the same place in `slopes`; both are `bytes` long. */
export function activate(activation: Activation, values: usize, slopes: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const z = v128.load(values + at);
    let value = z;
    let slope = all(ONE);
    switch (activation) {
      case Activation.Sigmoid: {
        value = sigmoid(z);
        slope = f32x4.mul(value, f32x4.sub(all(ONE), value));
        break;
      }
      case Activation.Tanh: {
        value = tanh(z);
        slope = f32x4.sub(all(ONE), f32x4.mul(value, value));
        break;
      }
      case Activation.Relu: {
        value = f32x4.pmax(z, zero());
        slope = select(f32x4.gt(z, zero()), all(ONE), zero());
        break;
      }
      case Activation.LeakyRelu: {
        slope = select(f32x4.gt(z, zero()), all(ONE), all(LEAKY_SLOPE));
        value = f32x4.mul(z, slope);
        break;
      }
      case Activation.Elu: {
        const below = expMinusOne(f32x4.pmin(z, zero()));
        const positive = f32x4.gt(z, zero());
        value = select(positive, z, below);
        slope = select(positive, all(ONE), f32x4.add(below, all(ONE)));
        break;
      }
      case Activation.Gelu: {
        const distribution = normalDistribution(z);
        value = f32x4.mul(z, distribution);
        slope = multiplyAdd(z, normalDensity(z), distribution);
        break;
      }
      case Activation.Swish: {
        const gate = sigmoid(z);
        value = f32x4.mul(z, gate);
        slope = multiplyAdd(value, f32x4.sub(all(ONE), gate), gate);
        break;
      }
    }
    v128.store(values + at, value);
    v128.store(slopes + at, slope);
  }
}
