import { cos, pi, sin } from '../math/elementary.ts';
import type { PlanarFamily, Point } from './planar.ts';

const RADIUS = 2 / 3;
/** Centre of the upper moon; the lower moon's is its mirror image in the origin. Each moon's tip lies inside the other. */
const CENTRE: Point = [-1 / 3, -1 / 6];

/** Two interleaving half-circles: class 0 opens downwards, class 1 upwards (the shape of scikit-learn's `make_moons`). */
export const moons: PlanarFamily = {
  defaultNoise: 0.1,
  draw(random, label) {
    const angle = pi * random.uniform();
    const side = label === 0 ? 1 : -1;
    return [side * (CENTRE[0] + RADIUS * cos(angle)), side * (CENTRE[1] + RADIUS * sin(angle))];
  },
};
