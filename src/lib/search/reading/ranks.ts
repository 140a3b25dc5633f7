/** Order instead of values. */
import { correlation } from '../../math/correlation.ts';

/** The rank of each value, 1 for the lowest; equal values share the mean of their ranks. */
export function ranksOf(values: readonly number[]): number[] {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let place = from; place < to; place++) ranks[order[place]!] = (from + 1 + to) / 2;
  }
  return ranks;
}

/** Spearman's rank correlation, from −1 to 1: the correlation of the ranks. Null where all of one side are equal. */
export const rankCorrelation = (one: readonly number[], other: readonly number[]): number | null =>
  correlation(ranksOf(one), ranksOf(other));
