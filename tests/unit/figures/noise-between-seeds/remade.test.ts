/** A figure's numbers, made again from its exported file alone, as a stranger would: with the trainer and arithmetic. */
import { expect, test } from 'vitest';
import howManySeeds from '../../../../src/figures/noise-between-seeds/how-many-seeds.ts';
import { outcomeOf } from '../../../../src/lib/figure/contract/outcome.ts';
import { jsonOf } from '../../../../src/lib/figure/dialogs/exported.ts';
import type { Study } from '../../../../src/lib/training/spec.ts';
import { train } from '../../../../src/lib/training/train.ts';
import { shownAt } from '../shown.ts';

interface Exported {
  table: { columns: string[]; rows: number[][] };
  measures: { wrongAtOne: number; pairedWrongAtOne: number; wrongAtThree: number };
  experiment: { studies: Study[] };
}

async function exported(): Promise<Exported> {
  const { knobs, result, data } = await shownAt(howManySeeds, { seed: 3 });
  const about = { figure: 'how-many-seeds', link: '', version: '', settings: knobs };
  const text = jsonOf(
    about,
    howManySeeds,
    outcomeOf(howManySeeds, result, knobs),
    howManySeeds.table(data, knobs),
  );
  return JSON.parse(text) as Exported;
}

/** Every pair is trained afresh: the two settings, as the file has them, with the seeds that it gives them. */
async function trainedAgain(studies: readonly Study[]): Promise<number[][]> {
  const losses: number[][] = [];
  for (const study of studies) {
    const { runs } = await train({ ...study, runs: study.runs.slice(0, 2) });
    losses.push(runs.map(({ checkpoints }) => checkpoints.at(-1)!.validationLoss));
  }
  return losses;
}

const { table, measures, experiment } = await exported();

test('the two runs of a pair have the same data, and the same start', () => {
  const seeds = experiment.studies.map(({ data, runs: [a, b] }) => [data.seed, a!.seed, b!.seed]);
  for (const [data, a, b] of seeds) expect([a, b]).toEqual([data, data]);
  expect(new Set(seeds.map(([data]) => data)).size).toBe(seeds.length);
});

test('every loss in the table comes out again, to the last bit', async () => {
  expect(table.rows.map(([, a, b]) => [a, b])).toEqual(await trainedAgain(experiment.studies));
});

test('one seed each: the chance of the wrong winner, by counting all pairs instead of drawing', () => {
  const [a, b] = [table.rows.map(([, a]) => a!), table.rows.map(([, , b]) => b!)];
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const aIsBetter = sum(a) < sum(b);
  const isWrong = (one: number, other: number) => Number(one < other !== aIsBetter);
  const chance = sum(a.flatMap((one) => b.map((other) => isWrong(one, other)))) / a.length ** 2;
  const chancePaired = sum(a.map((one, i) => isWrong(one, b[i]!))) / a.length;
  // Of 1,000 draws; five standard errors.
  const off = (share: number) => 5 * Math.sqrt((share * (1 - share)) / 1000) + 1e-9;
  expect(Math.abs(measures.wrongAtOne - chance)).toBeLessThan(off(chance));
  expect(Math.abs(measures.pairedWrongAtOne - chancePaired)).toBeLessThan(off(chancePaired));
});

test('three seeds each: as the normal distribution has it, nearly', () => {
  const column = (i: number) => table.rows.map((row) => row[i]!);
  const middle = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length;
  const variance = (values: number[]) => middle(values.map((value) => (value - middle(values)) ** 2));
  const [a, b] = [column(1), column(2)];
  const z = Math.abs(middle(a) - middle(b)) / Math.sqrt((variance(a) + variance(b)) / 3);
  // Φ(−z) by the trapezoidal rule.
  const step = 0.001;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let tail = 0;
  for (let x = z; x < 8; x += step) tail += (step * (density(x) + density(x + step))) / 2;
  expect(measures.wrongAtThree).toBeCloseTo(tail, 1);
});
