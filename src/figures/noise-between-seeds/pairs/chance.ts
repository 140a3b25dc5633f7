/** How often the worse of two settings looks better after n seeds, by drawing from what many seeds came to. */
import { stream } from '../../../lib/math/random.ts';
import { differenceOf, type Pair } from './pairs.ts';

/** Comparisons that are drawn. Each goes on from one seed to the next. */
export const drawn = 1000;

/** The most seeds of each setting that a comparison takes. */
export const mostSeeds = 40;

/** So rarely wrong, and one may rely on it. */
export const mostWrong = 0.05;

/**
 * `[mostSeeds]`: the chance that after 1, 2, 3 … seeds the setting with the higher mean over all pairs has the lower one.
 * A tie counts half. Paired, both settings have the seeds that are drawn; else each has seeds of its own.
 */
export function chancesOfWrong(pairs: readonly Pair[], isPaired: boolean, seed: number): number[] {
  const random = stream(seed, isPaired ? 'draws/paired' : 'draws/apart');
  const truth = Math.sign(differenceOf(pairs));
  const wrong = new Float64Array(mostSeeds);
  for (let draw = 0; draw < drawn; draw++) {
    let difference = 0;
    for (let n = 0; n < mostSeeds; n++) {
      const first = random.integer(pairs.length);
      const second = isPaired ? first : random.integer(pairs.length);
      difference += pairs[second]!.b - pairs[first]!.a;
      wrong[n]! += (1 - Math.sign(difference) * truth) / 2;
    }
  }
  return Array.from(wrong, (count) => count / drawn);
}

/** The fewest seeds with which it is wrong less often than `mostWrong`; null if not even all of them are enough. */
export function seedsNeeded(chances: readonly number[]): number | null {
  const place = chances.findIndex((chance) => chance < mostWrong);
  return place < 0 ? null : place + 1;
}
