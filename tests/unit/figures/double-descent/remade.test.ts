/**
 * Double descent, made again from the figure's exported file alone, as a stranger would: the data and the random numbers
 * that it names, and for the rest a method of his own, Gram–Schmidt.
 */
import { expect, test } from 'vitest';
import doubleDescent from '../../../../src/figures/double-descent/double-descent.ts';
import { loadData } from '../../../../src/lib/data/load.ts';
import type { RandomFeatures } from '../../../../src/lib/experiment/random-features.ts';
import { outcomeOf } from '../../../../src/lib/figure/contract/outcome.ts';
import { jsonOf } from '../../../../src/lib/figure/dialogs/exported.ts';
import { stream } from '../../../../src/lib/math/random.ts';
import { shownAt } from '../shown.ts';

interface Exported {
  table: { columns: string[]; rows: number[][] };
  experiment: RandomFeatures;
}

type Vector = number[];

async function exported(): Promise<Exported> {
  const { knobs, result, data } = await shownAt(doubleDescent, { seed: 3, examples: '50', wrong: '0.2' });
  const about = { figure: 'double-descent', link: '', version: '', settings: knobs };
  const outcome = outcomeOf(doubleDescent, result, knobs);
  return JSON.parse(jsonOf(about, doubleDescent, outcome, doubleDescent.table!(data, knobs))) as Exported;
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
const norm = (a: Vector) => Math.sqrt(dot(a, a));

/** `[examples][inputs]`, as lists. */
const rowsOf = (flat: ArrayLike<number>, width: number): Vector[] =>
  Array.from({ length: flat.length / width }, (_, row) =>
    Array.from(flat).slice(row * width, (row + 1) * width),
  );

/** A share of the labels, in a random order, moved on by 1 to 9 classes: the stream "labels". */
function withWrong(labels: Vector, share: number, seed: number): Vector {
  const random = stream(seed, 'labels');
  const order = labels.map((_, example) => example);
  random.shuffle(order);
  const wrong = [...labels];
  for (const example of order.slice(0, Math.round(share * labels.length)))
    wrong[example] = (labels[example]! + 1 + random.integer(9)) % 10;
  return wrong;
}

/**
 * The shortest w of those that come nearest to Φw = y, for each of some y. An orthonormal basis of the columns if there are
 * fewer of them than rows, of the rows otherwise, each taken off twice so that nothing is left.
 */
function shortest(phi: Vector[], targets: Vector[]): Vector[] {
  const columns = phi[0]!.map((_, j) => phi.map((row) => row[j]!));
  const alive = columns.flatMap((column, j) => (norm(column) > 0 ? [j] : []));
  const isTall = alive.length < phi.length;
  const basis: Vector[] = [];
  const triangle: Vector[] = [];
  for (const vector of isTall ? alive.map((j) => columns[j]!) : phi) {
    let rest = [...vector];
    const along = basis.map(() => 0);
    for (let twice = 0; twice < 2; twice++)
      basis.forEach((unit, i) => {
        const share = dot(unit, rest);
        along[i]! += share;
        rest = rest.map((value, k) => value - share * unit[k]!);
      });
    triangle.push([...along, norm(rest)]);
    basis.push(rest.map((value) => value / norm(rest)));
  }
  // Column i of R is triangle[i].
  return targets.map((target) => {
    const weights = phi[0]!.map(() => 0);
    const found: Vector = [];
    if (isTall) {
      for (let i = basis.length - 1; i >= 0; i--) {
        let left = dot(basis[i]!, target);
        for (let j = i + 1; j < basis.length; j++) left -= triangle[j]![i]! * found[j]!;
        found[i] = left / triangle[i]![i]!;
        weights[alive[i]!] = found[i]!;
      }
      return weights;
    }
    triangle.forEach((row, i) => {
      found[i] = (target[i]! - dot(row.slice(0, i), found)) / row[i]!;
    });
    return weights.map((_, k) => found.reduce((sum, value, i) => sum + value * basis[i]![k]!, 0));
  });
}

/** Rows of the table: features, test error, training error, squared error on the test examples, norm of the weights. */
async function madeAgain({ data, wrongLabels, features, draws }: RandomFeatures): Promise<Vector[]> {
  const { training, test, inputs } = await loadData(data);
  const [x, other] = [rowsOf(training.inputs, inputs), rowsOf(test.inputs, inputs)];
  const classes = (targets: ArrayLike<number>) => rowsOf(targets, 10).map((row) => row.indexOf(1));
  const labels = withWrong(classes(training.targets), wrongLabels, data.seed);
  const truth = classes(test.targets);
  const oneHot = (label: number) => Array.from({ length: 10 }, (_, i) => Number(i === label));
  const targets = oneHot(0).map((_, output) => labels.map((label) => oneHot(label)[output]!));

  const ofDraws = draws.map((seed) => {
    const random = stream(seed, 'features');
    const hidden = Array.from({ length: features.at(-1)! }, () =>
      x[0]!.map(() => random.normal() * Math.sqrt(2 / inputs)),
    );
    const featuresOf = (rows: Vector[]) => rows.map((row) => hidden.map((w) => Math.max(0, dot(w, row))));
    const [phi, phiTest] = [featuresOf(x), featuresOf(other)];
    return features.map((count) => {
      const weights = shortest(
        phi.map((row) => row.slice(0, count)),
        targets,
      );
      const judged = (rows: Vector[], labels: Vector) => {
        const outputs = rows.map((row) => weights.map((w) => dot(w, row)));
        const wrong = outputs.filter((one, i) => one.indexOf(Math.max(...one)) !== labels[i]);
        const squares = outputs.map(
          (one, i) => norm(one.map((value, k) => value - oneHot(labels[i]!)[k]!)) ** 2,
        );
        return { error: wrong.length / rows.length, squares: squares.reduce((a, b) => a + b) / rows.length };
      };
      const [own, held] = [judged(phi, labels), judged(phiTest, truth)];
      return [count, held.error, own.error, held.squares, norm(weights.flat())];
    });
  });
  return features.map((_, place) =>
    ofDraws[0]![place]!.map(
      (_, column) => ofDraws.reduce((sum, draw) => sum + draw[place]![column]!, 0) / draws.length,
    ),
  );
}

test('every number in the table comes out again', async () => {
  const { table, experiment } = await exported();
  const again = await madeAgain(experiment);
  expect(table.rows.length).toBe(experiment.features.length);
  table.rows.forEach((row, place) => {
    const [features, ...numbers] = again[place]!;
    expect(row[0]).toBe(features);
    numbers.forEach((number, i) => {
      const off = Math.abs(row[i + 1]! - number) / Math.max(number, 1);
      expect(off, `${table.columns[i + 1]} at ${features} features`).toBeLessThan(1e-8);
    });
  });
});
