/** What becomes of a series before it is drawn. */
import type { Point } from './mark.ts';

/** Values one after another as points over steps: at 0, 1, 2 … or, with `apart`, so many steps apart. */
export const overSteps = (values: readonly number[], apart = 1): Point[] =>
  values.map((value, i) => [i * apart, value]);

/** At most `count` + 2 of the points, evenly chosen, the first and the last among them. */
export function thinned<T>(points: readonly T[], count: number): T[] {
  const stride = Math.max(1, Math.ceil((points.length - 1) / count));
  return points.filter((_, i) => i % stride === 0 || i === points.length - 1);
}
