/** What the searches of a contest have come to: over what they have spent, and in single pairs. */
import { mean } from '../../../lib/math/averages.ts';
import { ranksOf } from '../../../lib/search/reading/ranks.ts';
import type { SearchHistory, SearchResult } from '../../../lib/search/experiment/spec.ts';
import { reachedBy, type Reached } from '../../searching/common/best-so-far.ts';
import { guess } from '../../searching/contest/problems.ts';
import { searchCount, steps, type Contest, type Entry } from './problem.ts';

export interface Standing {
  entry: Entry;
  /** `[searches][cost]`: the lowest loss that has been reported for 1, 2, 3 … whole trials, guessing at most. */
  searches: number[][];
  /** `[cost]` */
  reached: Reached[];
}

export const standingsOf = (
  { searches }: SearchResult,
  entries: readonly Entry[],
  contest: Contest,
): Standing[] =>
  entries.map((entry, place) => {
    const own = searches.slice(place * searchCount, (place + 1) * searchCount);
    const known = Math.min(...own.map((history) => costKnown(history, contest)));
    const lowest = own.map((history) => lowestOver(history, contest).slice(0, known));
    return { entry, searches: lowest, reached: reachedBy(lowest) };
  });

/** The clock, as what all workers together could have trained by then; an idle worker is paid for, too. */
const costAt = (time: number, { workers }: Contest): number => (time * workers) / steps;

/** Up to which cost a search is known: what comes later is reported later. */
function costKnown({ isDone, trials }: SearchHistory, contest: Contest): number {
  if (isDone) return contest.trials;
  const times = trials.flatMap(({ reports }) => reports.map(({ time }) => time));
  return Math.min(contest.trials, Math.floor(costAt(Math.max(0, ...times), contest)));
}

/** `[cost]`. What ends after the budget is spent, because workers had to wait, has the last place. */
function lowestOver({ trials }: SearchHistory, contest: Contest): number[] {
  const lowest = Array.from({ length: contest.trials }, () => guess);
  for (const { time, loss } of trials.flatMap(({ reports }) => reports)) {
    const place = Math.min(contest.trials, Math.max(1, Math.ceil(costAt(time, contest)))) - 1;
    if (loss !== null) lowest[place] = Math.min(lowest[place]!, loss);
  }
  return lowest.map((_, place) => Math.min(...lowest.slice(0, place + 1)));
}

/** `[entries][searches]`: the lowest loss that was measured in each, at whatever cost: a picture before there is another. */
export const measuredIn = ({ searches }: SearchResult, entries: readonly Entry[]): number[][] =>
  entries.map((_, place) =>
    searches
      .slice(place * searchCount, (place + 1) * searchCount)
      .map(({ trials }) =>
        Math.min(
          guess,
          ...trials.flatMap(({ run }) =>
            run.checkpoints.map(({ validationLoss }) => validationLoss ?? guess),
          ),
        ),
      ),
  );

/** `[searches]`: what each has come to for a cost; null before all are there. */
export function lossesAfter({ searches }: Standing, cost: number): number[] | null {
  const losses = searches.map((search) => search[cost - 1]);
  return losses.every((loss) => loss !== undefined) ? losses : null;
}

/** In how many of all pairs of a search of the one and a search of the other the first ends lower; a draw is half. */
export const shareWon = (ours: readonly number[], theirs: readonly number[]): number =>
  mean(ours.flatMap((own) => theirs.map((other) => (own < other ? 1 : own === other ? 1 / 2 : 0))));

/** `[entries]`: the mean rank over the searches, 1 the best, where each is compared with the others' of the same number. */
export function meanRanks(all: readonly (readonly number[])[]): number[] {
  const ranks = all[0]!.map((_, search) => ranksOf(all.map((losses) => losses[search]!)));
  return all.map((_, entry) => mean(ranks.map((own) => own[entry]!)));
}
