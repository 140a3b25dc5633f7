/** NumPy's `lstsq` and scikit-learn's `Ridge` and `RidgeCV` judge. */
import { expect, test } from 'vitest';
import { dualWeights, leaveOneOut } from '../../../src/lib/math/ridge.ts';
import { leftSingular } from '../../../src/lib/math/singular.ts';
import { readGoldens } from '../../peers/search/goldens.ts';
import { strengths, systems, type System } from '../../peers/search/systems.ts';

const goldens = readGoldens<{ weights: number[][]; leaveOneOut: number }>('least-squares');

const columnsOf = (rows: readonly (readonly number[])[]) =>
  Float64Array.from(rows[0]!.flatMap((_, column) => rows.map((row) => row[column]!)));

/** `[features][outputs]` */
function weightsOf({ rows, targets }: System, lambda: number): number[][] {
  const dual = dualWeights(
    leftSingular(columnsOf(rows), rows.length),
    columnsOf(targets),
    rows.length,
    lambda,
  );
  return rows[0]!.map((_, feature) =>
    targets[0]!.map((_, output) =>
      rows.reduce((sum, row, k) => sum + row[feature]! * dual[output * rows.length + k]!, 0),
    ),
  );
}

const predictions = (rows: number[][], weights: number[][]) =>
  rows.map((row) =>
    weights[0]!.map((_, output) => row.reduce((sum, x, i) => sum + x * weights[i]![output]!, 0)),
  );

/** The largest difference, beside the largest number. */
function off(one: number[][], other: number[][]): number {
  const [a, b] = [one.flat(), other.flat()];
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!))) / Math.max(...b.map(Math.abs));
}

test.each(Object.entries(systems))('%s: least norm', (name, system) => {
  // What rounding comes to where the largest singular value is a million times the smallest.
  expect(off(weightsOf(system, 0), goldens[name]!.weights)).toBeLessThan(1e-9);
});

test.each(Object.entries(systems))('%s: ridge, and leave-one-out', (name, system) => {
  const singular = leftSingular(columnsOf(system.rows), system.rows.length);
  for (const strength of strengths) {
    const golden = goldens[`${name}, λ = ${strength}`]!;
    expect(off(weightsOf(system, strength), golden.weights)).toBeLessThan(1e-9);
    const left = leaveOneOut(singular, columnsOf(system.targets), system.rows.length, strength);
    expect(left / golden.leaveOneOut).toBeCloseTo(1, 8);
  }
});

test('leave-one-out is what is wrong with examples that are really left out', () => {
  const { rows, targets } = systems['more features']!;
  const squares = rows.flatMap((row, left) => {
    const others = <T>(all: T[]) => all.filter((_, i) => i !== left);
    const weights = weightsOf({ rows: others(rows), targets: others(targets) }, 0.5);
    return predictions([row], weights)[0]!.map((value, output) => (value - targets[left]![output]!) ** 2);
  });
  const mean = squares.reduce((a, b) => a + b, 0) / squares.length;
  const found = leaveOneOut(leftSingular(columnsOf(rows), rows.length), columnsOf(targets), rows.length, 0.5);
  expect(found).toBeCloseTo(mean, 10);
});

test('as many features as examples, or more: least norm interpolates', () => {
  for (const name of ['as many features', 'more features']) {
    const system = systems[name]!;
    expect(off(predictions(system.rows, weightsOf(system, 0)), system.targets)).toBeLessThan(1e-12);
  }
});

test('ridge goes to least norm as λ goes to 0', () => {
  const system = systems['more features']!;
  const least = weightsOf(system, 0);
  for (const lambda of [1e-3, 1e-6, 1e-9])
    expect(off(weightsOf(system, lambda), least)).toBeLessThan(3 * lambda);
});
