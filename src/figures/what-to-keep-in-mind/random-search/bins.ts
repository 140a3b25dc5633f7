/** The trials of a search, sorted into bins along one hyperparameter. */
import * as plot from '../../../lib/plot/plot.ts';
import type { Outcome } from './search.ts';
import type { Searched, Trial } from './trials.ts';

export const binOf = ({ axis, at, bins }: Searched, trial: Trial): number =>
  Math.min(bins - 1, Math.max(0, Math.floor(plot.shareOf(axis, at(trial)) * bins)));

/** A level piece of line over a bin: its ends on the axis, and its loss. */
export interface Step {
  from: number;
  to: number;
  y: number;
}

/** A step for each bin in which there are trials, as high as `heightOf` makes their losses. */
export const stepsOf = (
  searched: Searched,
  outcomes: readonly Outcome[],
  heightOf: (losses: number[]) => number,
): Step[] =>
  Array.from({ length: searched.bins }, (_, bin) => bin).flatMap((bin) => {
    const losses = outcomes.filter(({ trial }) => binOf(searched, trial) === bin).map(({ loss }) => loss);
    if (losses.length === 0) return [];
    const [from, to] = [bin, bin + 1].map((edge) => plot.valueAt(searched.axis, edge / searched.bins));
    return [{ from: from!, to: to!, y: heightOf(losses) }];
  });
