/** Searches for the hyperparameters of a run, as plain data, and what they come to. */
import type { Course, LossName } from '../../study/outcomes.ts';
import type { Checkpoint, Run, Study } from '../../training/spec.ts';
import type { SchedulerSpec } from '../schedulers.ts';
import type { SearcherSpec } from '../searchers.ts';
import type { Setting, Space } from '../space.ts';
import type { Origin, Report, SearchBudget, Stretch } from '../tuner.ts';

/**
 * One space, one study, and a list of searches, all of which are trained side by side: the same searcher at several seeds,
 * or several searchers on the same data.
 */
export interface Search {
  kind: 'search';
  /** Its parameters are called by what they set of a run: see setting.ts. */
  space: Space;
  template: Template;
  /** What is minimised: this loss at the end of a trial. */
  objective: LossName;
  /**
   * `same`: every trial has the run's own seed, as it is in practice where seeds are fixed. A setting then always comes to
   * the same, and is trained once. `fresh`: every trial starts from weights, and in an order, of its own.
   */
  starts: 'same' | 'fresh';
  searches: SearchPlan[];
}

/** A study of one run, into which settings are put. */
export interface Template extends Omit<Study, 'kind' | 'runs'> {
  run: Run;
}

export interface SearchPlan {
  searcher: SearcherSpec;
  /** How far trials are trained. Its parts end at checkpoints of the template. Default: every trial is trained whole. */
  scheduler?: SchedulerSpec;
  /** Of searcher and scheduler, and of fresh starts. */
  seed: number;
  budget: SearchBudget;
  /** Trials at a time, by a simulated clock that shows steps. Default 1. */
  workers?: number;
  /** Workers wait for each other, and begin together. Default: each begins when it is free. */
  synchronous?: boolean;
}

export interface SearchResult {
  kind: 'search';
  /** `[searches]`, in the experiment's order. */
  searches: SearchHistory[];
}

/** One search; while it goes on, as much of it as there is. */
export interface SearchHistory {
  budget: SearchBudget;
  workers: number;
  /** In the order in which they were suggested. */
  trials: SearchTrial[];
  /** When the last stretch of those that are known ends, in steps of the clock. */
  duration: number;
  isDone: boolean;
}

export interface SearchTrial {
  setting: Setting;
  /** The earlier trial with the same setting that was trained for both, if there is one: this one's `run` is empty. */
  repeats: number | null;
  /** Of a copy: from which trial, and how many steps that had done. Its `run` holds what it has done itself. */
  origin: Origin | null;
  /** Where its scheduler was told of it, and what that said: on which rungs it was, and whether it went on from them. */
  reports: Report[];
  /** It is whole, has diverged or was stopped. */
  isEnded: boolean;
  /** When it was trained, and by which worker. A trial that is trained ahead of the clock has none yet. */
  stretches: Stretch[];
  run: Course;
}

/** What is new since the frame before. */
export interface SearchFrame {
  /** `[searches]`; null for a search that this frame says nothing of. */
  searches: (SearchNews | null)[];
}

export interface SearchNews {
  /** Trials that were not told of before. */
  suggested: SearchTrial[];
  /** Those whose place in the search has changed, as it is now. */
  placed: (Pick<SearchTrial, 'stretches' | 'reports' | 'isEnded'> & { trial: number })[];
  /** What was measured since. */
  measured: { trial: number; checkpoints: Checkpoint[]; divergedAt: number | null }[];
  isDone: boolean;
}
