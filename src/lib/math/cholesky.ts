/**
 * Symmetric positive definite matrices by their Cholesky factors. Matrices are `[n, n]`, row-major, of which only the
 * lower triangle is read.
 *
 * Blocks of two rows by four go together wherever they can: each number is read once for all its products, and their sums
 * do not wait for each other.
 */
import { log } from './elementary.ts';

const TOGETHER = 4;

/** Σ aᵢ bᵢ over `length` entries from the given places on. */
export function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let [even, odd] = [0, 0];
  const paired = length & ~1;
  for (let i = 0; i < paired; i += 2) {
    even += a[fromA + i]! * b[fromB + i]!;
    odd += a[fromA + i + 1]! * b[fromB + i + 1]!;
  }
  return paired < length ? even + odd + a[fromA + paired]! * b[fromB + paired]! : even + odd;
}

/** L of A = L Lᵀ, in place. False if A is not positive definite in float64; the matrix is spoilt then. */
export function factorise(matrix: Float64Array, n: number): boolean {
  for (let first = 0; first < n; first += TOGETHER) {
    const end = Math.min(first + TOGETHER, n);
    // Left of the diagonal block its rows solve L x = a, with what is there of L already.
    solveRows(matrix, n, matrix, first, end, 0, first);
    for (let row = first; row < end; row++) {
      for (let i = first; i < row; i++) solveEntry(matrix, n, matrix, row, i, 0);
      const square = matrix[row * n + row]! - dot(matrix, row * n, matrix, row * n, row);
      if (!(square > 0)) return false;
      matrix[row * n + row] = Math.sqrt(square);
    }
  }
  return true;
}

/** x of L x = b for each of the rows of `b`, `[rows, n]`, in their place. */
export function solveLower(factor: Float64Array, n: number, b: Float64Array): void {
  const rows = b.length / n;
  for (let from = 0; from < rows; from += TOGETHER)
    solveRows(factor, n, b, from, Math.min(from + TOGETHER, rows), 0, n);
}

/** x of Lᵀ x = b, in place of b, `[n]`: column by column of Lᵀ, which are L's rows. */
export function solveUpper(factor: Float64Array, n: number, b: Float64Array): void {
  for (let row = n - 1; row >= 0; row--) {
    const x = b[row]! / factor[row * n + row]!;
    b[row] = x;
    for (let column = 0; column < row; column++) b[column]! -= x * factor[row * n + column]!;
  }
}

/** ½ ln det A = Σ ln Lᵢᵢ */
export function halfLogDeterminant(factor: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += log(factor[i * n + i]!);
  return sum;
}

/** The lower triangle of A⁻¹ = (L⁻¹)ᵀ L⁻¹ into `inverse`; `work` is as large. */
export function invertFactorised(
  factor: Float64Array,
  n: number,
  inverse: Float64Array,
  work: Float64Array,
): void {
  // Row i of `work` becomes column i of L⁻¹, so that all sums run along rows; it begins with i zeros.
  work.fill(0);
  for (let i = 0; i < n; i++) work[i * n + i] = 1;
  for (let from = 0; from < n; from += TOGETHER) {
    const to = Math.min(from + TOGETHER, n);
    solveRows(factor, n, work, from, to, from, n);
    for (let column = 0; column < to; column += 2) multiplyRows(work, n, from, to, column, inverse);
  }
}

/**
 * Entries `begin` to `end` of x, L x = b, for at most four rows of `b`, in their place. Those before `begin` are 0.
 */
function solveRows(
  factor: Float64Array,
  n: number,
  b: Float64Array,
  from: number,
  to: number,
  begin: number,
  end: number,
): void {
  if (to - from < TOGETHER) {
    for (let row = from; row < to; row++)
      for (let i = begin; i < end; i++) solveEntry(factor, n, b, row, i, begin);
    return;
  }
  let i = begin;
  for (; i + 1 < end; i += 2) solveTwoByFour(factor, n, b, from, begin, i);
  for (let row = from; i < end && row < to; row++) solveEntry(factor, n, b, row, i, begin);
}

/** Entries i and i + 1 in four rows of `b`. */
function solveTwoByFour(
  factor: Float64Array,
  n: number,
  b: Float64Array,
  from: number,
  begin: number,
  i: number,
): void {
  const [upper, lower] = [i * n, (i + 1) * n];
  const [one, two, three, four] = [from * n, (from + 1) * n, (from + 2) * n, (from + 3) * n];
  let [upperOne, upperTwo, upperThree, upperFour] = [b[one + i]!, b[two + i]!, b[three + i]!, b[four + i]!];
  let lowerOne = b[one + i + 1]!;
  let lowerTwo = b[two + i + 1]!;
  let lowerThree = b[three + i + 1]!;
  let lowerFour = b[four + i + 1]!;
  for (let k = begin; k < i; k++) {
    const above = factor[upper + k]!;
    const below = factor[lower + k]!;
    const xOne = b[one + k]!;
    upperOne -= above * xOne;
    lowerOne -= below * xOne;
    const xTwo = b[two + k]!;
    upperTwo -= above * xTwo;
    lowerTwo -= below * xTwo;
    const xThree = b[three + k]!;
    upperThree -= above * xThree;
    lowerThree -= below * xThree;
    const xFour = b[four + k]!;
    upperFour -= above * xFour;
    lowerFour -= below * xFour;
  }
  const [first, corner, last] = [1 / factor[upper + i]!, factor[lower + i]!, 1 / factor[lower + i + 1]!];
  upperOne *= first;
  upperTwo *= first;
  upperThree *= first;
  upperFour *= first;
  b[one + i] = upperOne;
  b[two + i] = upperTwo;
  b[three + i] = upperThree;
  b[four + i] = upperFour;
  b[one + i + 1] = (lowerOne - corner * upperOne) * last;
  b[two + i + 1] = (lowerTwo - corner * upperTwo) * last;
  b[three + i + 1] = (lowerThree - corner * upperThree) * last;
  b[four + i + 1] = (lowerFour - corner * upperFour) * last;
}

/** Entry i of x in one row of `b`: entries before `begin` are 0. */
function solveEntry(
  factor: Float64Array,
  n: number,
  b: Float64Array,
  row: number,
  i: number,
  begin: number,
): void {
  const found = dot(factor, i * n + begin, b, row * n + begin, i - begin);
  b[row * n + i] = (b[row * n + i]! - found) / factor[i * n + i]!;
}

/** The products of at most four rows, which begin with `from` zeros, with two others, in columns of `into` of their numbers. */
function multiplyRows(
  rows: Float64Array,
  n: number,
  from: number,
  to: number,
  other: number,
  into: Float64Array,
): void {
  if (to - from < TOGETHER || other + 1 === to) {
    for (let row = from; row < to; row++)
      for (let column = other; column < Math.min(other + 2, to); column++)
        into[row * n + column] = dot(rows, row * n + from, rows, column * n + from, n - from);
    return;
  }
  const [one, two, three, four] = [from * n, (from + 1) * n, (from + 2) * n, (from + 3) * n];
  const [left, right] = [other * n, (other + 1) * n];
  let [leftOne, leftTwo, leftThree, leftFour] = [0, 0, 0, 0];
  let [rightOne, rightTwo, rightThree, rightFour] = [0, 0, 0, 0];
  for (let k = from; k < n; k++) {
    const toLeft = rows[left + k]!;
    const toRight = rows[right + k]!;
    const xOne = rows[one + k]!;
    leftOne += toLeft * xOne;
    rightOne += toRight * xOne;
    const xTwo = rows[two + k]!;
    leftTwo += toLeft * xTwo;
    rightTwo += toRight * xTwo;
    const xThree = rows[three + k]!;
    leftThree += toLeft * xThree;
    rightThree += toRight * xThree;
    const xFour = rows[four + k]!;
    leftFour += toLeft * xFour;
    rightFour += toRight * xFour;
  }
  into[one + other] = leftOne;
  into[two + other] = leftTwo;
  into[three + other] = leftThree;
  into[four + other] = leftFour;
  into[one + other + 1] = rightOne;
  into[two + other + 1] = rightTwo;
  into[three + other + 1] = rightThree;
  into[four + other + 1] = rightFour;
}
