import { cos, pi, sin } from '../math/elementary.ts';
import type { PlanarFamily } from './planar.ts';

const OUTER_RADIUS = 1;
const INNER_RADIUS = 0.5;

/** A circle (class 1) inside another (class 0). */
export const circles: PlanarFamily = {
  defaultNoise: 0.1,
  draw(random, label) {
    const angle = 2 * pi * random.uniform();
    const radius = label === 0 ? OUTER_RADIUS : INNER_RADIUS;
    return [radius * cos(angle), radius * sin(angle)];
  },
};
