import { describe, expect, it } from 'vitest';
import { usualSchedules } from '../../../src/lib/study/defaults.ts';
import { learningRates } from '../../../src/lib/training/learning-rates.ts';
import type { Run, Schedule } from '../../../src/lib/training/spec.ts';
import { train } from '../../../src/lib/training/train.ts';
import { aRun, aStudy } from './studies.ts';

const plateau: Schedule = { kind: 'plateau', factor: 0.5, on: 'training', patience: 2 };

describe('the learning rates that a run is going to have', () => {
  const staircase: Schedule = { kind: 'staircase', factor: 0.5, at: [2, 3, 5] };
  const runs: [string, Partial<Run>][] = [
    ['with one cycle', { schedule: usualSchedules['one-cycle'] }],
    ['by epochs whose last batch is smaller', { schedule: staircase, batchSize: 7 }],
    ['on some of the examples', { schedule: staircase, examples: 13 }],
    ['for a budget of its own', { schedule: usualSchedules.linear, budget: { epochs: 5 } }],
    [
      'with batches that grow within an epoch',
      { schedule: staircase, batchSize: 4, changes: [{ at: 11, set: { batchSize: 15 } }] },
    ],
    [
      'with another schedule and rate on the way',
      {
        changes: [
          { at: 5, set: { learningRate: 0.05 } },
          { at: 6, set: { schedule: staircase } },
          { at: 9, set: { learningRate: 0.01, schedule: usualSchedules.cosine } },
        ],
      },
    ],
  ];
  it.each(runs)('%s are those that it has', async (_, knobs) => {
    const run = aRun(knobs);
    const study = aStudy({ budget: { steps: 40 }, runs: [run] });
    expect(learningRates(study, run)).toEqual((await train(study)).runs[0]!.learningRate);
  });

  it.each([
    ['waits for plateaus', { schedule: plateau }],
    ['does so after a warm-up', { schedule: { kind: 'warm-up', steps: 3, then: plateau } }],
    ['does so from a step on', { changes: [{ at: 3, set: { schedule: plateau } }] }],
  ] as [string, Partial<Run>][])('are not known where the schedule %s', (_, knobs) => {
    const run = aRun(knobs);
    expect(learningRates(aStudy({ runs: [run] }), run)).toBeNull();
  });
});
