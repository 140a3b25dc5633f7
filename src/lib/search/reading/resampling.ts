/** How far a number could be off, judged by the trials themselves. */
import { deviation } from '../../math/averages.ts';
import { stream, type RandomStream } from '../../math/random.ts';

/** How often each of `count` trials is drawn when as many are drawn with replacement, `[trials]`. */
export function drawnCounts(count: number, random: RandomStream): Int32Array {
  const counts = new Int32Array(count);
  for (let draw = 0; draw < count; draw++) counts[random.integer(count)]!++;
  return counts;
}

export interface Resampling {
  resamples: number;
  seed: number;
}

/**
 * The bootstrap's standard errors (Efron 1979) of numbers that are read off `items`: how far they scatter, read off as many
 * items that were drawn from these with replacement, again and again. `[numbers]`
 */
export function bootstrapErrors<T>(
  items: readonly T[],
  read: (drawn: readonly T[]) => readonly number[],
  { resamples, seed }: Resampling,
): number[] {
  const random = stream(seed, 'reading/bootstrap');
  const all = Array.from({ length: resamples }, () =>
    read(items.map(() => items[random.integer(items.length)]!)),
  );
  return all[0]!.map((_, number) => deviation(all.map((numbers) => numbers[number]!)));
}
