/** The largest eigenvalue of a symmetric matrix that is known by its products with vectors only. */
import { square } from './elementary.ts';

/** The error that is left, as a share of the largest magnitude that an eigenvalue has. */
const tolerance = 1e-6;
/** With as many steps as rows the result is exact; with so many, a top eigenvalue that is apart from others is found long before. */
const mostSteps = 300;

/**
 * The largest, not that of the largest magnitude: Lanczos's method (Golub & Van Loan 2013, 10.1), each vector made
 * orthogonal to all before it. The largest eigenvalue of the tridiagonal matrix T that it builds grows towards that of
 * the matrix; how far an eigenvalue of the matrix is away at most, is known on the way. Any `start` will do that is no
 * more than by chance orthogonal to what is sought: random numbers.
 */
export function largestEigenvalue(
  times: (vector: Float64Array) => Float64Array,
  start: Float64Array,
): number {
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let magnitude = 0;
  let next = scaled(start, 1 / norm(start));
  for (;;) {
    basis.push(next);
    const image = times(next).slice();
    diagonal.push(dot(image, next));
    // Twice: what rounding leaves of the others the first time is small, but grows from step to step.
    takeAway(basis, image);
    takeAway(basis, image);
    const rest = norm(image);
    const largest = largestOfTridiagonal(diagonal, beside);
    magnitude = Math.max(magnitude, Math.abs(diagonal.at(-1)!) + rest);
    const error = rest * lastComponent(diagonal, beside, largest);
    const isLast = basis.length === Math.min(start.length, mostSteps);
    if (isLast || !(error > tolerance * magnitude)) return largest;
    beside.push(rest);
    next = scaled(image, 1 / rest);
  }
}

/**
 * The largest eigenvalue of the tridiagonal matrix with this diagonal and these numbers on either side of it, to the last
 * bit: halving the interval that holds them all.
 */
function largestOfTridiagonal(diagonal: number[], beside: number[]): number {
  const reach = diagonal.map((_, i) => Math.abs(beside[i - 1] ?? 0) + Math.abs(beside[i] ?? 0));
  let low = Math.max(...diagonal);
  let high = Math.max(...diagonal.map((value, i) => value + reach[i]!));
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(low < middle && middle < high)) return high;
    if (isAboveAll(middle, diagonal, beside)) high = middle;
    else low = middle;
  }
}

/** Whether x is larger than every eigenvalue of T: then all pivots of T − xI are negative (Sylvester's law of inertia). */
function isAboveAll(x: number, diagonal: number[], beside: number[]): boolean {
  let pivot = -Infinity;
  return diagonal.every((value, i) => {
    pivot = value - x - (i === 0 ? 0 : square(beside[i - 1]!) / pivot);
    return pivot < 0;
  });
}

/**
 * The magnitude of the last component of T's eigenvector of length 1 for its largest eigenvalue. From the last one on
 * upwards, the way on which they grow, so that rounding does not.
 */
function lastComponent(diagonal: number[], beside: number[], eigenvalue: number): number {
  let below = 0;
  let component = 1;
  let squares = 1;
  for (let i = diagonal.length - 1; i > 0; i--) {
    const above = ((eigenvalue - diagonal[i]!) * component - (beside[i] ?? 0) * below) / beside[i - 1]!;
    below = component;
    component = above;
    squares += above * above;
  }
  return 1 / Math.sqrt(squares);
}

/** Takes of `vector`, in place, what lies along each of `directions`, which have length 1. */
function takeAway(directions: Float64Array[], vector: Float64Array): void {
  for (const direction of directions) {
    const share = dot(vector, direction);
    for (let i = 0; i < vector.length; i++) vector[i]! -= share * direction[i]!;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

const norm = (vector: Float64Array): number => Math.sqrt(dot(vector, vector));

const scaled = (vector: Float64Array, factor: number): Float64Array => vector.map((value) => factor * value);
