import { runningGradient } from './running';

/** See ../../../optimizers/momentum.ts. */
@unmanaged
export class Momentum {
  @inline
  step(gradient: v128, velocity: usize, _square: usize, _correction: v128, constants: usize): v128 {
    return runningGradient(velocity, gradient, constants);
  }
}
