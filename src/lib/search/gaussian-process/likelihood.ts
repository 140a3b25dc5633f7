/** How likely a kernel makes what was observed. */
import {
  factorise,
  halfLogDeterminant,
  invertFactorised,
  solveLower,
  solveUpper,
} from '../../math/cholesky.ts';
import { exp, log } from '../../math/elementary.ts';
import type { Slope } from '../../math/minimise.ts';
import { matern, maternSlope, scalesOf, type Kernel } from './kernel.ts';

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** What was observed: outcomes around 0, and for each pair of rows the squared distance along each knob. */
export interface Observations {
  /** `[n]` */
  outcomes: Float64Array;
  /** `[n (n − 1) / 2, knobs]`: of rows (1, 0), (2, 0), (2, 1), (3, 0), … */
  squares: Float64Array;
}

/** ln l₁ … ln lₖ, ln signal, ln noise: where the likelihood's slopes are taken. */
export const toLogs = ({ lengths, signal, noise }: Kernel): Float64Array =>
  Float64Array.from([...lengths, signal, noise], (value) => log(value));

export const fromLogs = (logs: Float64Array): Kernel => ({
  lengths: logs.subarray(0, -2).map((value) => exp(value)),
  signal: exp(logs.at(-2)!),
  noise: exp(logs.at(-1)!),
});

/**
 * The logarithm of the marginal likelihood and its slopes (Rasmussen & Williams 2006, eqs. 2.30 and 5.9) at the logarithms
 * of a kernel's numbers, both with the sign turned:
 *
 *     −ln p(y) = ½ yᵀK⁻¹y + ½ ln det K + (n/2) ln 2π,   ∂/∂θ = −½ tr((ααᵀ − K⁻¹) ∂K/∂θ),   α = K⁻¹y
 *
 * Infinite where K is not positive definite in float64. Work space is kept from call to call.
 */
export function negativeLogLikelihood({ outcomes, squares }: Observations): (logs: Float64Array) => Slope {
  const n = outcomes.length;
  const [factor, inverse, work] = [0, 1, 2].map(() => new Float64Array(n * n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const slopes = new Float64Array((n * (n - 1)) / 2);
  return (logs) => {
    const kernel = fromLogs(logs);
    fill(kernel, squares, n, factor, slopes);
    if (!factorise(factor, n)) return { value: Infinity, gradient: new Float64Array(logs.length) };
    const weights = outcomes.slice();
    solveLower(factor, n, weights);
    const fit = weights.reduce((sum, weight) => sum + weight * weight, 0) / 2;
    const value = fit + halfLogDeterminant(factor, n) + n * HALF_LOG_TWO_PI;
    solveUpper(factor, n, weights);
    invertFactorised(factor, n, inverse, work);
    return { value, gradient: slopesOf(kernel, { outcomes, squares }, slopes, weights, inverse) };
  };
}

/** The lower triangle of K, and for each pair the kernel's slope. */
function fill(
  kernel: Kernel,
  squares: Float64Array,
  n: number,
  matrix: Float64Array,
  slopes: Float64Array,
): void {
  const { signal, noise } = kernel;
  const scales = scalesOf(kernel);
  for (let row = 0, pair = 0, at = 0; row < n; row++) {
    for (let column = 0; column < row; column++, pair++) {
      let square = 0;
      for (let knob = 0; knob < scales.length; knob++, at++) square += squares[at]! * scales[knob]!;
      const value = matern(square);
      matrix[row * n + column] = signal * value;
      slopes[pair] = signal * maternSlope(square, value);
    }
    matrix[row * n + row] = signal + noise;
  }
}

/** −½ tr(W ∂K/∂θ), W = ααᵀ − K⁻¹; each pair stands for both of its entries. */
function slopesOf(
  kernel: Kernel,
  { outcomes, squares }: Observations,
  slopes: Float64Array,
  weights: Float64Array,
  inverse: Float64Array,
): Float64Array {
  const n = outcomes.length;
  const scales = scalesOf(kernel);
  const knobs = scales.length;
  const gradient = new Float64Array(knobs + 2);
  let [trace, fit] = [0, 0];
  for (let row = 0, pair = 0, at = 0; row < n; row++) {
    for (let column = 0; column < row; column++, pair++) {
      const pull = (weights[row]! * weights[column]! - inverse[row * n + column]!) * slopes[pair]!;
      for (let knob = 0; knob < knobs; knob++, at++) gradient[knob]! -= pull * squares[at]!;
    }
    trace += weights[row]! * weights[row]! - inverse[row * n + row]!;
    fit += weights[row]! * outcomes[row]!;
  }
  for (let knob = 0; knob < knobs; knob++) gradient[knob]! *= scales[knob]!;
  // ∂K/∂ln noise is the noise along the diagonal, ∂K/∂ln signal all the rest of K; tr(W K) = yᵀα − n.
  gradient[knobs] = -(fit - n - kernel.noise * trace) / 2;
  gradient[knobs + 1] = (-kernel.noise * trace) / 2;
  return gradient;
}
