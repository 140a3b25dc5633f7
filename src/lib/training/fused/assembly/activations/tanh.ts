import { ONE, all, tanh } from '../elementary';

/** See ../../../activations/tanh.ts. */
@unmanaged
export class Tanh {
  @inline
  value(z: v128): v128 {
    return tanh(z);
  }

  @inline
  slope(_z: v128, value: v128): v128 {
    return f32x4.sub(all(ONE), f32x4.mul(value, value));
  }
}
