/**
 * Singular values, by + − × ÷ and square roots alone: the same bits everywhere. Never by way of AᵀA, which would square the
 * ratio of the largest to the smallest.
 */
import { dot } from './cholesky.ts';
import { hypot, square } from './elementary.ts';

export interface Singular {
  /** `[rank]`: the singular values that are not zero, in no order. */
  values: Float64Array;
  /** `[rank × length]`: the left singular vector of each, a row each. They are orthonormal. */
  vectors: Float64Array;
}

/** Sweeps after which the columns are orthogonal to the last bits; convergence is quadratic, and 6 to 10 are usual. */
const mostSweeps = 60;

/**
 * Of a matrix A with columns of the given length, `columns` one after the other. Hestenes' method (Golub & Van Loan, "Matrix
 * Computations", 4th ed., section 8.6.3): two columns at a time are turned until they are orthogonal. Then their lengths are
 * the singular values, and their directions the left vectors.
 *
 * A value is zero if it is no more than a rounding beside the largest, as for NumPy's `lstsq`.
 */
export function leftSingular(columns: Float64Array, length: number): Singular {
  const turned = columns.slice();
  const count = columns.length / length;
  for (let sweep = 0; sweep < mostSweeps && turnAll(turned, count, length); sweep++);
  const lengths = squaredLengths(turned, count, length).map(Math.sqrt);
  const rounding = Math.max(count, length) * Number.EPSILON * lengths.reduce((a, b) => Math.max(a, b), 0);
  const kept = [...lengths.keys()].filter((i) => lengths[i]! > rounding);
  const vectors = new Float64Array(kept.length * length);
  kept.forEach((from, to) => {
    for (let k = 0; k < length; k++) vectors[to * length + k] = turned[from * length + k]! / lengths[from]!;
  });
  return { values: Float64Array.from(kept, (i) => lengths[i]!), vectors };
}

function squaredLengths(columns: Float64Array, count: number, length: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) =>
    dot(columns, i * length, columns, i * length, length),
  );
}

/** Each pair once. Whether any two were not yet orthogonal. */
function turnAll(columns: Float64Array, count: number, length: number): boolean {
  const squares = squaredLengths(columns, count, length);
  const tolerance = length * Number.EPSILON;
  let hasTurned = false;
  for (let p = 0; p < count - 1; p++)
    for (let q = p + 1; q < count; q++) {
      const product = dot(columns, p * length, columns, q * length, length);
      if (Math.abs(product) <= tolerance * Math.sqrt(Math.max(0, squares[p]! * squares[q]!))) continue;
      hasTurned = true;
      const half = (squares[q]! - squares[p]!) / (2 * product);
      const least = (half < 0 ? -1 : 1) / (Math.abs(half) + hypot(half, 1));
      const turned = [squares[p]! - least * product, squares[q]! + least * product];
      // The longer one comes first: then fewer sweeps are needed.
      const isSwapped = squares[p]! < squares[q]!;
      turn(columns, p * length, q * length, length, isSwapped ? -1 / least : least);
      [squares[p], squares[q]] = isSwapped ? [turned[1]!, turned[0]!] : [turned[0]!, turned[1]!];
    }
  return hasTurned;
}

/** Columns of which one is as good as zero beside the other, when they change places. */
const hugeTangent = 1e150;

function turn(columns: Float64Array, p: number, q: number, length: number, tangent: number): void {
  const size = Math.abs(tangent);
  // Of the largest the square is infinite, and 1 is nothing beside it.
  const isHuge = size > hugeTangent;
  const cosine = 1 / (isHuge ? size : Math.sqrt(tangent * tangent + 1));
  const sine = isHuge ? Math.sign(tangent) : tangent * cosine;
  for (let k = 0; k < length; k++) {
    const x = columns[p + k]!;
    const y = columns[q + k]!;
    columns[p + k] = cosine * x - sine * y;
    columns[q + k] = sine * x + cosine * y;
  }
}

/**
 * R of A = QR, upper triangular `[n × n]`, row-major, of a matrix with n columns that grows: takes in further rows of it,
 * `[rows × n]`, which are spoilt. Begins with zeros, for no rows at all. By Householder's reflections (Golub & Van Loan,
 * section 5.2.2); RᵀR is AᵀA, though that is never computed.
 */
export function takeIn(triangle: Float64Array, n: number, rows: Float64Array): void {
  const count = rows.length / n;
  const sums = new Float64Array(n);
  const squares = Float64Array.from({ length: n }, (_, column) => squaresIn(rows, n, column));
  for (let column = 0; column < n; column++) {
    const below = squaresIn(rows, n, column);
    // No more than rounding has left.
    if (below <= square(Number.EPSILON) * squares[column]!) continue;
    const corner = triangle[column * n + column]!;
    const norm = Math.sqrt(corner * corner + below);
    // The vector to reflect along is (first, the rows' entries in this column).
    const first = corner < 0 ? corner - norm : corner + norm;
    const factor = 2 / (first * first + below);
    for (let k = column; k < n; k++) sums[k] = first * triangle[column * n + k]!;
    for (let row = 0; row < count; row++) addRow(sums, rows, row * n, column, n, rows[row * n + column]!);
    for (let k = column; k < n; k++) triangle[column * n + k]! -= factor * first * sums[k]!;
    for (let row = 0; row < count; row++) {
      const entry = factor * rows[row * n + column]!;
      for (let k = column; k < n; k++) rows[row * n + k]! -= entry * sums[k]!;
    }
  }
}

function squaresIn(rows: Float64Array, n: number, column: number): number {
  let sum = 0;
  for (let at = column; at < rows.length; at += n) sum += square(rows[at]!);
  return sum;
}

function addRow(
  sums: Float64Array,
  rows: Float64Array,
  from: number,
  begin: number,
  end: number,
  times: number,
): void {
  for (let k = begin; k < end; k++) sums[k]! += times * rows[from + k]!;
}
