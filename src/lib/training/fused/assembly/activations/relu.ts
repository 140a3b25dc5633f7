import { ONE, all, select, zero } from '../elementary';

/** See ../../../activations/relu.ts. */
@unmanaged
export class Relu {
  @inline
  value(z: v128): v128 {
    return f32x4.pmax(z, zero());
  }

  @inline
  slope(z: v128, _value: v128): v128 {
    return select(f32x4.gt(z, zero()), all(ONE), zero());
  }
}
