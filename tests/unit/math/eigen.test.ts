import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eigenOf } from '../../../src/lib/math/eigen.ts';

/** Numbers whose products do not fall among the subnormal ones, which have fewer digits. */
const entry = fc
  .double({ min: -1e3, max: 1e3, noNaN: true })
  .map((value) => (Math.abs(value) < 1e-100 ? 0 : value));
/** Symmetric matrices, row-major. */
const symmetric = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc.array(entry, { minLength: n * n, maxLength: n * n }).map((values) => ({
    n,
    matrix: values.map((_, at) => {
      const [row, column] = [Math.floor(at / n), at % n];
      return values[Math.min(row, column) * n + Math.max(row, column)]!;
    }),
  })),
);

test('vectors times values are the matrix times the vectors, and vectors are orthonormal', () => {
  fc.assert(
    fc.property(symmetric, ({ n, matrix }) => {
      const { values, vectors } = eigenOf(matrix, n);
      const scale = Math.max(...matrix.map(Math.abs), Number.MIN_VALUE);
      const sum = (term: (k: number) => number) =>
        Array.from({ length: n }, (_, k) => term(k)).reduce((a, b) => a + b, 0);
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          const product = sum((k) => matrix[i * n + k]! * vectors[k * n + j]!);
          expect(Math.abs(product - values[j]! * vectors[i * n + j]!)).toBeLessThanOrEqual(1e-12 * n * scale);
          const dot = sum((k) => vectors[k * n + i]! * vectors[k * n + j]!);
          expect(dot).toBeCloseTo(i === j ? 1 : 0, 12);
        }
    }),
  );
});

test('a matrix whose values are known', () => {
  expect([...eigenOf([2, 1, 1, 2], 2).values].sort()).toEqual(
    [1, 3].map((value) => expect.closeTo(value, 12)),
  );
});
