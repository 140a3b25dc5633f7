import { Constant, constant } from '../constants';
import { runningSquare } from './running';

/** See ../../../optimizers/rmsprop.ts. */
@unmanaged
export class RmsProp {
  @inline
  step(gradient: v128, _velocity: usize, square: usize, _correction: v128, constants: usize): v128 {
    const root = f32x4.sqrt(runningSquare(square, gradient, constants));
    return f32x4.div(gradient, f32x4.add(root, constant(constants, Constant.Epsilon)));
  }
}
