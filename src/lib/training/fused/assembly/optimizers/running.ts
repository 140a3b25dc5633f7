/** Running averages, which optimisers keep from step to step. */
import { Constant, constant } from '../constants';
import { multiplyAdd } from '../elementary';

/** z ← βz + share·g, at `velocity` */
@inline
export function runningGradient(velocity: usize, gradient: v128, constants: usize): v128 {
  return running(velocity, gradient, constant(constants, Constant.Beta), constant(constants, Constant.Share));
}

/** s ← βs + share·g², at `square` */
@inline
export function runningSquare(square: usize, gradient: v128, constants: usize): v128 {
  return running(
    square,
    f32x4.mul(gradient, gradient),
    constant(constants, Constant.SquareBeta),
    constant(constants, Constant.SquareShare),
  );
}

@inline
function running(at: usize, x: v128, beta: v128, share: v128): v128 {
  const moved = multiplyAdd(beta, v128.load(at), f32x4.mul(share, x));
  v128.store(at, moved);
  return moved;
}
