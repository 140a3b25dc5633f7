import { describe, expect, test } from 'vitest';
import training from '../../../../src/figures/kinds/training.ts';
import { trainingConfiguration } from '../../../../src/figures/kinds/training/check.ts';
import type { TrainingProps } from '../../../../src/figures/kinds/training/configuration.ts';
import { refuse } from '../kind-examples.ts';
import { drawn, shownAt } from '../shown.ts';

async function shown(props: Partial<TrainingProps>) {
  const figure = training(
    trainingConfiguration({ id: 'a', title: 'A', data: 'moons', epochs: 2, ...props }, refuse),
  );
  const { knobs, data } = await shownAt(figure);
  return {
    measures: figure.measures!(data, knobs),
    ...figure.table(data, knobs),
    says: figure.finding.says(data, knobs),
    document: drawn(figure, { data, knobs }),
  };
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

describe('a run that early stopping ends', () => {
  const stopping = {
    data: { name: 'moons', training: 30, noise: 0.3 },
    base: {
      hidden: [16, 16],
      optimizer: 'adam',
      learningRate: 0.03,
      earlyStopping: { patience: 4 },
    },
    epochs: 60,
  } as const satisfies Partial<TrainingProps>;

  test('comes to what it keeps: its lowest validation loss', async () => {
    const { measures, columns, rows, says } = await shown(stopping);
    const column = (name: string) => rows.map((row) => Number(row[columns.indexOf(name)]));
    const losses = column('validation loss');
    const kept = losses.indexOf(Math.min(...losses));
    expect(kept).toBe(losses.length - 1 - stopping.base.earlyStopping.patience);
    expect(measures).toMatchObject({
      validationLoss: losses[kept],
      trainingLoss: column('training loss')[kept],
      keptEpoch: column('step')[kept],
      stoppedEpoch: column('step').at(-1),
    });
    expect(column('keeps step')[0]).toBe(column('step')[kept]);
    expect(column('stopped at step')[0]).toBe(column('step').at(-1));
    expect(says).toContain('At the end the training loss');
  });

  test('shows on its line where it ended and what it keeps', async () => {
    const { document, measures } = await shown(stopping);
    expect(document.querySelectorAll('.kept-1 circle, .stopped-1 circle')).toHaveLength(2 * 2);
    expect(document.querySelector('svg')!.textContent).toContain(
      `keeps epoch ${measures['keptEpoch']} of ${measures['stoppedEpoch']}`,
    );
  });
});

test('changes on the way are marked by a rule with words, on every picture over steps', async () => {
  const { document } = await shown({
    base: { changes: [{ at: 4, set: { learningRate: 0.01, l2: 0.1 } }] },
    show: ['loss', 'gradient-norms'],
  });
  const labels = [...document.querySelectorAll('.change-0 text')].map(({ textContent }) => textContent);
  expect(new Set(labels)).toEqual(new Set(['α\u00a0=\u00a00.01 and L2 λ\u00a0=\u00a00.1']));
  expect(labels).toHaveLength(2 * 2);
});

test('an average of the weights is measured beside them: a mean of one step is the weights themselves', async () => {
  const steps = 20;
  const { measures, columns, rows } = await shown({
    epochs: undefined,
    steps,
    base: { averaging: { kind: 'polyak', from: steps - 1 } },
  });
  expect(measures['averagedValidationLoss']).toBe(measures['validationLoss']);
  expect(rows.at(-1)![columns.indexOf('validation loss, averaged')]).toBe(measures['validationLoss']);
});
