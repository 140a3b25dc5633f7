/** Order instead of values. */
import { mean } from '../../math/averages.ts';

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
export function rankCorrelation(one: readonly number[], other: readonly number[]): number | null {
  const [a, b] = [centred(ranksOf(one)), centred(ranksOf(other))];
  const product = Math.sqrt(dot(a, a) * dot(b, b));
  return product > 0 ? dot(a, b) / product : null;
}

const centred = (values: readonly number[]): number[] => {
  const middle = mean(values);
  return values.map((value) => value - middle);
};

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
