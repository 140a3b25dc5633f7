/** A search's result as it grows, and as much of it as there is at a time of its clock. */
import type { Course } from '../../study/outcomes.ts';
import type { Stretch } from '../tuner.ts';
import type {
  Search,
  SearchFrame,
  SearchHistory,
  SearchNews,
  SearchPlan,
  SearchResult,
  SearchTrial,
} from './spec.ts';

export const emptySearch = ({ searches }: Search): SearchResult => ({
  kind: 'search',
  searches: searches.map(({ budget, workers = 1 }: SearchPlan) => ({
    budget,
    workers,
    trials: [],
    duration: 0,
    isDone: false,
  })),
});

/** The result with the news of `frame`. */
export const accumulateSearch = (result: SearchResult, { searches }: SearchFrame): SearchResult => ({
  ...result,
  searches: result.searches.map((history, i) => extended(history, searches[i] ?? null)),
});

function extended(history: SearchHistory, news: SearchNews | null): SearchHistory {
  if (news === null) return history;
  const isMoved = news.suggested.length + news.placed.length > 0;
  if (!isMoved && news.measured.length === 0) return { ...history, isDone: news.isDone };
  const trials = [...history.trials, ...news.suggested];
  for (const { trial, ...place } of news.placed) trials[trial] = { ...trials[trial]!, ...place };
  for (const { trial, checkpoints, divergedAt } of news.measured) {
    const { run, ...rest } = trials[trial]!;
    trials[trial] = {
      ...rest,
      run: { ...run, checkpoints: [...run.checkpoints, ...checkpoints], divergedAt },
    };
  }
  return {
    ...history,
    trials,
    duration: isMoved ? lastEnd(trials) : history.duration,
    isDone: news.isDone,
  };
}

const lastEnd = (trials: readonly SearchTrial[]): number =>
  trials.reduce((last, trial) => Math.max(last, endOf(trial)), 0);

/** News of so many searches as they come, to be told together. */
export function gatheredNews(searches: number): {
  add(news: readonly (SearchNews | null)[]): void;
  /** All that has come since the last time. */
  take(): SearchFrame;
} {
  const none = () => Array.from({ length: searches }, (): SearchNews | null => null);
  let gathered = none();
  return {
    add(news) {
      news.forEach((one, i) => {
        if (!one) return;
        const all = (gathered[i] ??= { suggested: [], placed: [], measured: [], isDone: false });
        all.suggested.push(...one.suggested);
        all.placed.push(...one.placed);
        all.measured.push(...one.measured);
        all.isDone = one.isDone;
      });
    },
    take() {
      const frame = { searches: gathered };
      gathered = none();
      return frame;
    },
  };
}

/** When a trial ends, by the clock, as far as that is known. */
export function endOf({ stretches }: SearchTrial): number {
  const last = stretches.at(-1);
  return last ? last.start + last.to - last.from : 0;
}

export const durationOf = ({ searches }: SearchResult): number =>
  Math.max(...searches.map(({ duration }) => duration));

/** All searches as they stand at a time of their common clock: that share of the longest one's. */
export function searchUpTo(result: SearchResult, fraction: number): SearchResult {
  if (fraction >= 1) return result;
  const time = Math.round(fraction * durationOf(result));
  return { ...result, searches: result.searches.map((history) => historyAt(history, time)) };
}

function historyAt(history: SearchHistory, time: number): SearchHistory {
  // Trials begin in their order, but for repetitions, which have no time of their own: they come with the next trial.
  const last = history.trials.findLastIndex(({ stretches }) => stretches.some(({ start }) => start <= time));
  return {
    ...history,
    trials: history.trials.slice(0, last + 1).map((trial) => trialAt(trial, time)),
    isDone: history.isDone && history.duration <= time,
  };
}

function trialAt(trial: SearchTrial, time: number): SearchTrial {
  const stretches = trial.stretches
    .filter(({ start }) => start <= time)
    .map((stretch): Stretch => ({
      ...stretch,
      to: Math.min(stretch.to, stretch.from + time - stretch.start),
    }));
  const end = endOf(trial);
  return {
    ...trial,
    stretches,
    reports: trial.reports.filter((report) => report.time <= time),
    isEnded: trial.isEnded && end <= time,
    run: courseUpTo(trial.run, stretches.at(-1)?.to ?? 0),
  };
}

const courseUpTo = (run: Course, step: number): Course => ({
  ...run,
  checkpoints: run.checkpoints.filter((checkpoint) => checkpoint.step <= step),
  divergedAt: run.divergedAt !== null && run.divergedAt <= step ? run.divergedAt : null,
});

/** How much of it has been trained, 0 … 1: of the search that has come least far. */
export const progressOf = ({ searches }: SearchResult): number => Math.min(...searches.map(trainedShare));

function trainedShare({ isDone, budget, trials }: SearchHistory): number {
  if (isDone) return 1;
  const sumOver = (part: (trial: SearchTrial) => number) =>
    trials.reduce((sum, trial) => sum + part(trial), 0);
  const done =
    'trials' in budget ? sumOver(shareOf(trials)) / budget.trials : sumOver(stepsDone) / budget.steps;
  return Math.min(1, done);
}

/** How much of a trial has been done. Who was stopped is done with, but where copies take the places of such: then both count. */
function shareOf(trials: readonly SearchTrial[]): (trial: SearchTrial) => number {
  const hasCopies = trials.some(({ origin }) => origin !== null);
  return (trial) => {
    const isDoneWith = trial.isEnded || trial.run.divergedAt !== null;
    return isDoneWith && !hasCopies ? 1 : stepsDone(trial) / trial.run.steps;
  };
}

/** By the trial itself, as far as the checkpoints tell. */
function stepsDone({ run: { checkpoints, divergedAt }, origin }: SearchTrial): number {
  const before = origin?.step ?? 0;
  return Math.max(divergedAt ?? checkpoints.at(-1)?.step ?? 0, before) - before;
}
