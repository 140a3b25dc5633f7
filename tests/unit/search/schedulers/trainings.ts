/** Searches with schedulers on trials that need no training: a table or a formula says what each comes to. */
import type { Scheduler } from '../../../../src/lib/search/scheduler.ts';
import type { Searcher } from '../../../../src/lib/search/searcher.ts';
import type { Setting, Space } from '../../../../src/lib/search/space.ts';
import {
  tunerOf,
  type Job,
  type JobOutcome,
  type Plan,
  type TunedTrial,
} from '../../../../src/lib/search/tuner.ts';

export const numbers: Space = [{ name: 'x', kind: 'integer', low: 0, high: 1000, scale: 'linear' }];

/** Suggests x = 0, 1, 2, … */
export function counting(isBlind = false): Searcher {
  let suggested = 0;
  return { suggest: () => ({ x: suggested++ }), observe() {}, ...(isBlind && { isBlind }) };
}

export const xOf = (setting: Setting): number => Number(setting['x']);

interface Tuned {
  trials: readonly TunedTrial[];
  jobs: Job[];
}

/** Runs a search to its end. */
export function tune(
  plan: Partial<Plan> & { scheduler: Scheduler; budget: Plan['budget'] },
  outcomeOf: (job: Job) => JobOutcome,
): Tuned {
  const tuner = tunerOf({
    ...{ space: numbers, searcher: counting(), workers: 1, isSynchronous: false, isDeterministic: false },
    stepsOf: () => plan.scheduler.parts,
    ...plan,
  });
  const all: Job[] = [];
  for (let jobs = tuner.advance([]); jobs; jobs = tuner.advance(jobs.map(outcomeOf))) all.push(...jobs);
  return { trials: tuner.trials, jobs: all };
}

/** "0 → 1, 1 → 3": from step to step. */
export const stretchesOf = ({ stretches }: TunedTrial): string =>
  stretches.map(({ from, to }) => `${from} → ${to}`).join(', ');

export const stepsSpent = (trials: readonly TunedTrial[]): number =>
  trials.flatMap(({ stretches }) => stretches).reduce((sum, { from, to }) => sum + to - from, 0);
