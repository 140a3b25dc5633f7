/** What searches find and what they cost where trials are stopped, and where each is trained whole. */
import { mean, median } from '../../../lib/math/averages.ts';
import type { SchedulerSpec } from '../../../lib/search/schedulers.ts';
import { reachedBy, type Reached } from '../../searching/common/best-so-far.ts';
import { trialCount, type Bank } from './bank.ts';
import { problemOf, type ProblemName } from './problems.ts';
import { replay, type Replay } from './replay.ts';

/** Many searches with one scheduler. What a search has found is the lowest loss of a trial that was trained whole. */
export interface Searched {
  /** `[searches]`: what each has found. */
  losses: number[];
  /** Their median. */
  best: number;
  /** What a search costs on average, in whole trials. */
  cost: number;
  /** Over the cost: what they have found so far. */
  reached: Reached[];
}

/** All searches of the bank; null until all trials are known. */
export function searchedWith(bank: Bank, scheduler: SchedulerSpec, name: ProblemName): Searched | null {
  if (!bank.isWhole) return null;
  const replays = bank.searches.map((curves) => replay(curves, scheduler, name));
  const { steps } = problemOf(name);
  const losses = replays.map((one) => foundAfter(one, Infinity));
  const most = Math.min(trialCount, Math.ceil(Math.max(...replays.map(({ cost }) => cost)) / steps));
  const overCost = replays.map((one) =>
    Array.from({ length: most }, (_, i) => foundAfter(one, (i + 1) * steps)),
  );
  return {
    losses,
    best: median(losses),
    cost: mean(replays.map(({ cost }) => cost / steps)),
    reached: reachedBy(overCost).filter(({ high }) => Number.isFinite(high)),
  };
}

/** By a time of the search's clock, which shows what has been spent. Infinite while no trial is whole. */
function foundAfter({ trials }: Replay, time: number): number {
  const losses = trials.map(({ steps, reports }) => {
    const last = reports.at(-1);
    return last?.step === steps && last.time <= time ? (last.loss ?? Infinity) : Infinity;
  });
  return Math.min(...losses);
}

/** Beside searches that train all trials. */
export interface Beside {
  /** By which share the median is higher. */
  worse: number;
  /** Which share of the cost there is. */
  cost: number;
  /** In which share of the searches the same trial is found. */
  same: number;
}

export const beside = (own: Searched, whole: Searched): Beside => ({
  worse: own.best / whole.best - 1,
  cost: own.cost / whole.cost,
  same: mean(own.losses.map((loss, i) => Number(loss === whole.losses[i]))),
});
