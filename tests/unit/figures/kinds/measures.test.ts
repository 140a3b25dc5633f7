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
  expect(measures).toEqual({ trainingLoss, validationLoss, trainingAccuracy, validationAccuracy });
});

test('a sweep has them for each of its values', async () => {
  const { measures, rows } = await shown({ sweep: { l2: [0, 0.03] } });
  const lastOf = (l2: number) => rows.filter(([value]) => value === l2).at(-1)!;
  expect(measures['validationLoss at 0']).toBe(lastOf(0)[4]);
  expect(measures['validationLoss at 0.03']).toBe(lastOf(0.03)[4]);
  expect(Object.keys(measures)).toHaveLength(8);
});
