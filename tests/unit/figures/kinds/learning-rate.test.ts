import { expect, test } from 'vitest';
import training from '../../../../src/figures/kinds/training.ts';
import { trainingConfiguration } from '../../../../src/figures/kinds/training/check.ts';
import type { TrainingProps } from '../../../../src/figures/kinds/training/configuration.ts';
import { studyOf } from '../../../../src/figures/kinds/training/study.ts';
import { defaults } from '../../../../src/lib/figure/contract/knobs.ts';
import { emptyResult } from '../../../../src/lib/training/frames.ts';
import { refuse } from '../kind-examples.ts';
import { shownAt } from '../shown.ts';

/** The lines of the learning rate before the first step, and when all is trained. */
async function rates(props: Partial<TrainingProps>) {
  const show = 'learning-rate';
  const given = { id: 'a', title: 'A', data: 'moons', show, epochs: 3, ...props } as const;
  const configuration = trainingConfiguration(given, refuse);
  const figure = training(configuration);
  const linesOf = (data: Parameters<typeof figure.panels>[0]) =>
    figure.curves!(data, defaults(figure.knobs))!.lines.map(({ points }) => points);
  const knobs = defaults(figure.knobs);
  const untrained = figure.summarise(emptyResult(studyOf(configuration, knobs)), knobs);
  return { before: linesOf(untrained), after: linesOf((await shownAt(figure)).data) };
}

const steps = (3 * 256) / 32;

test('the rates of every step are drawn before the first', async () => {
  const { before, after } = await rates({
    settings: { 'one cycle': { schedule: 'one-cycle' }, 'half the steps': { epochs: 1, schedule: 'linear' } },
    repetitions: 2,
  });
  expect(before.map((points) => points.length)).toEqual([steps, steps / 3]);
  expect(before).toEqual(after);
});

test('those of a run that diverges end where it does', async () => {
  const { before, after } = await rates({ base: { learningRate: 1000, activation: 'relu' } });
  expect(before[0]).toHaveLength(steps);
  expect(after[0]!.length).toBeLessThan(steps);
  expect(before[0]!.slice(0, after[0]!.length)).toEqual(after[0]);
});
