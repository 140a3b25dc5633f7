/**
 * The activation functions. To add one, say in a file of activations/ what it does to four numbers z: its value, and
 * its slope, the derivative at z; give it a number in codes.ts, and name it in `activate`.
 */
import { Elu } from './activations/elu';
import { Gelu } from './activations/gelu';
import { Identity } from './activations/identity';
import { LeakyRelu } from './activations/leaky-relu';
import { Relu } from './activations/relu';
import { Sigmoid } from './activations/sigmoid';
import { Swish } from './activations/swish';
import { Tanh } from './activations/tanh';
import { Activation } from './codes';
import { VECTOR } from './memory';

/**
 * Replaces every z of `values` by f(z) and writes f′(z) to the same place in `slopes`. Both are `bytes` long; what
 * follows in the last pair of vectors is overwritten, too.
 */
export function activate(activation: Activation, values: usize, slopes: usize, bytes: usize): void {
  switch (activation) {
    case Activation.Identity:
      return each<Identity>(values, slopes, bytes);
    case Activation.Sigmoid:
      return each<Sigmoid>(values, slopes, bytes);
    case Activation.Tanh:
      return each<Tanh>(values, slopes, bytes);
    case Activation.Relu:
      return each<Relu>(values, slopes, bytes);
    case Activation.LeakyRelu:
      return each<LeakyRelu>(values, slopes, bytes);
    case Activation.Elu:
      return each<Elu>(values, slopes, bytes);
    case Activation.Gelu:
      return each<Gelu>(values, slopes, bytes);
    case Activation.Swish:
      return each<Swish>(values, slopes, bytes);
  }
}

/** Two vectors at a time, which share the constants that are read. */
function each<Unit>(values: usize, slopes: usize, bytes: usize): void {
  // The classes have no fields: there is nothing to point to.
  const unit = changetype<Unit>(0);
  for (let at: usize = 0; at < bytes; at += 2 * VECTOR) {
    const z0 = v128.load(values + at);
    const z1 = v128.load(values + at, VECTOR);
    const value0 = unit.value(z0);
    const value1 = unit.value(z1);
    const slope0 = unit.slope(z0, value0);
    const slope1 = unit.slope(z1, value1);
    v128.store(values + at, value0);
    v128.store(values + at, value1, VECTOR);
    v128.store(slopes + at, slope0);
    v128.store(slopes + at, slope1, VECTOR);
  }
}
