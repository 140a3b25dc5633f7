/** What every scheduler is: it says how far trials are trained, before anybody knows what they come to. */
import type { Setting, Space } from './space.ts';

export interface Scheduler {
  /**
   * Into so many equal parts it divides the steps of a whole trial: how far a trial is, it says and is told in these. They
   * are the R of Hyperband, whose unit of cost is one of them.
   */
  readonly parts: number;
  /** Every trial is trained whole, at one go. */
  readonly trainsWhole?: true;
  /** No more trials than these begin. Default: as many as the budget allows. */
  readonly population?: number;
  /** A trial is about to begin. Trials are numbered in the order in which they begin, repetitions included. */
  admit?(trial: number, setting: Setting): void;
  /**
   * The part at which a trial that is at part `at` is reported next: a later one, at most `parts`. One that has not been
   * admitted is the next that would be.
   */
  until(trial: number, at: number): number;
  /** What becomes of a trial. Of one that is over the verdict does not matter. */
  report(standing: Standing): Verdict;
  /** What a free worker does before a new trial begins; null for nothing. */
  resume(): Resumption | null;
  /** Paused trials that nobody will go on with: each is named once. */
  dropped?(): number[];
  /** No trial runs, and none will begin: what is paused is judged as it is. */
  settle?(): void;
}

export interface Standing {
  trial: number;
  /** The part at which it is reported, or was to be when it ended before. */
  at: number;
  /** Null if it diverged. */
  loss: number | null;
  /** Whether it is whole, has diverged or stopped by itself: it cannot go on. */
  isOver: boolean;
}

/** A trial that stops is told to the searcher with the loss that it has; one that pauses, when it ends. */
export type Verdict = 'go on' | 'pause' | 'stop';

/** A paused trial goes on; or a new one begins with a setting of its own and all else that paused trial `copyOf` has. */
export type Resumption = { trial: number } | { copyOf: number; setting: Setting };

/** Makes a scheduler; throws a `RangeError` where the spec is wrong, or the space is none for it. The space was checked. */
export type SchedulerMaker<Spec> = (spec: Spec, space: Space, seed: number) => Scheduler;

/** Every trial is trained whole. */
export const trainWhole: Scheduler = {
  parts: 1,
  trainsWhole: true,
  until: () => 1,
  report: () => 'go on',
  resume: () => null,
};

/** The loss by which trials are ranked: one that diverged is last. */
export const rankedLoss = ({ loss }: Pick<Standing, 'loss'>): number => loss ?? Infinity;

/** The lowest loss first; of equal ones the trial that began first. */
export const byLoss = (a: Standing, b: Standing): number => {
  const [ours, theirs] = [rankedLoss(a), rankedLoss(b)];
  return ours === theirs ? a.trial - b.trial : ours - theirs;
};
