import { expect, it } from 'vitest';
import { dot, factorise, solveLower, solveUpper } from '../../../../src/lib/math/cholesky.ts';
import { pairsOf } from '../../../../src/lib/search/gaussian-process/features.ts';
import { negativeLogLikelihood, toLogs } from '../../../../src/lib/search/gaussian-process/likelihood.ts';
import { regressions } from '../../../peers/search/regressions.ts';

const { rows, outcomes, kernel } = regressions['three numbers']!;
const n = rows.length;
const y = Float64Array.from(outcomes);
const logs = toLogs({ ...kernel, lengths: Float64Array.from(kernel.lengths) });

/** Matérn's kernel and noise, entry by entry. */
function covariance(at: Float64Array): Float64Array {
  const [lengths, signal, noise] = [at.subarray(0, 3), Math.exp(at[3]!), Math.exp(at[4]!)];
  return Float64Array.from({ length: n * n }, (_, i) => {
    const [a, b] = [rows[Math.floor(i / n)]!, rows[i % n]!];
    const r = Math.hypot(...a.map((x, knob) => (x - b[knob]!) / Math.exp(lengths[knob]!)));
    const near = (1 + Math.sqrt(5) * r + (5 / 3) * r * r) * Math.exp(-Math.sqrt(5) * r);
    return signal * near + (a === b ? noise : 0);
  });
}

const times = (matrix: Float64Array, x: Float64Array) => x.map((_, row) => dot(matrix, row * n, x, 0, n));

function solved(x: Float64Array): Float64Array {
  const [factor, solution] = [covariance(logs), x.slice()];
  factorise(factor, n);
  solveLower(factor, n, solution);
  solveUpper(factor, n, solution);
  return solution;
}

/** ∂K/∂θ K⁻¹ y, by the difference of two kernels. */
function pullOf(number: number): Float64Array {
  const step = 1e-5;
  const [above, below] = [step, -step].map((by) => covariance(logs.with(number, logs[number]! + by)));
  return times(
    above!.map((entry, i) => (entry - below![i]!) / (2 * step)),
    solved(y),
  );
}

it('has the average information for its curvature', () => {
  const pulls = Array.from(logs, (_, number) => pullOf(number));
  const information = pulls.flatMap((a) => pulls.map((b) => dot(a, 0, solved(b), 0, n) / 2));
  const squares = pairsOf([false, false, false], { count: n, values: Float64Array.from(rows.flat()) });
  const curvature = negativeLogLikelihood({ outcomes: y, squares })(logs).curvature();
  information.forEach((entry, i) =>
    expect(Math.abs(curvature[i]! - entry)).toBeLessThan(1e-7 * Math.max(1, Math.abs(entry))),
  );
});
