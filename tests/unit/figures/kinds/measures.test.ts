import { expect, test } from 'vitest';
import training from '../../../../src/figures/kinds/training.ts';
import { trainingConfiguration } from '../../../../src/figures/kinds/training/check.ts';
import type { TrainingProps } from '../../../../src/figures/kinds/training/configuration.ts';
import { refuse } from '../kind-examples.ts';
import { shownAt } from '../shown.ts';

async function shown(props: Partial<TrainingProps>) {
  const figure = training(
    trainingConfiguration({ id: 'a', title: 'A', data: 'moons', epochs: 2, ...props }, refuse),
  );
  const { knobs, data } = await shownAt(figure);
  return { measures: figure.measures!(data, knobs), rows: figure.table(data, knobs).rows };
}

test('a single setting has its measures by their names, as its table ends', async () => {
  const { measures, rows } = await shown({});
  const [, , trainingLoss, validationLoss, trainingAccuracy, validationAccuracy] = rows.at(-1)!;
  expect(measures).toMatchObject({ trainingLoss, validationLoss, trainingAccuracy, validationAccuracy });
});

test('a sweep has them for each of its values', async () => {
  const { measures, rows } = await shown({ sweep: { l2: [0, 0.03] } });
  const lastOf = (l2: number) => rows.filter(([value]) => value === l2).at(-1)!;
  expect(measures['validationLoss at 0']).toBe(lastOf(0)[4]);
  expect(measures['validationLoss at 0.03']).toBe(lastOf(0.03)[4]);
  expect(Object.keys(measures)).toHaveLength(10);
});

test('settings have them by their names, and the epoch at which the mean of their runs was best', async () => {
  const { measures, rows } = await shown({
    settings: { SGD: {}, 'Adam at 0.3': { optimizer: 'adam', learningRate: 0.3 } },
    epochs: 6,
    repetitions: 3,
  });
  const courses = [1, 2, 3].map((run) => rows.filter((row) => row[0] === 'Adam at 0.3' && row[1] === run));
  const means = courses[0]!.map((_, i) => courses.reduce((sum, rows) => sum + Number(rows[i]![4]), 0) / 3);
  const best = courses[0]![means.indexOf(Math.min(...means))]!;
  const stepsPerEpoch = 256 / 32;
  expect(measures['bestEpoch at Adam at 0.3']).toBe(Number(best[2]) / stepsPerEpoch);
  expect(measures['validationLoss at Adam at 0.3']).toBeCloseTo(means.at(-1)!, 10);
});

test('examples and epochs that are swept are those that each run has', async () => {
  const { rows } = await shown({ sweep: { examples: [32, 64] }, epochs: 3 });
  const lastStepAt = (value: number) => rows.filter(([own]) => own === value).at(-1)![2];
  expect([lastStepAt(32), lastStepAt(64)]).toEqual([3, 6]);
  const { rows: longer } = await shown({ sweep: { epochs: [1, 5] }, epochs: undefined });
  expect(longer.at(-1)![2]).toBe(5 * 8);
});
