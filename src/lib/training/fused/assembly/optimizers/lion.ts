import { Constant, constant } from '../constants';
import { multiplyAdd, sign } from '../elementary';
import { runningGradient } from './running';

/** See ../../../optimizers/lion.ts. */
@unmanaged
export class Lion {
  @inline
  step(gradient: v128, velocity: usize, _square: usize, _correction: v128, constants: usize): v128 {
    const kept = f32x4.mul(constant(constants, Constant.SquareBeta), v128.load(velocity));
    runningGradient(velocity, gradient, constants);
    return sign(multiplyAdd(constant(constants, Constant.SquareShare), gradient, kept));
  }
}
