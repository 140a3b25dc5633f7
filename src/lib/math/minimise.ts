/** The lowest point near a start, of a smooth function with its slopes. */
import { factorise, invertFactorised } from './cholesky.ts';

/** A function's value somewhere, and what is not asked for everywhere; it is to be had until the function is evaluated again. */
export interface Slope {
  value: number;
  /** `[dimensions]` */
  gradient(): Float64Array;
  /** `[dimensions, dimensions]`: about how it bends there, positive definite. It is asked for at the start. */
  curvature(): Float64Array;
}

export interface Lowest {
  point: Float64Array;
  value: number;
  /** `[dimensions]` */
  gradient: Float64Array;
}

export interface Effort {
  /** How often the function is evaluated, at most. */
  evaluations: number;
  /** It ends where no slope is steeper than this, */
  flat: number;
  /** or where a step has descended by no more than this, and the next one promises no more. */
  little: number;
  /** No coordinate moves further than this in a step. */
  longestStep: number;
}

/** The share of the descent that the slope promises which a step has to keep (Armijo 1966). */
const KEPT_SHARE = 1e-4;

/** A step is halved this often at most. */
const MOST_HALVINGS = 12;

/**
 * Quasi-Newton descent by the rule of Broyden, Fletcher, Goldfarb and Shanno (Nocedal & Wright 2006, algorithm 6.1), with
 * steps that are halved until they descend. A function that is NaN or infinite somewhere is not entered there.
 */
export function minimise(at: (point: Float64Array) => Slope, start: Float64Array, effort: Effort): Lowest {
  const slope = at(start);
  let lowest = lowestAt(start, slope);
  const inverse = inverseOf(slope.curvature(), start.length);
  let left = effort.evaluations - 1;
  let isSlow = false;
  while (left > 0 && steepest(lowest.gradient) > effort.flat) {
    const direction = limited(times(inverse, lowest.gradient, -1), effort.longestStep);
    const promised = sumOf(direction, lowest.gradient);
    // Of what the slope promises, its bend takes back half.
    if (isSlow && -promised / 2 <= effort.little) break;
    const found = promised < 0 ? descend(at, lowest, direction, promised, left) : null;
    if (!found) break;
    left -= found.evaluations;
    const step = difference(found.lower.point, lowest.point);
    const bend = difference(found.lower.gradient, lowest.gradient);
    isSlow = lowest.value - found.lower.value <= effort.little;
    lowest = found.lower;
    const curvature = sumOf(step, bend);
    // Only along a convex stretch does a step tell of the curvature.
    if (curvature > Number.EPSILON * sumOf(bend, bend)) update(inverse, step, bend, curvature);
  }
  return lowest;
}

const lowestAt = (point: Float64Array, { value, gradient }: Slope): Lowest => ({
  point,
  value,
  gradient: gradient(),
});

/** The first of the step, half of it, a quarter… that descends as promised; null where none does. */
function descend(
  at: (point: Float64Array) => Slope,
  { point, value }: Lowest,
  direction: Float64Array,
  promised: number,
  most: number,
): { lower: Lowest; evaluations: number } | null {
  let share = 1;
  for (let evaluations = 1; evaluations <= Math.min(most, MOST_HALVINGS); evaluations++, share /= 2) {
    const next = point.map((coordinate, i) => coordinate + share * direction[i]!);
    const slope = at(next);
    if (slope.value <= value + KEPT_SHARE * share * promised)
      return { lower: lowestAt(next, slope), evaluations };
  }
  return null;
}

/** H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, ρ = 1 / sᵀy; H stands for the inverse of the curvature. */
function update(inverse: Float64Array, step: Float64Array, bend: Float64Array, curvature: number): void {
  const n = step.length;
  const bent = times(inverse, bend, 1);
  const stretch = 1 + sumOf(bend, bent) / curvature;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      inverse[i * n + j]! +=
        (stretch * step[i]! * step[j]! - bent[i]! * step[j]! - step[i]! * bent[j]!) / curvature;
}

/** Of a positive definite matrix, which is spoilt. */
function inverseOf(matrix: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  factorise(matrix, n);
  invertFactorised(matrix, n, inverse);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) inverse[j * n + i] = inverse[i * n + j]!;
  return inverse;
}

function times(matrix: Float64Array, vector: Float64Array, scale: number): Float64Array {
  const n = vector.length;
  return vector.map((_, row) => scale * sumOf(matrix.subarray(row * n, row * n + n), vector));
}

function limited(step: Float64Array, longest: number): Float64Array {
  const length = steepest(step);
  return length > longest ? step.map((part) => (part * longest) / length) : step;
}

const steepest = (gradient: Float64Array) =>
  gradient.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
const difference = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - b[i]!);
const sumOf = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
