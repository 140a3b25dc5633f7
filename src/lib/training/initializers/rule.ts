/** What an initialiser says of itself. */
import type { RandomStream } from '../../math/random.ts';

/** The layer whose weights `[inputs, outputs]` start. */
export interface Fans {
  /** Fan in. */
  inputs: number;
  /** Fan out. */
  outputs: number;
}

export interface InitializerRule<Initializer> {
  /** Throws a `RangeError` that names the path at the first value that is not allowed. */
  check?(path: string, initializer: Initializer): void;
  /**
   * Fills a layer's weights, row-major, which are zeros, with numbers from the run's `init` stream, row by row: initialisers
   * that differ only in scale give the same directions. + − × ÷ and sqrt only, so that weights have the same bits
   * everywhere.
   */
  fill(initializer: Initializer, weights: Float32Array, fans: Fans, random: RandomStream): void;
}

/** Independent normal weights of mean 0. */
export function fillNormal(weights: Float32Array, deviation: number, random: RandomStream): void {
  for (let i = 0; i < weights.length; i++) weights[i] = deviation * random.normal();
}

/** Independent weights, uniform between −bound and bound: their variance is bound²/3. */
export function fillUniform(weights: Float32Array, bound: number, random: RandomStream): void {
  for (let i = 0; i < weights.length; i++) weights[i] = bound * (2 * random.uniform() - 1);
}
