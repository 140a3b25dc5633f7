import { describe, expect, it } from 'vitest';
import {
  dot,
  factorise,
  halfLogDeterminant,
  invertFactorised,
  solveLower,
  solveUpper,
} from '../../../src/lib/math/cholesky.ts';
import { stream } from '../../../src/lib/math/random.ts';

const random = stream(1, 'test/cholesky');
const normals = (count: number) => Float64Array.from({ length: count }, () => random.normal());

/** G Gᵀ + I: positive definite. */
function definite(n: number): Float64Array {
  const g = normals(n * n);
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return dot(g, i * n, g, j * n, n) + Number(i === j);
  });
}

const times = (matrix: Float64Array, n: number, x: Float64Array) =>
  x.map((_, i) => x.reduce((sum, value, j) => sum + matrix[i * n + j]! * value, 0));

function expectNear(a: Float64Array, b: Float64Array): void {
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 9));
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 13, 30])('of a matrix of %i rows', (n) => {
  const matrix = definite(n);
  const factor = matrix.slice();
  const isDefinite = factorise(factor, n);

  it('the factor times its transpose is the matrix', () => {
    expect(isDefinite).toBe(true);
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++)
        expect(dot(factor, i * n, factor, j * n, j + 1)).toBeCloseTo(matrix[i * n + j]!, 9);
  });

  it('one solve after the other is the solution', () => {
    const b = normals(n);
    const x = b.slice();
    solveLower(factor, n, x);
    solveUpper(factor, n, x);
    expectNear(times(matrix, n, x), b);
  });

  it('several right sides are solved as one by one', () => {
    for (const rows of [1, 4, 6, 9]) {
      const together = normals(rows * n);
      const alone = Array.from({ length: rows }, (_, row) => together.slice(row * n, (row + 1) * n));
      solveLower(factor, n, together);
      alone.forEach((b, row) => {
        solveLower(factor, n, b);
        expectNear(together.slice(row * n, (row + 1) * n), b);
      });
    }
  });

  it('the inverse times the matrix changes nothing', () => {
    const inverse = new Float64Array(n * n);
    invertFactorised(factor, n, inverse);
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) inverse[i * n + j] = inverse[j * n + i]!;
    const x = normals(n);
    expectNear(times(inverse, n, times(matrix, n, x)), x);
  });
});

it('knows the determinant of a diagonal', () => {
  const factor = Float64Array.of(4, 0, 0, 9);
  factorise(factor, 2);
  expect(2 * halfLogDeterminant(factor, 2)).toBeCloseTo(Math.log(36), 14);
});

it('a matrix that is not positive definite is told', () => {
  expect(factorise(Float64Array.of(1, 0, 2, 1), 2)).toBe(false);
  expect(factorise(Float64Array.of(1, 0, 1, 1), 2)).toBe(false);
  expect(factorise(Float64Array.of(NaN), 1)).toBe(false);
});
