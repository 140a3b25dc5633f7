/** What each hyperparameter of a search explains by itself. */
import { mean } from '../../../lib/math/averages.ts';
import { exp, log } from '../../../lib/math/elementary.ts';
import { jackknifeError, mainEffect } from '../../../lib/math/main-effect.ts';
import * as plot from '../../../lib/plot/plot.ts';
import type { Searched, Trial } from './trials.ts';

export interface Outcome {
  trial: Trial;
  /** Validation loss, guessing (ln 2) at most; of a trial that diverged, guessing. */
  loss: number;
  diverged: boolean;
}

export interface Effect extends Searched {
  /** Share of the variance of the log loss between the bins, and its standard error. */
  share: number;
  error: number;
  /** Of each bin in which there are trials: its ends on the axis, and the geometric mean of their losses. */
  means: { from: number; to: number; y: number }[];
}

export function effectOf(searched: Searched, outcomes: readonly Outcome[]): Effect {
  const { axis, at, bins } = searched;
  const groups = outcomes.map(({ trial }) => binOf(axis, at(trial), bins));
  const values = outcomes.map(({ loss }) => log(loss));
  const means = Array.from({ length: bins }, (_, bin) => bin).flatMap((bin) => {
    const inside = values.filter((_, i) => groups[i] === bin);
    if (inside.length === 0) return [];
    const [from, to] = [plot.valueAt(axis, bin / bins), plot.valueAt(axis, (bin + 1) / bins)];
    return [{ from, to, y: exp(mean(inside)) }];
  });
  const share = mainEffect(groups, values);
  const error = jackknifeError(values.length, (without) => mainEffect(groups, values, without));
  return { ...searched, share, error, means };
}

const binOf = (axis: plot.Quantity, value: number, bins: number) =>
  Math.min(bins - 1, Math.max(0, Math.floor(plot.shareOf(axis, value) * bins)));

/** Those that explain most first. */
export const ranked = (effects: readonly Effect[]) =>
  [...effects].sort((a, b) => b.share - a.share) as [Effect, Effect, ...Effect[]];

/** What no hyperparameter explains alone. Counted in hundredths, as written at the bars, so that all that is read makes a hundred. */
export function restOf(effects: readonly Effect[]): number {
  const explained = effects.reduce((sum, { share }) => sum + Math.round(100 * Math.max(0, share)), 0);
  return Math.max(0, 100 - explained) / 100;
}
