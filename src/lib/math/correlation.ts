import { mean } from './averages.ts';

/** Pearson's correlation of values in pairs, from −1 to 1. Null where all of one side are equal. */
export function correlation(one: readonly number[], other: readonly number[]): number | null {
  const [a, b] = [centred(one), centred(other)];
  const product = Math.sqrt(dot(a, a) * dot(b, b));
  return product > 0 ? dot(a, b) / product : null;
}

const centred = (values: readonly number[]): number[] => {
  const middle = mean(values);
  return values.map((value) => value - middle);
};

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
