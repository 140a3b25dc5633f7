/** What a Gaussian process expects of a function, having seen some of its values. */
import { dot, solveUpper } from '../../math/cholesky.ts';
import { decay } from '../../math/decay.ts';
import { factorise, solveLower } from '../../math/large/cholesky.ts';
import type { RandomStream } from '../../math/random.ts';
import { columnsOf, rowsFrom, type Features } from './features.ts';
import { farOf, matern, scalesOf, type Kernel } from './kernel.ts';

export interface Posterior {
  /** Of the function, without the noise: `[rows]` each. */
  at(rows: Features): { means: Float64Array; deviations: Float64Array };
  /** Values that the function may have at the rows, together: `[rows]`. */
  sample(rows: Features, random: RandomStream): Float64Array;
}

/** What is added to the diagonal at first, as a share of the signal, where rounding has made K indefinite; then ten times as much, and so on. */
const LEAST_JITTER = 1e-12;

/** Places that are looked at together: few enough for the processor’s cache. */
const TOGETHER = 32;

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
  const columns = columnsOf(rows);
  const factor = factorOf(covariances(isChoice, kernel, rows, columns), all, kernel);
  // The upper left part of L is the factor of the rows with outcomes.
  const weights = new Float64Array(all);
  weights.set(weightsOf(factor, all, n, outcomes));

  const at = (places: Features) => {
    const means = new Float64Array(places.count);
    const deviations = new Float64Array(places.count);
    for (let from = 0; from < places.count; from += TOGETHER) {
      const some = rowsFrom(places, from, TOGETHER);
      const across = covariances(isChoice, kernel, some, columns);
      for (let i = 0; i < some.count; i++) means[from + i] = dot(across, i * all, weights, 0, n);
      solveLower(factor, all, across);
      for (let i = 0; i < some.count; i++) {
        const known = dot(across, i * all, across, i * all, all);
        deviations[from + i] = Math.sqrt(Math.max(kernel.signal - known, 0));
      }
    }
    return { means, deviations };
  };

  return {
    at,
    sample(places, random) {
      const across = covariances(isChoice, kernel, places, columns);
      const joint = covariances(isChoice, kernel, places, columnsOf(places));
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

/** Of the function at all rows of one and of the columns of the other, `[a.count, b.count]`. */
function covariances(
  isChoice: readonly boolean[],
  kernel: Kernel,
  a: Features,
  columns: readonly Float64Array[],
): Float64Array {
  const knobs = columns.length;
  const count = columns[0]!.length;
  const matrix = new Float64Array(a.count * count);
  scalesOf(kernel).forEach((scale, knob) => {
    const add = isChoice[knob]! ? addSteps : addSquares;
    for (let i = 0; i < a.count; i++)
      add(matrix, i * count, scale, a.values[i * knobs + knob]!, columns[knob]!);
  });
  for (let at = 0; at < matrix.length; at++) {
    const far = farOf(matrix[at]!);
    matrix[at] = matern(far, kernel.signal * decay(far));
  }
  return matrix;
}

/** To entries of the matrix `from` a place on, what a number is apart from others, squared: `squaredDistance` by the row. */
function addSquares(matrix: Float64Array, from: number, scale: number, own: number, others: Float64Array) {
  for (let j = 0; j < others.length; j++) {
    const gap = own - others[j]!;
    matrix[from + j]! += scale * (gap * gap);
  }
}

/** The same of a choice. */
function addSteps(matrix: Float64Array, from: number, scale: number, own: number, others: Float64Array) {
  for (let j = 0; j < others.length; j++) if (own !== others[j]!) matrix[from + j]! += scale;
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
