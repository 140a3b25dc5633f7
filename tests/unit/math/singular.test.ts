import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eigenOf } from '../../../src/lib/math/eigen.ts';
import { stream } from '../../../src/lib/math/random.ts';
import { leftSingular, takeIn } from '../../../src/lib/math/singular.ts';
import { readGoldens } from '../../peers/search/goldens.ts';
import { systems } from '../../peers/search/systems.ts';

/** Numbers whose products do not fall among the subnormal ones, which have fewer digits. */
const entry = fc
  .double({ min: -1e3, max: 1e3, noNaN: true })
  .map((value) => (Math.abs(value) < 1e-50 ? 0 : value));
/** Some columns, one after the other. */
const matrices = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([count, length]) =>
    fc
      .array(entry, { minLength: count * length, maxLength: count * length })
      .map((columns) => ({ count, length, columns: Float64Array.from(columns) })),
  );

const sum = (count: number, term: (k: number) => number) =>
  Array.from({ length: count }, (_, k) => term(k)).reduce((a, b) => a + b, 0);

/** AAᵀ of a matrix by its columns. */
const product = (columns: Float64Array, length: number) =>
  Array.from({ length: length * length }, (_, at) =>
    sum(
      columns.length / length,
      (k) => columns[k * length + Math.floor(at / length)]! * columns[k * length + (at % length)]!,
    ),
  );

test('left vectors are orthonormal, and with the values they are AAᵀ', () => {
  fc.assert(
    fc.property(matrices, ({ columns, length }) => {
      const { values, vectors } = leftSingular(columns, length);
      const whole = product(columns, length);
      const scale = Math.max(...whole.map(Math.abs), Number.MIN_VALUE);
      const again = product(
        vectors.map((entry, i) => entry * values[Math.floor(i / length)]!),
        length,
      );
      again.forEach((entry, i) => expect(Math.abs(entry - whole[i]!)).toBeLessThanOrEqual(1e-12 * scale));
      for (let i = 0; i < values.length; i++)
        for (let j = 0; j <= i; j++)
          expect(sum(length, (k) => vectors[i * length + k]! * vectors[j * length + k]!)).toBeCloseTo(
            i === j ? 1 : 0,
            12,
          );
    }),
  );
});

test.each([1e-50, 1e-90, 1e-130, 1e-160])('a column of %d beside usual ones spoils none of them', (tiny) => {
  const columns = Float64Array.from([0, tiny, tiny, 0, 0, -47.7, 0, 4.77e-5, -tiny]);
  const { values } = leftSingular(columns, 3);
  const [large, small, ...others] = [...values].sort((a, b) => b - a);
  expect(large! / 47.7).toBeCloseTo(1, 12);
  expect(small! / 4.77e-5).toBeCloseTo(1, 12);
  expect(others).toEqual([]);
});

test('the squares of the values are the eigenvalues of AAᵀ', () => {
  const columns = Float64Array.from([3, 1, 0, 2, -1, 5, 4, 4, 1]);
  const descending = (values: Float64Array) => [...values].sort((a, b) => b - a);
  const squares = leftSingular(columns, 3).values.map((value) => value * value);
  expect(descending(squares)).toEqual(
    descending(eigenOf(product(columns, 3), 3).values).map((value) => expect.closeTo(value, 10) as number),
  );
});

test.each(Object.entries(systems))('%s: the values that NumPy finds, small ones too', (name, { rows }) => {
  const columns = Float64Array.from(rows[0]!.flatMap((_, column) => rows.map((row) => row[column]!)));
  const golden = readGoldens<{ values: number[] }>('least-squares')[name]!.values.filter(
    (value) => value > 1e-12,
  );
  const found = [...leftSingular(columns, rows.length).values].sort((a, b) => b - a);
  expect(found.length).toBe(golden.length);
  found.forEach((value, i) => expect(Math.abs(value / golden[i]! - 1)).toBeLessThan(1e-9));
});

test('a triangle that took rows in has RᵀR = AᵀA, however they came', () => {
  fc.assert(
    fc.property(matrices, fc.nat(7), ({ columns: rows, length: n, count }, cut) => {
      const triangle = new Float64Array(n * n);
      const first = Math.min(cut, count) * n;
      takeIn(triangle, n, rows.slice(0, first));
      takeIn(triangle, n, rows.slice(first));
      const whole = product(rows, n);
      const scale = Math.max(...whole.map(Math.abs), Number.MIN_VALUE);
      product(triangle, n).forEach((entry, i) =>
        expect(Math.abs(entry - whole[i]!)).toBeLessThanOrEqual(1e-12 * scale),
      );
      triangle.forEach((entry, i) => {
        if (i % n < Math.floor(i / n)) expect(entry).toBe(0);
      });
    }),
  );
});

test('a few rows with many columns: what rounding leaves of them does no harm', () => {
  const random = stream(1, 'test/rows');
  const [n, count] = [100, 5];
  const rows = Float64Array.from({ length: count * n }, () => random.normal());
  const triangle = new Float64Array(n * n);
  takeIn(triangle, n, rows.slice());
  const whole = product(rows, n);
  product(triangle, n).forEach((entry, i) => expect(entry).toBeCloseTo(whole[i]!, 12));
});
