/** When searches with workers have what, by their clock. */
import { median } from '../../../lib/math/averages.ts';
import { finite } from '../../../lib/math/known.ts';
import type { SearchHistory, SearchResult, SearchTrial } from '../../../lib/search/experiment/spec.ts';
import { reachedBy, type Reached } from '../../searching/common/best-so-far.ts';
import { contenders, searchCount, workerCount, type Contender } from './problem.ts';

export interface Standing {
  /** The search that is shown. */
  shown: SearchHistory;
  /** Medians over the searches, of the time in steps; null until all searches are at their end. */
  first: number | null;
  end: number | null;
  /** Which share of the workers' time nobody trains, until the end, on average. */
  waiting: number | null;
  /** The median of the lowest losses of whole trials at the end. */
  best: number | null;
  /** Trials that were trained whole, on average. */
  wholeTrials: number;
  /** Over the time, in `ticks` equal parts of the longest median end: the lowest loss so far of a whole trial. */
  reached: Reached[];
}

export type Standings = Record<Contender, Standing>;

/** Points of time at which it is looked what has been found. */
export const ticks = 40;

export function standingsOf(result: SearchResult): Standings {
  const [halving, asha] = contenders.map((_, place) =>
    result.searches.slice(place * searchCount, (place + 1) * searchCount),
  );
  const longest = median([...halving!, ...asha!].map(({ duration }) => duration));
  return { halving: standingOf(halving!, longest), asha: standingOf(asha!, longest) };
}

function standingOf(searches: readonly SearchHistory[], longest: number): Standing {
  const isDone = searches.every((search) => search.isDone);
  const overTime = searches.map((search) =>
    Array.from({ length: ticks }, (_, i) => foundBy(search, ((i + 1) / ticks) * longest)),
  );
  const known = (value: () => number) => (isDone ? finite(value()) : null);
  return {
    shown: searches[0]!,
    first: known(() => median(searches.map(firstWhole))),
    end: known(() => median(searches.map(({ duration }) => duration))),
    waiting: known(() => median(searches.map(waitingIn))),
    best: known(() => median(searches.map((search) => foundBy(search, Infinity)))),
    wholeTrials: searches.flatMap(({ trials }) => trials.filter(isWhole)).length / searches.length,
    reached: isDone ? reachedBy(overTime).filter(({ high }) => Number.isFinite(high)) : [],
  };
}

const lastReport = ({ reports }: SearchTrial) => reports.at(-1);

/** Trained to its end, and not diverged. */
export function isWhole(trial: SearchTrial): boolean {
  const last = lastReport(trial);
  return last?.step === trial.run.steps && last.loss !== null;
}

/** When the first trial is whole; infinite if none is. */
export const firstWhole = ({ trials }: SearchHistory): number =>
  Math.min(...trials.filter(isWhole).map((trial) => lastReport(trial)!.time));

const foundBy = ({ trials }: SearchHistory, time: number): number =>
  Math.min(
    ...trials
      .filter((trial) => isWhole(trial) && lastReport(trial)!.time <= time)
      .map((trial) => lastReport(trial)!.loss!),
  );

function waitingIn({ trials, duration }: SearchHistory): number {
  const busy = trials.flatMap(({ stretches }) => stretches).reduce((sum, { from, to }) => sum + to - from, 0);
  return 1 - busy / (workerCount * duration);
}
