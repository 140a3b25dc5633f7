import { multiplyAdd, normalDensity, normalDistribution } from '../elementary';

/** See ../../../activations/gelu.ts. */
@unmanaged
export class Gelu {
  @inline
  value(z: v128): v128 {
    return f32x4.mul(z, normalDistribution(z));
  }

  @inline
  slope(z: v128, _value: v128): v128 {
    return multiplyAdd(z, normalDensity(z), normalDistribution(z));
  }
}
