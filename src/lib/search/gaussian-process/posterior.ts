/** What a Gaussian process expects of a function, having seen some of its values. */
import { dot, factorise, solveLower, solveUpper } from '../../math/cholesky.ts';
import type { RandomStream } from '../../math/random.ts';
import { squaredDistance, type Features } from './features.ts';
import { matern, scalesOf, type Kernel } from './kernel.ts';

export interface Posterior {
  /** Of the function, without the noise: `[rows]` each. */
  at(rows: Features): { means: Float64Array; deviations: Float64Array };
  /** Values that the function may have at the rows, together: `[rows]`. */
  sample(rows: Features, random: RandomStream): Float64Array;
}

/** What is added to the diagonal at first, as a share of the signal, where rounding has made K indefinite; then ten times as much, and so on. */
const LEAST_JITTER = 1e-12;

/**
 * Given outcomes y at rows X (Rasmussen & Williams 2006, algorithm 2.1), with K + noise I = L Lᵀ, the function at x has
 *
 *     mean k(x)ᵀ(K + noise I)⁻¹ y,   variance k(x, x) − ‖L⁻¹k(x)‖²
 *
 * Of rows that have no outcomes yet, the last ones, the process takes its own mean for granted: that leaves the mean as it
 * is everywhere, and makes the deviation small around them.
 */
export function posteriorOf(
  isChoice: readonly boolean[],
  kernel: Kernel,
  rows: Features,
  outcomes: Float64Array,
): Posterior {
  const [n, all] = [outcomes.length, rows.count];
  const factor = factorOf(covariances(isChoice, kernel, rows, rows), all, kernel);
  // The upper left part of L is the factor of the rows with outcomes.
  const weights = new Float64Array(all);
  weights.set(weightsOf(factor, all, n, outcomes));

  const at = (places: Features) => {
    const across = covariances(isChoice, kernel, places, rows);
    const means = new Float64Array(places.count);
    const deviations = new Float64Array(places.count);
    for (let i = 0; i < places.count; i++) means[i] = dot(across, i * all, weights, 0, n);
    solveLower(factor, all, across);
    for (let i = 0; i < places.count; i++) {
      const known = dot(across, i * all, across, i * all, all);
      deviations[i] = Math.sqrt(Math.max(kernel.signal - known, 0));
    }
    return { means, deviations };
  };

  return {
    at,
    sample(places, random) {
      const across = covariances(isChoice, kernel, places, rows);
      const joint = covariances(isChoice, kernel, places, places);
      const count = places.count;
      const means = Float64Array.from({ length: count }, (_, i) => dot(across, i * all, weights, 0, n));
      solveLower(factor, all, across);
      for (let i = 0; i < count; i++)
        for (let j = 0; j <= i; j++) joint[i * count + j]! -= dot(across, i * all, across, j * all, all);
      const spread = factorOf(joint, count, { ...kernel, noise: 0 });
      const normals = Float64Array.from({ length: count }, () => random.normal());
      return means.map((mean, i) => mean + dot(spread, i * count, normals, 0, i + 1));
    },
  };
}

/** Of the function at all rows of one and all of the other, `[a.count, b.count]`. */
function covariances(isChoice: readonly boolean[], kernel: Kernel, a: Features, b: Features): Float64Array {
  const scales = scalesOf(kernel);
  const knobs = scales.length;
  const matrix = new Float64Array(a.count * b.count);
  for (let i = 0, at = 0; i < a.count; i++)
    for (let j = 0; j < b.count; j++, at++) {
      let square = 0;
      for (let knob = 0; knob < knobs; knob++)
        square +=
          scales[knob]! *
          squaredDistance(isChoice[knob]!, a.values[i * knobs + knob]!, b.values[j * knobs + knob]!);
      matrix[at] = kernel.signal * matern(square);
    }
  return matrix;
}

/** The factor of a covariance with noise, and with as little jitter as it takes. */
function factorOf(covariance: Float64Array, n: number, { signal, noise }: Kernel): Float64Array {
  for (let jitter = 0; jitter <= signal; jitter = Math.max(10 * jitter, LEAST_JITTER * signal)) {
    const factor = covariance.slice();
    for (let i = 0; i < n; i++) factor[i * n + i]! += noise + jitter;
    if (factorise(factor, n)) return factor;
  }
  throw new RangeError(`A covariance of signal ${signal} and noise ${noise} is none: it has no factor.`);
}

/** (K + noise I)⁻¹ y of the first n of all rows. */
function weightsOf(factor: Float64Array, all: number, n: number, outcomes: Float64Array): Float64Array {
  const own = all === n ? factor : corner(factor, all, n);
  const weights = outcomes.slice();
  solveLower(own, n, weights);
  solveUpper(own, n, weights);
  return weights;
}

const corner = (matrix: Float64Array, all: number, n: number) =>
  Float64Array.from({ length: n * n }, (_, i) => matrix[Math.floor(i / n) * all + (i % n)]!);
