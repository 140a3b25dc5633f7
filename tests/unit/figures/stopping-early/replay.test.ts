/** What a scheduler is played back on is what it would have trained. */
import { expect, test } from 'vitest';
import {
  bankExperiment,
  bankOf,
  searchCount,
  trialCount,
} from '../../../../src/figures/stopping-early/bank/bank.ts';
import { parts } from '../../../../src/figures/stopping-early/bank/problems.ts';
import { replay } from '../../../../src/figures/stopping-early/bank/replay.ts';
import { performSearch } from '../../../../src/lib/search/experiment/perform.ts';
import type { SchedulerSpec } from '../../../../src/lib/search/schedulers.ts';

const seed = 7;
const experiment = bankExperiment('moons', 1, seed);
const bank = performSearch(experiment).then((result) => bankOf(result, seed));

const schedulers: SchedulerSpec[] = [
  { kind: 'none' },
  { kind: 'halving', trials: trialCount, parts, first: 3 },
  { kind: 'median', rule: 'optuna', parts, firstPart: 3 },
];

test.each(schedulers)('a search with $kind reports what its playback reports', async (scheduler) => {
  const { searches } = await performSearch({
    ...experiment,
    searches: [{ ...experiment.searches[0]!, scheduler }],
  });
  const played = replay((await bank).searches[0]!, scheduler, 'moons');
  expect(played.isDone).toBe(true);
  expect(played.trials.map(({ reports }) => reports)).toEqual(
    searches[0]!.trials.map(({ reports }) => reports),
  );
});

test('each search that is compared has different trials of the bank', async () => {
  const { searches, isWhole } = await bank;
  expect(isWhole).toBe(true);
  expect(searches).toHaveLength(searchCount);
  for (const search of searches) expect(new Set(search).size).toBe(trialCount);
});

test('before all is trained, a playback goes as far as is known', async () => {
  const curves = (await bank).searches[0]!.map((curve) => ({ ...curve, losses: curve.losses.slice(0, 3) }));
  const { trials, isDone } = replay(curves, schedulers[1]!, 'moons');
  expect(isDone).toBe(false);
  expect(trials.every(({ reports }) => reports.length <= 1)).toBe(true);
  expect(trials.filter(({ state }) => state === 'running')).toHaveLength(1);
});
