/** What the two-dimensional classification sets have in common. */
import type { RandomStream } from '../math/random.ts';
import type { Split } from './spec.ts';
import { classesInTurn, targetsOf } from './classes.ts';

/** A point of the plane. */
export type Point = [x: number, y: number];

/** A family of two-dimensional sets, drawn in a square of half-width 1 ("radius 1") around the origin. */
export interface PlanarFamily {
  /** Standard deviation of the noise, in radii, where the spec names none. */
  defaultNoise: number;
  /** A point of class `label`, 0 ≤ label < classes, before noise. */
  draw(random: RandomStream, label: number, classes: number): Point;
}

/**
 * Inputs are the points times this: a fixed factor, so that a point's input does not depend on the sample it came with.
 * It brings the root mean square of a coordinate to between 0.6 and 1.2 in every set, about the scale initialisers assume.
 */
export const planarInputScale = 2;

/** Half-width of the square that holds the inputs with ordinary noise: the window to draw. */
export const planarWindow = 2.5;

/**
 * `examples` points with their noise. The classes take turns (see `classesInTurn`), and the first n points are the same
 * however many follow. Noise is drawn also where its size is 0, so that a change of size moves the same points.
 */
export function drawPlanarSplit(
  family: PlanarFamily,
  random: RandomStream,
  examples: number,
  classes: number,
  noise: number,
  shares?: readonly number[],
): Split {
  const labels = classesInTurn(examples, classes, shares);
  const inputs = new Float32Array(examples * 2);
  for (let i = 0; i < examples; i++) {
    const [x, y] = family.draw(random, labels[i]!, classes);
    inputs[2 * i] = planarInputScale * (x + noise * random.normal());
    inputs[2 * i + 1] = planarInputScale * (y + noise * random.normal());
  }
  return { examples, inputs, targets: targetsOf(labels, classes) };
}
