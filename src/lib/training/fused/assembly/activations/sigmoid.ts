import { ONE, all, sigmoid } from '../elementary';

/** See ../../../activations/sigmoid.ts. */
@unmanaged
export class Sigmoid {
  @inline
  value(z: v128): v128 {
    return sigmoid(z);
  }

  @inline
  slope(_z: v128, value: v128): v128 {
    return f32x4.mul(value, f32x4.sub(all(ONE), value));
  }
}
