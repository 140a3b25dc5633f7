/** Averages of at least one value, and how far values lie apart. */
import { square } from './elementary.ts';

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value in the middle; of an even number of values the mean of the two. Infinite ones count as largest. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return mean(sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1));
}

/** The root of the mean of the squares. */
export const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(mean(values.map(square)));

/** The standard deviation of what a sample of at least two was drawn from. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + square(value - middle), 0) / (values.length - 1));
}

/** The largest less the smallest; 0 of none. */
export const rangeOf = (values: ArrayLike<number>): number =>
  values.length === 0 ? 0 : extreme(values, Math.max) - extreme(values, Math.min);

/** One by one: there may be more of them than a function takes. */
const extreme = (values: ArrayLike<number>, of: (a: number, b: number) => number) =>
  Array.from(values).reduce((a, b) => of(a, b));

/** Means of `width` successive values, one for each place the window has: `values.length − width + 1` of them. */
export function runningMeans(values: ArrayLike<number>, width: number): number[] {
  const means: number[] = [];
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]! - (i >= width ? values[i - width]! : 0);
    if (i >= width - 1) means.push(sum / width);
  }
  return means;
}
