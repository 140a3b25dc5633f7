/** What a Gaussian process assumes of a function: how its values at two places go together. */
import { decay } from '../../math/decay.ts';

export interface Kernel {
  /** For each knob how far apart settings are whose losses have little to do with each other: in widths of its range. */
  lengths: Float64Array;
  /** Variance of the function around its mean. */
  signal: number;
  /** Variance of what is measured around the function. */
  noise: number;
}

const SQRT_5 = Math.sqrt(5);

/**
 * Matérn's kernel of smoothness 5/2, for functions that bend twice (Rasmussen & Williams 2006, eq. 4.17), per unit of
 * signal: (1 + √5 r + 5r²/3) e^(−√5 r), r² = Σ Δₖ² / lₖ². `square` is r².
 */
export function matern(square: number): number {
  const far = SQRT_5 * Math.sqrt(square);
  return (1 + far + (5 / 3) * square) * decay(far);
}

/** The kernel's slope along ln lₖ is this times Δₖ² / lₖ²: (5/3)(1 + √5 r) e^(−√5 r), from its value without another e. */
export function maternSlope(square: number, value: number): number {
  const far = SQRT_5 * Math.sqrt(square);
  return (value * (5 / 3) * (1 + far)) / (1 + far + (5 / 3) * square);
}

/** 1 / lₖ² */
export const scalesOf = ({ lengths }: Kernel): Float64Array => lengths.map((length) => 1 / (length * length));
