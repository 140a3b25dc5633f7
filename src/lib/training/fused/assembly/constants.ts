/**
 * Hyperparameters that stay the same while a network trains. Each lies in memory as a vector, in the order of
 * `constants` in ../settings.ts, so that a loop over vectors reads it in one instruction: four equal numbers, or in each
 * lane its network's.
 */
import { VECTOR } from './memory';

export const enum Constant {
  /** β of the running gradient, and the share of the new gradient in it: 1, or 1 − β. */
  Beta = 0,
  Share = 1,
  /** The same of the running squared gradient; Lion's, of what it takes the sign of. */
  SquareBeta = 2,
  SquareShare = 3,
  Epsilon = 4,
  /** λ of the penalty (λ/2)‖W‖². */
  L2 = 5,
  /** 1 / (1 − dropout): what the kept units are scaled by. */
  KeptScale = 6,
  /** λ of the penalty λ Σ|w|. */
  L1 = 7,
  /** The largest norm of the gradient, where it is clipped. */
  ClipNorm = 8,
}

/** What changes with each step, in the order of `ratesOf` in ../settings.ts; a vector of each, as of the constants. */
export const enum Rate {
  /** α/(1 − β₁ᵗ) for Adam, α for others. */
  StepSize = 0,
  /** 1/(1 − β₂ᵗ) for Adam, 1 for others. */
  SquareCorrection = 1,
  /** αλ of weight decay. */
  Decay = 2,
  /** Of the weights in their average. */
  AverageShare = 3,
  /** αλ of the soft threshold. */
  Threshold = 4,
}
/** So many. */
export const RATES: usize = 5;

@inline
export function constant(constants: usize, which: Constant): v128 {
  return v128.load(constants + <usize>which * VECTOR);
}

@inline
export function rateOf(rates: usize, which: Rate): v128 {
  return v128.load(rates + <usize>which * VECTOR);
}
