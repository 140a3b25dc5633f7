import { cos, pi, sin } from '../math/elementary.ts';
import type { PlanarFamily } from './planar.ts';

/** Turns of an arm from the centre to radius 1. */
const TURNS = 1.5;
/** Arms start away from the centre, where they would meet. */
const INNER_RADIUS = 0.1;

/** Two Archimedean spirals (radius proportional to the angle travelled), half a turn apart, uniform in radius. */
export const spirals: PlanarFamily = {
  defaultNoise: 0.03,
  draw(random, label) {
    const radius = INNER_RADIUS + (1 - INNER_RADIUS) * random.uniform();
    const angle = 2 * pi * TURNS * radius + pi * label;
    return [radius * cos(angle), radius * sin(angle)];
  },
};
