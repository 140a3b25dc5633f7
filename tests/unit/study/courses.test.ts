import { expect, test } from 'vitest';
import { courseOf, meanCourse } from '../../../src/lib/study/courses.ts';
import type { RunHistory } from '../../../src/lib/training/spec.ts';

const run = (losses: number[], batchLoss: number[], divergedAt: number | null): RunHistory => ({
  steps: 10,
  stepsPerEpoch: 5,
  batchLoss: Float32Array.from(batchLoss),
  learningRate: new Float32Array(batchLoss.length),
  checkpoints: losses.map((loss, i) => ({ step: 5 * i, trainingLoss: loss, validationLoss: 0 })),
  divergedAt,
});

test('a run that diverged goes on to the loss that gave it away, if that is a number', () => {
  expect(courseOf(run([4, 2], [], null), 'trainingLoss')).toEqual([
    [0, 4],
    [5, 2],
  ]);
  expect(courseOf(run([4], [4, 900], 1), 'trainingLoss')).toEqual([
    [0, 4],
    [1, 900],
  ]);
  expect(courseOf(run([4], [4, NaN], 1), 'trainingLoss')).toEqual([[0, 4]]);
});

test('courses are averaged where all of them have a value, in order', () => {
  const [long, short] = [
    [
      [0, 4],
      [5, 2],
      [10, 1],
    ],
    [
      [0, 2],
      [5, 4],
    ],
  ] as const;
  expect(meanCourse([long, short])).toEqual([
    [0, 3],
    [5, 3],
  ]);
  expect(meanCourse([long])).toEqual(long);
});
