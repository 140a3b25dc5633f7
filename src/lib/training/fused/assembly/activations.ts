/**
 * The activation functions. To add one, give it a number in codes.ts; say here, in a class of its own, what it does to
 * four numbers z: its value, and its slope, the derivative at z; and name the class in `activate`. (And say in
 * ../../spec.ts, activations.ts and network.ts that there is one.)
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

@unmanaged
class Identity {
  @inline
  value(z: v128): v128 {
    return z;
  }

  @inline
  slope(_z: v128, _value: v128): v128 {
    return all(ONE);
  }
}

@unmanaged
class Sigmoid {
  @inline
  value(z: v128): v128 {
    return sigmoid(z);
  }

  @inline
  slope(_z: v128, value: v128): v128 {
    return f32x4.mul(value, f32x4.sub(all(ONE), value));
  }
}

@unmanaged
class Tanh {
  @inline
  value(z: v128): v128 {
    return tanh(z);
  }

  @inline
  slope(_z: v128, value: v128): v128 {
    return f32x4.sub(all(ONE), f32x4.mul(value, value));
  }
}

@unmanaged
class Relu {
  @inline
  value(z: v128): v128 {
    return f32x4.pmax(z, zero());
  }

  @inline
  slope(z: v128, _value: v128): v128 {
    return select(f32x4.gt(z, zero()), all(ONE), zero());
  }
}

/** The slope below zero (Maas et al. 2013). */
const LEAKY_SLOPE = memory.data<f32>([0.01]);

@unmanaged
class LeakyRelu {
  @inline
  value(z: v128): v128 {
    return f32x4.mul(z, this.slope(z, z));
  }

  @inline
  slope(z: v128, _value: v128): v128 {
    return select(f32x4.gt(z, zero()), all(ONE), all(LEAKY_SLOPE));
  }
}

@unmanaged
class Elu {
  @inline
  value(z: v128): v128 {
    return select(f32x4.gt(z, zero()), z, expMinusOne(f32x4.pmin(z, zero())));
  }

  @inline
  slope(z: v128, value: v128): v128 {
    return select(f32x4.gt(z, zero()), all(ONE), f32x4.add(value, all(ONE)));
  }
}

/** z Φ(z): Hendrycks & Gimpel 2016. */
@unmanaged
class Gelu {
  @inline
  value(z: v128): v128 {
    return f32x4.mul(z, normalDistribution(z));
  }

  @inline
  slope(z: v128, _value: v128): v128 {
    return multiplyAdd(z, normalDensity(z), normalDistribution(z));
  }
}

/** z σ(z): Ramachandran et al. 2017. */
@unmanaged
class Swish {
  @inline
  value(z: v128): v128 {
    return f32x4.mul(z, sigmoid(z));
  }

  @inline
  slope(z: v128, value: v128): v128 {
    const gate = sigmoid(z);
    return multiplyAdd(value, f32x4.sub(all(ONE), gate), gate);
  }
}
