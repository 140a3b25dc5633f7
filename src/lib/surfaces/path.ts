/** The path of a descent in the plane, for drawings and measurements. */
import { square } from '../math/elementary.ts';
import type { Path } from './descend.ts';
import type { Point } from './surfaces.ts';

/** Its points as pairs, the start first. */
export const placesOf = ({ points }: Pick<Path, 'points'>) => points.map(([x, y]) => [x!, y!] as const);

/** The distance of each of its points from a place. */
export const distancesTo = ([x, y]: Point, { points }: Pick<Path, 'points'>): number[] =>
  points.map((point) => Math.sqrt(square(point[0]! - x!) + square(point[1]! - y!)));
