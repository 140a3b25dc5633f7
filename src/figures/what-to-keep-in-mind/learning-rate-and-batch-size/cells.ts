/** What became of each combination of a learning rate and a value of the partner, and which rates are best. */
import { ln2 } from '../../../lib/math/elementary.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import { countDiverged, meanOf, rankedLoss } from '../../../lib/study/outcomes.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

/** Four to a decade, from 0.001 to 10. */
export const learningRates = [-3, -2, -1, 0]
  .flatMap((exponent) => [1, 1.8, 3.2, 5.6].map((digits) => Number(`${digits}e${exponent}`)))
  .concat(10);

interface Combination {
  learningRate: number;
  partner: number;
}

export interface Cell extends Combination {
  /** Mean validation loss over the repetitions, guessing (ln 2) at most; null before the first checkpoint. */
  loss: number | null;
  /** Repetitions that diverged. */
  diverged: number;
}

export const cellOf = (combination: Combination, runs: readonly RunHistory[]): Cell => ({
  ...combination,
  loss: lossOf(runs),
  diverged: countDiverged(runs),
});

/** Worse than guessing counts as guessing, and so does a run that diverged. Null until all have taken steps. */
function lossOf(runs: readonly RunHistory[]): number | null {
  const haveBegun = runs.every(
    ({ checkpoints, divergedAt }) => checkpoints.length > 1 || divergedAt !== null,
  );
  return haveBegun ? meanOf(runs.map((run) => rankedLoss(run, 'validationLoss', ln2))) : null;
}

/** Of the cells of a row; null while none is better than guessing. */
export function bestRate(row: readonly Cell[]): number | null {
  const better = row.filter(({ loss }) => loss !== null && loss < ln2);
  return lowestBy(better, ({ loss }) => loss)?.learningRate ?? null;
}

/**
 * The best rates where the partner is largest and smallest, and how many times as high the larger of the two is. `best`
 * has the largest partner first. Null while one is not known.
 */
export function bestAtEnds(
  best: readonly (number | null)[],
): { most: number; least: number; factor: number } | null {
  const [most, least] = [best[0] ?? null, best.at(-1) ?? null];
  if (most === null || least === null) return null;
  return { most, least, factor: Math.max(most / least, least / most) };
}
