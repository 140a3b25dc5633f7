/** The lowest point near a start, of a smooth function with its slopes. */

export interface Slope {
  value: number;
  /** `[dimensions]` */
  gradient: Float64Array;
}

export interface Lowest extends Slope {
  point: Float64Array;
}

export interface Effort {
  /** How often the function is evaluated, at most. */
  evaluations: number;
  /** It ends where no slope is steeper than this, */
  flat: number;
  /** or where two steps in a row have descended by no more than this each. */
  little: number;
  /** No coordinate moves further than this in a step. */
  longestStep: number;
  /** What its curvature may be at the start: the first step goes down the slope by one over it. */
  curvature: number;
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
  const n = start.length;
  let lowest: Lowest = { point: start, ...at(start) };
  const inverse = identity(n, 1 / effort.curvature);
  let left = effort.evaluations - 1;
  let littleSteps = 0;
  while (left > 0 && littleSteps < 2 && steepest(lowest.gradient) > effort.flat) {
    const direction = limited(times(inverse, lowest.gradient, -1), effort.longestStep);
    const promised = sumOf(direction, lowest.gradient);
    const found = promised < 0 ? descend(at, lowest, direction, promised, left) : null;
    if (!found) break;
    left -= found.evaluations;
    const step = difference(found.lower.point, lowest.point);
    const bend = difference(found.lower.gradient, lowest.gradient);
    littleSteps = lowest.value - found.lower.value <= effort.little ? littleSteps + 1 : 0;
    lowest = found.lower;
    const curvature = sumOf(step, bend);
    // Only along a convex stretch does a step tell of the curvature.
    if (curvature > Number.EPSILON * sumOf(bend, bend)) update(inverse, step, bend, curvature);
  }
  return lowest;
}

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
      return { lower: { point: next, ...slope }, evaluations };
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

function identity(n: number, scale: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = scale;
  return matrix;
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
