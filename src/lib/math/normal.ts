/** The standard normal distribution, as precise in its lower tail as in its middle. */
import { erf, exp, log, pi } from './elementary.ts';

const HALF_LOG_TWO_PI = 0.9189385332046727;
const SQRT_TWO_PI = Math.sqrt(2 * pi);

/** Below this what is left of 1 − erf loses digits, and the continued fraction takes over. */
const TAIL = -2.5;

/** Terms of the continued fraction: enough for 1e-14 of it at the hand-over, the slowest place. */
const FRACTION_DEPTH = 80;

/** φ(z) = e^(−z²/2) / √(2π) */
export const normalDensity = (z: number): number => exp((-z * z) / 2) / SQRT_TWO_PI;

/** Φ(z), the probability of less than z, to about 1e-13 of itself. */
export function normalProbability(z: number): number {
  if (z < TAIL) return normalDensity(z) / (-z + fraction(-z));
  return (1 + erf(z * Math.SQRT1_2)) / 2;
}

/** Φ(to) − Φ(from), within 1e-15 (absolute). */
export const normalMass = (from: number, to: number): number =>
  (erf(to * Math.SQRT1_2) - erf(from * Math.SQRT1_2)) / 2;

/** ln Φ(z), finite for every finite z whose square is. */
export function logNormalProbability(z: number): number {
  if (z < TAIL) return -(z * z) / 2 - HALF_LOG_TWO_PI - log(-z + fraction(-z));
  return log(normalProbability(z));
}

/**
 * What a standard normal number is above −z in the mean, nothing where it is below: E max(z + N, 0) = φ(z) + z Φ(z),
 * as its logarithm.
 *
 * In the lower tail the two terms cancel. There, with t = −z and Φ(−t) = φ(t) / (t + r), the sum is φ(t) r / (t + r): no
 * digit is lost. (Ament et al. 2023, arXiv 2310.20708, come to the same number by three cases.)
 */
export function logMeanExcess(z: number): number {
  if (z >= TAIL) return log(normalDensity(z) + z * normalProbability(z));
  const r = fraction(-z);
  return -(z * z) / 2 - HALF_LOG_TWO_PI + log(r / (-z + r));
}

/** r in Laplace's continued fraction of Mills' ratio, Φ(−t) / φ(t) = 1 / (t + r): r = 1/(t + 2/(t + 3/(t + …))), t > 0. */
function fraction(t: number): number {
  let rest = 0;
  for (let k = FRACTION_DEPTH; k >= 1; k--) rest = k / (t + rest);
  return rest;
}
