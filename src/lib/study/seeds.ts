/** The seeds of repetitions. */

/** Lies above every seed that a figure can have, so that the repetitions of neighbouring seeds never meet. */
export const seedStride = 1_000_000;

/**
 * The seed with which repetition `repetition` (0, 1, 2 …) of a figure's seed trains: the figure's own for the first,
 * and one that no other pair of seed and repetition has. `runSeed(7, 0)` is 7, `runSeed(7, 2)` is 2,000,007.
 */
export function runSeed(seed: number, repetition: number): number {
  if (!Number.isInteger(seed) || seed < 0 || seed >= seedStride)
    throw new RangeError(`seed: ${seed} is not a whole number in [0, ${seedStride - 1}]`);
  return seed + repetition * seedStride;
}
