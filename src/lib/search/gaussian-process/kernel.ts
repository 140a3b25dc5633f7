/** What a Gaussian process assumes of a function: how its values at two places go together. */
export interface Kernel {
  /** For each knob how far apart settings are whose losses have little to do with each other: in widths of its range. */
  lengths: Float64Array;
  /** Variance of the function around its mean. */
  signal: number;
  /** Variance of what is measured around the function. */
  noise: number;
}

const SQRT_5 = Math.sqrt(5);

/** √5 r, r² = Σ Δₖ² / lₖ² of two settings: how far apart they are for Matérn's kernel. */
export const farOf = (square: number): number => SQRT_5 * Math.sqrt(square);

/**
 * Matérn's kernel of smoothness 5/2, for functions that bend twice (Rasmussen & Williams 2006, eq. 4.17):
 * signal (1 + √5 r + 5r²/3) e^(−√5 r). `far` is √5 r, `decayed` signal e^(−√5 r), which the slope shares.
 */
export const matern = (far: number, decayed: number): number => (1 + far + (1 / 3) * far * far) * decayed;

/** The kernel's slope along ln lₖ is this times Δₖ² / lₖ²: signal (5/3)(1 + √5 r) e^(−√5 r). */
export const maternSlope = (far: number, decayed: number): number => (5 / 3) * (1 + far) * decayed;

/** 1 / lₖ² */
export const scalesOf = ({ lengths }: Kernel): Float64Array => lengths.map((length) => 1 / (length * length));
