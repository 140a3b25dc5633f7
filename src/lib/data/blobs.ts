import { cos, pi, sin } from '../math/elementary.ts';
import type { PlanarFamily } from './planar.ts';

const RING_RADIUS = 0.7;
/** Turns the ring so that two classes are not told apart by a single coordinate. */
const FIRST_ANGLE = pi / 4;

export const blobClasses = { default: 2, smallest: 2, largest: 10 };

/** One normal cloud per class, centres evenly spaced on a ring; the noise is the clouds' standard deviation. */
export const blobs: PlanarFamily = {
  defaultNoise: 0.2,
  draw(_random, label, classes) {
    const angle = FIRST_ANGLE + (2 * pi * label) / classes;
    return [RING_RADIUS * cos(angle), RING_RADIUS * sin(angle)];
  },
};
