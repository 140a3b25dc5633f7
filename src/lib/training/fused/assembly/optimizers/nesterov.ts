import { Constant, constant } from '../constants';
import { multiplyAdd } from '../elementary';
import { runningGradient } from './running';

/** See ../../../optimizers/nesterov.ts. */
@unmanaged
export class Nesterov {
  @inline
  step(gradient: v128, velocity: usize, _square: usize, _correction: v128, constants: usize): v128 {
    const moved = runningGradient(velocity, gradient, constants);
    return multiplyAdd(constant(constants, Constant.Beta), moved, gradient);
  }
}
