/** The path of a descent in the plane, for drawings and measurements. */
import { pow, square } from '../math/elementary.ts';
import type { Path } from './descend.ts';
import type { Point } from './surfaces.ts';

/** Its points as pairs, the start first. */
export const placesOf = ({ points }: Pick<Path, 'points'>) => points.map(([x, y]) => [x!, y!] as const);

/** The distance of each of its points from a place. */
export const distancesTo = ([x, y]: Point, { points }: Pick<Path, 'points'>): number[] =>
  points.map((point) => Math.sqrt(square(point[0]! - x!) + square(point[1]! - y!)));

/**
 * The factor by which a distance shrinks a step, measured between two stretches of `stretch` steps, the last and one that
 * ends `apart` steps earlier: the largest distance in each, for a swinging path passes near the minimum on its way.
 */
export function factorPerStep(
  distances: readonly number[],
  { stretch, apart }: { stretch: number; apart: number },
): number {
  const largestIn = (from: number) => Math.max(...distances.slice(from, from + stretch + 1));
  const last = distances.length - 1 - stretch;
  return pow(largestIn(last) / largestIn(last - apart), 1 / apart);
}
