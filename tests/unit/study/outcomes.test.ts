import { describe, expect, test } from 'vitest';
import {
  countDiverged,
  finalOf,
  firstDivergence,
  medianOf,
  latestOf,
  meanOf,
  rankedLoss,
  stepReached,
} from '../../../src/lib/study/outcomes.ts';
import type { RunHistory } from '../../../src/lib/training/spec.ts';

/** A run of ten steps whose training losses were measured at these steps. */
const run = (losses: Record<number, number>, divergedAt: number | null = null): RunHistory => ({
  steps: 10,
  stepsPerEpoch: 5,
  batchLoss: new Float32Array(0),
  learningRate: new Float32Array(0),
  checkpoints: Object.entries(losses).map(([step, trainingLoss]) => ({
    step: Number(step),
    trainingLoss,
    validationLoss: 2 * trainingLoss,
  })),
  divergedAt,
});

const [notBegun, halfWay, ended, diverged] = [
  run({}),
  run({ 0: 1, 5: 0.5 }),
  run({ 0: 1, 5: 0.5, 10: 0.25 }),
  run({ 0: 1 }, 3),
];

describe('one run', () => {
  test('has a latest value as soon as it has begun, and a final one at its end', () => {
    const runs = [notBegun, halfWay, ended, diverged];
    expect(runs.map((one) => latestOf(one, 'trainingLoss'))).toEqual([null, 0.5, 0.25, null]);
    expect(runs.map((one) => finalOf(one, 'validationLoss'))).toEqual([null, null, 0.5, null]);
  });

  test('has no accuracy where none was recorded', () => {
    expect(finalOf(ended, 'validationAccuracy')).toBeNull();
  });

  test('ranks last where it diverged, level with what is as bad as guessing', () => {
    const runs = [notBegun, halfWay, ended, diverged];
    expect(runs.map((one) => rankedLoss(one, 'trainingLoss'))).toEqual([null, 0.5, 0.25, Infinity]);
    expect(runs.map((one) => rankedLoss(one, 'trainingLoss', 0.4))).toEqual([null, 0.4, 0.25, 0.4]);
  });
});

describe('repetitions', () => {
  test('have means once all are known', () => {
    expect(meanOf([1, 2, 6])).toBe(3);
    expect(medianOf([6, 1, 2])).toBe(2);
    expect(meanOf([1, null])).toBeNull();
    expect(medianOf([1, null])).toBeNull();
  });

  test('one that diverged spoils the mean, and counts as highest for the median', () => {
    expect(meanOf([1, Infinity, 3])).toBe(Infinity);
    expect(medianOf([1, Infinity, 3])).toBe(3);
  });

  test('tell how many diverged, the first of them, and how far they all have come', () => {
    expect(countDiverged([ended, diverged, halfWay])).toBe(1);
    expect(firstDivergence([run({}, 8), diverged, ended])).toBe(3);
    expect(firstDivergence([ended])).toBeNull();
    expect(stepReached([notBegun, halfWay])).toBe(5);
    expect(stepReached([])).toBe(0);
  });
});
