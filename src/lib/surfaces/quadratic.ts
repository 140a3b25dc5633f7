/**
 * Theory of gradient descent on the quadratic ½(x² + κy²), whose curvatures are 1 and κ, the condition number. A rate is
 * the factor by which the distance to the minimum shrinks a step, in the long run.
 */
import { square } from '../math/elementary.ts';

/** Plain descent: the best α and its rate (Polyak 1964). */
export const plainAlpha = (condition: number) => 2 / (1 + condition);
export const plainRate = (condition: number) => (condition - 1) / (condition + 1);

/** Momentum: the best α and β and their rate (Polyak 1964; Goh 2017). */
export const bestAlpha = (condition: number) => square(2 / (1 + Math.sqrt(condition)));
export const bestRate = (condition: number) => (Math.sqrt(condition) - 1) / (Math.sqrt(condition) + 1);
export const bestBeta = (condition: number) => square(bestRate(condition));

/** A learning rate and a momentum, as a pair. */
export interface Rates {
  alpha: number;
  beta: number;
}

/** At most so large is α at a β, or the steepest direction grows (Goh 2017). */
export const stabilityLimit = (condition: number, beta: number) => (2 * (1 + beta)) / condition;

/**
 * The rate along a direction of curvature λ. A step multiplies the pair of distance and memory by a matrix; its
 * eigenvalues are the roots of s² − (1 + β − αλ)s + β = 0 (Goh 2017), and the larger one decides. A complex pair has the
 * size √β, whatever α.
 */
export function rateAlong(curvature: number, { alpha, beta }: Rates): number {
  const middle = (1 + beta - alpha * curvature) / 2;
  const discriminant = square(middle) - beta;
  return discriminant < 0 ? Math.sqrt(beta) : Math.abs(middle) + Math.sqrt(discriminant);
}

/** The rate in the valley: that of its slower direction. */
export const rateOf = (condition: number, rates: Rates): number =>
  Math.max(rateAlong(1, rates), rateAlong(condition, rates));

export type Damping = 'over-damped' | 'critically damped' | 'under-damped' | 'unstable';

/** The β that damps a direction critically: below it the roots are real, above it a complex pair (Goh 2017). */
const criticalBeta = (curvature: number, alpha: number) => square(1 - Math.sqrt(alpha * curvature));

/** So near to the critical β counts as critical: a slider that stands beside it. */
const criticalWithin = 0.015;

/** How a direction swings: it creeps, or flips from side to side, where β is small, and swings slowly where it is large. */
export function dampingAlong(curvature: number, rates: Rates): Damping {
  if (rateAlong(curvature, rates) >= 1) return 'unstable';
  const beyond = rates.beta - criticalBeta(curvature, rates.alpha);
  if (Math.abs(beyond) <= criticalWithin) return 'critically damped';
  return beyond > 0 ? 'under-damped' : 'over-damped';
}

/** The β with the best rate at an α: the least that leaves neither direction over-damped. 1 and more where α is never stable. */
export const bestBetaFor = (condition: number, alpha: number): number =>
  Math.max(criticalBeta(1, alpha), criticalBeta(condition, alpha));

/**
 * Root mean square distance from the minimum at which plain descent with noise σ in each component of the gradient
 * settles; null where α is unstable.
 *
 * Along an axis of curvature λ, θ ← θ − α(λθ + σξ) settles at the variance for which one step changes nothing:
 * v = (1 − αλ)²v + α²σ², so v = ασ² / (λ(2 − αλ)). The radius is the root of their sum over the two axes.
 */
export function stationaryRadius(condition: number, alpha: number, noise: number): number | null {
  const curvatures = [1, condition];
  if (curvatures.some((curvature) => alpha * curvature >= 2)) return null;
  const variances = curvatures.map(
    (curvature) => (alpha * square(noise)) / (curvature * (2 - alpha * curvature)),
  );
  return Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0));
}
