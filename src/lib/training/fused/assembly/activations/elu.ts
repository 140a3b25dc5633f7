import { ONE, all, expMinusOne, select, zero } from '../elementary';

/** See ../../../activations/elu.ts. */
@unmanaged
export class Elu {
  @inline
  value(z: v128): v128 {
    return select(f32x4.gt(z, zero()), z, expMinusOne(f32x4.pmin(z, zero())));
  }

  @inline
  slope(z: v128, value: v128): v128 {
    return select(f32x4.gt(z, zero()), all(ONE), f32x4.add(value, all(ONE)));
  }
}
