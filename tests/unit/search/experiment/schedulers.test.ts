/** Schedulers in searches that train: runs are put down, taken up and copied. */
import { describe, expect, test } from 'vitest';
import { checkSearch } from '../../../../src/lib/search/experiment/check.ts';
import {
  accumulateSearch,
  emptySearch,
  progressOf,
  searchUpTo,
} from '../../../../src/lib/search/experiment/frames.ts';
import { performSearch } from '../../../../src/lib/search/experiment/perform.ts';
import { runWith } from '../../../../src/lib/search/experiment/setting.ts';
import type { SearchFrame, SearchPlan } from '../../../../src/lib/search/experiment/spec.ts';
import type { SchedulerSpec } from '../../../../src/lib/search/schedulers.ts';
import type { Space } from '../../../../src/lib/search/space.ts';
import { train } from '../../../../src/lib/training/train.ts';
import { aRun } from '../../training/studies.ts';
import { aPlan, aSearch, aTemplate, rate } from './searches.ts';

/** Nine checkpoints in 27 steps; momentum and dropout are of the state. */
const template = aTemplate({
  budget: { steps: 27 },
  record: { checkpoints: 9 },
  run: aRun({ optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }, dropout: 0.2 }),
});
const searchWith = (
  scheduler: SchedulerSpec,
  plan: Partial<SearchPlan> = {},
  starts: 'same' | 'fresh' = 'same',
) => aSearch({ template, starts, searches: [aPlan({ scheduler, budget: { trials: 9 }, ...plan })] });

const schedulers: SchedulerSpec[] = [
  { kind: 'halving', trials: 9, parts: 9, first: 1 },
  { kind: 'hyperband', parts: 9 },
  { kind: 'asha', parts: 9, first: 1 },
  { kind: 'median', rule: 'vizier', parts: 3, startupTrials: 2 },
];

describe.each(schedulers.map((spec) => [spec.kind, spec] as const))('%s', (_, scheduler) => {
  test('trains trials in stretches to the bits of trials that were never paused', async () => {
    const [history] = (await performSearch(searchWith(scheduler, { workers: 2 }))).searches;
    const { run, ...study } = template;
    const { runs } = await train({
      kind: 'study',
      ...study,
      runs: history!.trials.map(({ setting }) => runWith(run, setting)),
    });
    history!.trials.forEach((trial, i) => {
      const end = trial.stretches.at(-1)!.to;
      expect(trial.run.checkpoints).toEqual(runs[i]!.checkpoints.filter(({ step }) => step <= end));
    });
    expect(history!.trials.some(({ stretches }) => stretches.length > 1)).toBe(true);
    expect(history!.trials.some(({ run: course, stretches }) => stretches.at(-1)!.to < course.steps)).toBe(
      true,
    );
  });

  test('comes frame by frame to what it comes to, and at the end of its clock is all there', async () => {
    const search = searchWith(scheduler, { workers: 3 });
    const frames: SearchFrame[] = [];
    const result = await performSearch(search, { progress: (frame) => frames.push(frame) });
    const grown = frames.reduce(accumulateSearch, emptySearch(search));
    expect(grown).toEqual(result);
    expect(progressOf(result)).toBe(1);
    const [almost] = searchUpTo(result, 1 - 1e-9).searches;
    expect(almost!.trials).toEqual(result.searches[0]!.trials);
  });
});

test('what was said of a trial on each rung is recorded, with the time', async () => {
  const [history] = (await performSearch(searchWith({ kind: 'halving', trials: 9, parts: 9, first: 1 })))
    .searches;
  const winner = history!.trials.find(({ run, stretches }) => stretches.at(-1)!.to === run.steps)!;
  expect(winner.reports.map(({ step, verdict }) => [step, verdict])).toEqual([
    [3, 'pause'],
    [9, 'pause'],
    [27, 'over'],
  ]);
  for (const { step, loss } of winner.reports)
    expect(loss).toBe(winner.run.checkpoints.find((checkpoint) => checkpoint.step === step)!.validationLoss);
});

describe('population based training', () => {
  const scheduler: SchedulerSpec = { kind: 'population-based-training', size: 4, parts: 3 };
  const space: Space = [...rate, { name: 'dropout', kind: 'real', low: 0, high: 0.5, scale: 'linear' }];

  test('goes on from the state of another trial as a run does that changes its hyperparameters on its way', async () => {
    const search = { ...searchWith(scheduler, { budget: { trials: 4 }, workers: 2 }), space };
    const { trials } = (await performSearch(search)).searches[0]!;
    const copies = trials.filter(({ origin }) => origin !== null);
    expect(copies).toHaveLength(2);
    const copy = copies.find(({ origin }) => trials[origin!.trial]!.origin === null)!;
    const { trial, step } = copy.origin!;
    const { run, ...study } = template;
    const { runs } = await train({
      kind: 'study',
      ...study,
      runs: [{ ...runWith(run, trials[trial]!.setting), changes: [{ at: step, set: copy.setting }] }],
    });
    const until = copy.stretches.at(-1)!.to;
    expect(copy.setting).not.toEqual(trials[trial]!.setting);
    expect(copy.run.checkpoints).toEqual(
      runs[0]!.checkpoints.filter((checkpoint) => checkpoint.step > step && checkpoint.step <= until),
    );
  });

  test('copies to the bit: a copy with the same setting comes to the same', async () => {
    const still: SchedulerSpec = {
      kind: 'population-based-training',
      size: 4,
      parts: 3,
      factors: [1],
      resample: 0,
    };
    const { trials } = (await performSearch(searchWith(still, { budget: { trials: 4 } }, 'fresh')))
      .searches[0]!;
    const copy = trials.find(({ origin }) => origin?.step === 9)!;
    const parent = trials[copy.origin!.trial]!;
    const until = Math.min(copy.stretches.at(-1)!.to, parent.stretches.at(-1)!.to);
    const after = (trial: typeof copy) =>
      trial.run.checkpoints.filter(({ step }) => step > copy.origin!.step && step <= until);
    expect(after(copy).length).toBeGreaterThan(0);
    expect(after(copy)).toEqual(after(parent));
  });
});

describe('before anything runs it is told that', () => {
  const population: SchedulerSpec = { kind: 'population-based-training', size: 4, parts: 3 };
  const shapes: Space = [{ name: 'hidden', kind: 'integer', low: 2, high: 4, scale: 'linear' }];
  const optimizers: Space = [{ name: 'optimizer', kind: 'choice', options: ['sgd', 'adam'] }];
  const wrong: [what: string, search: ReturnType<typeof aSearch>, message: string | RegExp][] = [
    [
      'rungs are no checkpoints',
      searchWith({ kind: 'hyperband', parts: 27 }),
      'searches[0]: scheduler: parts: a loss is known at checkpoints alone; record.checkpoints: 9 is not a multiple of 27.',
    ],
    [
      'a trial has fewer steps than parts',
      aSearch({
        template: { ...template, budget: { steps: 8 } },
        searches: [aPlan({ scheduler: { kind: 'hyperband', parts: 9 } })],
      }),
      'searches[0]: scheduler: parts: 9 are more than the steps of a trial, 8.',
    ],
    [
      'a budget is too small for its factor',
      searchWith({ kind: 'hyperband', parts: 3, factor: 4 }),
      /^searches\[0\]: scheduler: parts: 3 parts are too few for a factor of 4/,
    ],
    [
      'there are fewer trials than a population has',
      searchWith(population, { budget: { trials: 3 } }),
      'searches[0]: scheduler: size: 4 is more than budget.trials, 3.',
    ],
    [
      'copies would have another shape',
      { ...searchWith(population), space: shapes, starts: 'fresh' },
      /the space may not change hidden, not from 2 to 4\.$/,
    ],
    [
      'copies would have another optimiser',
      { ...searchWith(population), space: optimizers, starts: 'fresh' },
      /the space may not change optimizer\.kind, not from sgd to adam\.$/,
    ],
  ];
  test.each(wrong)('%s', (_, search, message) => {
    expect(() => checkSearch(search)).toThrow(message);
  });
});
