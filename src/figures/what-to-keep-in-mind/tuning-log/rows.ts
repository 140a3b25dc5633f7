/** The rows of the log: what became of each trial, what is new in it, and which is best. */
import { ln2 } from '../../../lib/math/elementary.ts';
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
export function bestOf(rows: readonly Row[]): number | null {
  const means = rows.map(({ mean }) => mean ?? Infinity);
  const lowest = Math.min(...means);
  return Number.isFinite(lowest) ? means.indexOf(lowest) : null;
}

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
