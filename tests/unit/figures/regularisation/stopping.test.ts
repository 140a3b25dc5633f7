import { expect, test } from 'vitest';
import {
  epochs,
  epochsOf,
  outcomeOf,
  runsWith,
  stopOf,
} from '../../../../src/figures/regularisation/early-stopping/stopping.ts';
import { loadData } from '../../../../src/lib/data/load.ts';
import { perform } from '../../../../src/lib/experiment/perform.ts';
import type { Study } from '../../../../src/lib/training/spec.ts';

const [onWatched, onAll] = runsWith(0, 7).studies as [Study, Study];

test.each([1, 4, 12])(
  'patience of %i ends a run where the trainer’s early stopping does',
  async (patience) => {
    const whole = await perform(onWatched);
    const stopped = await perform({
      ...onWatched,
      runs: onWatched.runs.map((run) => ({ ...run, earlyStopping: { on: 'validation' as const, patience } })),
    });
    const [{ checkpoints, stepsPerEpoch }] = whole.runs as [(typeof whole.runs)[number]];
    const { kept, at } = stopOf(
      checkpoints.map(({ validationLoss }) => validationLoss),
      patience,
    );
    expect(stopped.runs[0]!.stopped).toEqual({ at: at * stepsPerEpoch, best: kept * stepsPerEpoch });
  },
);

test('whose loss falls to the end is never stopped', () => {
  expect(stopOf([4, 3, 2, 1], 1)).toEqual({ kept: 3, at: 3 });
});

test('both studies of a data set train alike, and the second has the watched digits before the tested ones', async () => {
  const [few, all] = await Promise.all([onWatched, onAll].map(({ data }) => loadData(data)));
  expect(all!.training).toEqual(few!.training);
  const { inputs, targets } = few!.validation;
  expect(all!.validation.inputs.slice(0, inputs.length)).toEqual(inputs);
  expect(all!.validation.targets.slice(0, targets.length)).toEqual(targets);
});

test('the test loss is the mean over the digits that nobody watched', async () => {
  const [few, all] = await Promise.all([onWatched, onAll].map((study) => perform(study)));
  const course = epochsOf(few!.runs[0]!, all!.runs[0]!);
  const [watched, both] = [few!.runs[0]!.checkpoints.at(-1)!, all!.runs[0]!.checkpoints.at(-1)!];
  // 200 watched and 1,000 tested: the mean over all is a sixth of the one and five sixths of the other.
  expect(watched.validationLoss / 6 + (5 / 6) * course.at(-1)!.testLoss).toBeCloseTo(both.validationLoss, 10);
  expect(outcomeOf(course, 5)!.endLoss).toBe(course[epochs]!.testLoss);
  expect(outcomeOf(course.slice(0, 20), 5)).toBeNull();
});
