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
