import { ONE, all, multiplyAdd, sigmoid } from '../elementary';

/** See ../../../activations/swish.ts. */
@unmanaged
export class Swish {
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
