/** What every searcher is: it says where to look next, and is told what was found there. Nothing else. */
import { keyOf, type Setting, type Space } from './space.ts';

export interface Searcher {
  /**
   * The next setting to try. It is pending until it is observed: several may be, for as many workers. How a searcher
   * takes pending trials into account stands in its file.
   */
  suggest(): Setting;
  /** What became of a trial, in whatever order they end. Trials that were not suggested are welcome, too. */
  observe(trial: Trial): void;
  /**
   * What a trial has come to after a share of its steps, above 0 and up to 1, as often as a scheduler has it reported. Its
   * end is told to `observe`, too.
   */
  observePart?(trial: Trial, share: number): void;
  /** Results are nothing to it: what it will suggest can be had, and trained, ahead of time. */
  readonly isBlind?: true;
}

export interface Trial {
  setting: Setting;
  outcome: Outcome;
}

/** The loss to minimise; infeasible is a trial that has none, because it diverged. */
export type Outcome = { loss: number } | 'infeasible';

/** Makes a searcher; throws a `RangeError` where the spec is wrong, or the space is none for it. The space was checked. */
export type SearcherMaker<Spec> = (spec: Spec, space: Space, seed: number) => Searcher;

/** The loss of a trial; null of an infeasible one, for which one whose loss is not finite is taken, too. */
export const lossOf = ({ outcome }: Trial): number | null =>
  outcome === 'infeasible' || !Number.isFinite(outcome.loss) ? null : outcome.loss;

/** What a searcher knows: the trials that have ended, in the order in which they did, and those that have not. */
export interface Log {
  readonly observed: readonly Trial[];
  /** In the order in which they were suggested; a setting that runs twice stands there twice. */
  readonly pending: readonly Setting[];
  /** Notes that a setting is tried, and returns it. */
  suggested(setting: Setting): Setting;
  observe(trial: Trial): void;
}

export function openLog(space: Space): Log {
  const observed: Trial[] = [];
  const pending: Setting[] = [];
  return {
    observed,
    pending,
    suggested(setting) {
      pending.push(setting);
      return setting;
    },
    observe(trial) {
      observed.push(trial);
      const key = keyOf(space, trial.setting);
      const ended = pending.findIndex((setting) => keyOf(space, setting) === key);
      if (ended >= 0) pending.splice(ended, 1);
    },
  };
}
