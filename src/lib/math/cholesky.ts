/**
 * Symmetric positive definite matrices by their Cholesky factors. Matrices are `[n, n]`, row-major, of which only the
 * lower triangle is read. For large ones there is large/cholesky.ts.
 */
import { log } from './elementary.ts';

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
  for (let row = 0; row < n; row++) {
    const at = row * n;
    for (let i = 0; i < row; i++) matrix[at + i] = entry(matrix, n, matrix, at, i);
    const square = matrix[at + row]! - dot(matrix, at, matrix, at, row);
    if (!(square > 0)) return false;
    matrix[at + row] = Math.sqrt(square);
  }
  return true;
}

/** x of L x = b for each of the rows of `b`, `[rows, n]`, in their place. */
export function solveLower(factor: Float64Array, n: number, b: Float64Array): void {
  for (let at = 0; at < b.length; at += n) for (let i = 0; i < n; i++) b[at + i] = entry(factor, n, b, at, i);
}

/** Entry i of x, L x = b, whose entries before it stand in `b` from `at` on. */
const entry = (factor: Float64Array, n: number, b: Float64Array, at: number, i: number): number =>
  (b[at + i]! - dot(factor, i * n, b, at, i)) / factor[i * n + i]!;

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

/** The lower triangle of A⁻¹ = (L⁻¹)ᵀ L⁻¹ into `inverse`. */
export function invertFactorised(factor: Float64Array, n: number, inverse: Float64Array): void {
  // Row i is column i of L⁻¹.
  const columns = new Float64Array(n * n);
  for (let i = 0; i < n; i++) columns[i * n + i] = 1;
  solveLower(factor, n, columns);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) inverse[i * n + j] = dot(columns, i * n, columns, j * n, n);
}
