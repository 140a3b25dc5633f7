/** See ../../../optimizers/sgd.ts. */
@unmanaged
export class Sgd {
  @inline
  step(gradient: v128, _velocity: usize, _square: usize, _correction: v128, _constants: usize): v128 {
    return gradient;
  }
}
