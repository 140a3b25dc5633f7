import { Constant, constant } from '../constants';
import { runningGradient, runningSquare } from './running';

/** See ../../../optimizers/adam.ts. */
@unmanaged
export class Adam {
  @inline
  step(gradient: v128, velocity: usize, square: usize, correction: v128, constants: usize): v128 {
    const moved = runningGradient(velocity, gradient, constants);
    const root = f32x4.sqrt(f32x4.mul(correction, runningSquare(square, gradient, constants)));
    return f32x4.div(moved, f32x4.add(root, constant(constants, Constant.Epsilon)));
  }
}
