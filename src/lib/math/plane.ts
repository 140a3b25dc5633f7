/** How flat a function of the plane is. */
import { mean } from './averages.ts';

/**
 * Largest distance of `values` from their least-squares plane a + bx + cy, as a share of their range: 0 if they lie on
 * one. `points`, `[values, 2]`, are a grid centred at the origin: there 1, x and y are orthogonal, so that each
 * coefficient is a projection of its own.
 */
export function distanceFromPlane(values: ArrayLike<number>, points: ArrayLike<number>): number {
  const heights = Array.from(values);
  const [xs, ys] = [0, 1].map((axis) => heights.map((_, i) => points[2 * i + axis]!)) as [number[], number[]];
  const [a, b, c] = [mean(heights), slopeAlong(xs, heights), slopeAlong(ys, heights)];
  const distances = heights.map((height, i) => Math.abs(height - a - b * xs[i]! - c * ys[i]!));
  return Math.max(...distances) / (Math.max(...heights) - Math.min(...heights));
}

const slopeAlong = (places: readonly number[], heights: readonly number[]) =>
  dot(places, heights) / dot(places, places);

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
