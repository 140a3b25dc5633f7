/** The rows of the log: what became of each trial, what is new in it, and which is best. */
import { ln2 } from '../../../lib/math/elementary.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import { countDiverged, latestOf, meanOf, rankedLoss } from '../../../lib/study/outcomes.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';
import { columns, type SettingName, type Settings } from './settings.ts';

export interface Row {
  settings: Settings;
  /** Validation loss of each run that has not diverged, guessing at most. */
  losses: number[];
  /** Their mean, a diverged run counting as guessing; null before the first run has begun. */
  mean: number | null;
  diverged: number;
  /** Which settings are new: see `changes`. Empty for the first trial. */
  changed: SettingName[];
}

/** What the figure shows. */
export interface Log {
  rows: Row[];
  /** The present settings, not yet in the log. */
  preview: Row;
  /** Index of the first row with the present settings; −1 if they are new. */
  already: number;
  /** Index of the row with the lowest mean; null for an empty log. */
  best: number | null;
}

export function rowOf(settings: Settings, before: readonly Settings[], runs: readonly RunHistory[]): Row {
  const losses = runs.flatMap((run) => latestOf(run, 'validationLoss') ?? []);
  return {
    settings,
    losses: losses.map((loss) => Math.min(ln2, loss)),
    mean: meanOf(runs.map((run) => rankedLoss(run, 'validationLoss', ln2))),
    diverged: countDiverged(runs),
    changed: changes(before, settings),
  };
}

/** Index of the row with the lowest mean; null while there is none. */
export const bestOf = (rows: readonly Row[]): number | null => lowestBy(rows.keys(), (i) => rows[i]!.mean);

/** How many of the trials changed more than one setting at once. */
export const manyChanges = (rows: readonly Row[]): number =>
  rows.filter(({ changed }) => changed.length > 1).length;

/** What is new in a trial: how it differs from the most similar one before it, the latest of those if there are several. */
function changes(before: readonly Settings[], trial: Settings): SettingName[] {
  const differences = before.map((earlier) =>
    columns.map(({ name }) => name).filter((name) => earlier[name] !== trial[name]),
  );
  return differences.reduce(
    (fewest, next) => (next.length <= fewest.length ? next : fewest),
    differences[0] ?? [],
  );
}
