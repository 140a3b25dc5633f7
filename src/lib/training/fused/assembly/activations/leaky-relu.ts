import { ONE, all, select, zero } from '../elementary';

/** The slope below zero (Maas et al. 2013). */
const LEAKY_SLOPE = memory.data<f32>([0.01]);

/** See ../../../activations/leaky-relu.ts. */
@unmanaged
export class LeakyRelu {
  @inline
  value(z: v128): v128 {
    return f32x4.mul(z, this.slope(z, z));
  }

  @inline
  slope(z: v128, _value: v128): v128 {
    return select(f32x4.gt(z, zero()), all(ONE), all(LEAKY_SLOPE));
  }
}
