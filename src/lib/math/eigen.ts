/** Eigenvalues and eigenvectors of small symmetric matrices, by + − × ÷ and square roots alone: the same bits everywhere. */

export interface Eigen {
  /** `[n]`, in no order. */
  values: Float64Array;
  /** `[n × n]`, row-major; column j is the eigenvector of value j. They are orthonormal. */
  vectors: Float64Array;
}

/** Sweeps after which a symmetric matrix is diagonal to the last bits; convergence is quadratic, and 6 to 8 are usual. */
const mostSweeps = 40;

/**
 * Jacobi's method (Golub & Van Loan, "Matrix Computations", 4th ed., section 8.5): rotations in the plane of two axes, each
 * of which makes one off-diagonal element 0, until all are. `matrix` is `[n × n]`, and stays as it is.
 */
export function eigenOf(matrix: ArrayLike<number>, n: number): Eigen {
  const a = Float64Array.from(matrix);
  const vectors = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  for (let sweep = 0; sweep < mostSweeps && !isDiagonal(a, n); sweep++)
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors };
}

/** Whether no off-diagonal element is more than a rounding beside the diagonal elements of its row and column. */
function isDiagonal(a: Float64Array, n: number): boolean {
  for (let p = 0; p < n - 1; p++)
    for (let q = p + 1; q < n; q++) {
      const size = Math.sqrt(Math.abs(a[p * n + p]! * a[q * n + q]!));
      if (Math.abs(a[p * n + q]!) > Number.EPSILON * size) return false;
    }
  return true;
}

/** Makes the element (p, q) 0, and turns the vectors with it. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const off = a[p * n + q]!;
  if (off === 0) return;
  const half = (a[q * n + q]! - a[p * n + p]!) / (2 * off);
  const tangent = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.sqrt(half * half + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, cosine, sine);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, cosine, sine);
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, cosine, sine);
}

function turn(values: Float64Array, first: number, second: number, cosine: number, sine: number): void {
  const [x, y] = [values[first]!, values[second]!];
  values[first] = cosine * x - sine * y;
  values[second] = sine * x + cosine * y;
}
