/**
 * Ridge regression, and its limit for λ → 0: least squares of least norm. The weights w that minimise ‖Aw − y‖² + λ‖w‖² are
 * Aᵀa, with one number in `a` for each example, and for that the left singular vectors of A are enough:
 * a = U (Σ² + λ)⁻¹ Uᵀy (Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning", section 3.4.1).
 */
import { dot } from './cholesky.ts';
import { square } from './elementary.ts';
import type { Singular } from './singular.ts';

/** a of w = Aᵀa, `[outputs × examples]`. With λ = 0 w has the least norm of all that fit best. `targets` are `[outputs × examples]`. */
export function dualWeights(
  { values, vectors }: Singular,
  targets: Float64Array,
  examples: number,
  lambda: number,
): Float64Array {
  const dual = new Float64Array(targets.length);
  for (let from = 0; from < targets.length; from += examples)
    values.forEach((value, i) => {
      const along = dot(vectors, i * examples, targets, from, examples) / (square(value) + lambda);
      for (let k = 0; k < examples; k++) dual[from + k]! += along * vectors[i * examples + k]!;
    });
  return dual;
}

/**
 * The mean squared error of each example's prediction by the weights that are fitted to all the others, for λ > 0. Of the
 * fit to all examples it is known how much a prediction owes to its own example, the diagonal of H = U Σ²/(Σ² + λ) Uᵀ: what
 * is left of the target, over 1 − Hᵢᵢ (Golub, Heath & Wahba 1979). scikit-learn's `RidgeCV` chooses λ by it.
 */
export function leaveOneOut(
  { values, vectors }: Singular,
  targets: Float64Array,
  examples: number,
  lambda: number,
): number {
  const left = targets.slice();
  const others = new Float64Array(examples).fill(1);
  values.forEach((value, i) => {
    const share = square(value) / (square(value) + lambda);
    for (let from = 0; from < targets.length; from += examples) {
      const along = share * dot(vectors, i * examples, targets, from, examples);
      for (let k = 0; k < examples; k++) left[from + k]! -= along * vectors[i * examples + k]!;
    }
    for (let k = 0; k < examples; k++) others[k]! -= share * square(vectors[i * examples + k]!);
  });
  return left.reduce((sum, value, i) => sum + square(value / others[i % examples]!), 0) / targets.length;
}
