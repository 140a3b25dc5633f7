/** The standard normal distribution, the same bits everywhere. */
import { erf, exp, pi } from './elementary.ts';

const ROOT_HALF = Math.sqrt(0.5);
const ROOT_TWO_PI = Math.sqrt(2 * pi);

/** φ(z) */
export const normalDensity = (z: number): number => exp((-z * z) / 2) / ROOT_TWO_PI;

/** Φ(to) − Φ(from), within 1e-15 (absolute). */
export const normalMass = (from: number, to: number): number =>
  (erf(to * ROOT_HALF) - erf(from * ROOT_HALF)) / 2;
