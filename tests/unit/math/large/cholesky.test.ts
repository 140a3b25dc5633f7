import { describe, expect, it } from 'vitest';
import * as plain from '../../../../src/lib/math/cholesky.ts';
import * as large from '../../../../src/lib/math/large/cholesky.ts';
import { stream } from '../../../../src/lib/math/random.ts';

const random = stream(1, 'test/large-cholesky');
const normals = (count: number) => Float64Array.from({ length: count }, () => random.normal());

/** G Gᵀ / n + I: positive definite, its numbers about 1. */
function definite(n: number): Float64Array {
  const g = normals(n * n);
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return plain.dot(g, i * n, g, j * n, n) / n + Number(i === j);
  });
}

/** Of an `[n, n]` matrix. */
const lower = (matrix: Float64Array, n: number) => matrix.filter((_, at) => at % n <= Math.floor(at / n));

function expectNear(a: Float64Array, b: Float64Array): void {
  expect(a.length).toBe(b.length);
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 12));
}

// Of every remainder by four one, and larger than the memory that it begins with.
describe.each([1, 2, 3, 4, 5, 6, 7, 8, 30, 97, 200])('of a matrix of %i rows', (n) => {
  const matrix = definite(n);
  const [factor, expected] = [matrix.slice(), matrix.slice()];
  const isDefinite = large.factorise(factor, n);
  plain.factorise(expected, n);

  it('the factor is that of the plain code', () => {
    expect(isDefinite).toBe(true);
    expectNear(lower(factor, n), lower(expected, n));
  });

  it('and so are solutions, of any number of right sides', () => {
    for (const rows of [1, 4, 6]) {
      const right = normals(rows * n);
      const [x, other] = [right.slice(), right.slice()];
      large.solveLower(factor, n, x);
      plain.solveLower(expected, n, other);
      expectNear(x, other);
    }
  });

  it('and its inverse', () => {
    const [inverse, other] = [new Float64Array(n * n), new Float64Array(n * n)];
    large.invertFactorised(factor, n, inverse);
    plain.invertFactorised(expected, n, other);
    expectNear(lower(inverse, n), lower(other, n));
  });
});

it('a matrix that is not positive definite is told', () => {
  expect(large.factorise(Float64Array.of(1, 0, 2, 1), 2)).toBe(false);
  expect(large.factorise(Float64Array.of(1, 0, 1, 1), 2)).toBe(false);
  expect(large.factorise(Float64Array.of(NaN), 1)).toBe(false);
});

it('nothing is left of one matrix for the next', () => {
  const matrix = definite(6);
  const [before, after] = [matrix.slice(), matrix.slice()];
  large.factorise(before, 6);
  large.factorise(definite(31).fill(NaN), 31);
  large.factorise(after, 6);
  expect(after).toEqual(before);
});
