/** What each hyperparameter of a search explains by itself. */
import { mean } from '../../../lib/math/averages.ts';
import { exp, log } from '../../../lib/math/elementary.ts';
import { jackknifeError, mainEffect } from '../../../lib/search/reading/main-effect.ts';
import { binOf, stepsOf, type Step } from '../../what-to-keep-in-mind/random-search/bins.ts';
import type { Outcome } from '../../what-to-keep-in-mind/random-search/search.ts';
import type { Searched } from '../../what-to-keep-in-mind/random-search/trials.ts';

export interface Effect {
  searched: Searched;
  /** Share of the variance of the log loss between the bins, and its standard error. */
  share: number;
  error: number;
  /** The geometric mean of the losses in each bin. */
  steps: Step[];
}

export function effectOf(searched: Searched, outcomes: readonly Outcome[]): Effect {
  const groups = outcomes.map(({ trial }) => binOf(searched, trial));
  const values = outcomes.map(({ loss }) => log(loss));
  return {
    searched,
    share: mainEffect(groups, values),
    error: jackknifeError(values.length, (without) => mainEffect(groups, values, without)),
    steps: stepsOf(searched, outcomes, (losses) => exp(mean(losses.map(log)))),
  };
}

/** Those that explain most first. */
export const ranked = (effects: readonly Effect[]) =>
  [...effects].sort((a, b) => b.share - a.share) as [Effect, Effect, ...Effect[]];

/** What no hyperparameter explains alone. Counted in hundredths, as written at the bars, so that all that is read makes a hundred. */
export function restOf(effects: readonly Effect[]): number {
  const explained = effects.reduce((sum, { share }) => sum + Math.round(100 * Math.max(0, share)), 0);
  return Math.max(0, 100 - explained) / 100;
}
