/** How likely a kernel makes what was observed. */
import { dot, halfLogDeterminant, solveUpper } from '../../math/cholesky.ts';
import { decay } from '../../math/decay.ts';
import { exp, log } from '../../math/elementary.ts';
import { factorise, invertFactorised, solveLower } from '../../math/large/cholesky.ts';
import type { Slope } from '../../math/minimise.ts';
import { farOf, matern, maternSlope, scalesOf, type Kernel } from './kernel.ts';

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
 *
 * For the curvature it has the average information (Gilmour, Thompson & Cullis 1995), ½ αᵀ ∂K/∂θᵢ K⁻¹ ∂K/∂θⱼ α: halfway
 * between what the curvature is and what is expected of it, for numbers in which K is linear, and cheap.
 */
export function negativeLogLikelihood({ outcomes, squares }: Observations): (logs: Float64Array) => Slope {
  const n = outcomes.length;
  const [factor, inverse] = [new Float64Array(n * n), new Float64Array(n * n)];
  const slopes = new Float64Array((n * (n - 1)) / 2);
  return (logs) => {
    const kernel = fromLogs(logs);
    fill(kernel, squares, n, factor, slopes);
    if (!factorise(factor, n)) return nowhere(logs.length);
    const weights = outcomes.slice();
    solveLower(factor, n, weights);
    const fit = dot(weights, 0, weights, 0, n) / 2;
    solveUpper(factor, n, weights);
    return {
      value: fit + halfLogDeterminant(factor, n) + n * HALF_LOG_TWO_PI,
      gradient() {
        invertFactorised(factor, n, inverse);
        return slopesOf(kernel, { outcomes, squares }, slopes, weights, inverse);
      },
      curvature() {
        const pulls = pullsOf(kernel, { outcomes, squares }, slopes, weights);
        solveLower(factor, n, pulls);
        return halfProducts(pulls, n);
      },
    };
  };
}

const nowhere = (numbers: number): Slope => ({
  value: Infinity,
  gradient: () => new Float64Array(numbers),
  curvature: () => new Float64Array(numbers * numbers),
});

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
      const far = farOf(square);
      const decayed = signal * decay(far);
      matrix[row * n + column] = matern(far, decayed);
      slopes[pair] = maternSlope(far, decayed);
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

/** ∂K/∂θ α, `[numbers, n]`. K α is y. */
function pullsOf(
  kernel: Kernel,
  { outcomes, squares }: Observations,
  slopes: Float64Array,
  weights: Float64Array,
): Float64Array {
  const n = outcomes.length;
  const scales = scalesOf(kernel);
  const knobs = scales.length;
  const pulls = new Float64Array((knobs + 2) * n);
  for (let row = 0, pair = 0, at = 0; row < n; row++) {
    for (let column = 0; column < row; column++, pair++)
      for (let knob = 0; knob < knobs; knob++, at++) {
        const slope = slopes[pair]! * scales[knob]! * squares[at]!;
        pulls[knob * n + row]! += slope * weights[column]!;
        pulls[knob * n + column]! += slope * weights[row]!;
      }
    const ofNoise = kernel.noise * weights[row]!;
    pulls[knobs * n + row] = outcomes[row]! - ofNoise;
    pulls[(knobs + 1) * n + row] = ofNoise;
  }
  return pulls;
}

/** ½ A Aᵀ of rows of n numbers. */
function halfProducts(rows: Float64Array, n: number): Float64Array {
  const count = rows.length / n;
  return Float64Array.from(
    { length: count * count },
    (_, at) => dot(rows, Math.floor(at / count) * n, rows, (at % count) * n, n) / 2,
  );
}
