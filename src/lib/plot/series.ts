/** What becomes of a series before it is drawn. */
import type { Point } from './mark.ts';

/** Values one after another as points over steps: at 0, 1, 2 … or, with `apart`, so many steps apart. */
export const overSteps = (values: readonly number[], apart = 1): Point[] =>
  values.map((value, i) => [i * apart, value]);

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

/** At most `count` + 2 of the points, evenly chosen, the first and the last among them. */
export function thinned<T>(points: readonly T[], count: number): T[] {
  const stride = Math.max(1, Math.ceil((points.length - 1) / count));
  return points.filter((_, i) => i % stride === 0 || i === points.length - 1);
}
