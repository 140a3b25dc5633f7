/** The trials of a search, as a searcher is told of them and as they are drawn. */
import { lowestBy } from '../../../lib/math/lowest.ts';
import type { SearchHistory, SearchTrial } from '../../../lib/search/experiment/spec.ts';
import type { Trial } from '../../../lib/search/searcher.ts';

/** Those that have ended, up to the first that has not. */
export function endedTrials({ trials }: SearchHistory): Trial[] {
  const open = trials.findIndex(({ run }) => !hasEnded(run));
  return trials.slice(0, open < 0 ? trials.length : open).map(({ setting, run }) => {
    const loss = run.checkpoints.at(-1)?.validationLoss;
    return { setting, outcome: run.divergedAt !== null || loss == null ? 'infeasible' : { loss } };
  });
}

const hasEnded = ({ checkpoints, divergedAt, steps }: SearchTrial['run']): boolean =>
  divergedAt !== null || checkpoints.at(-1)?.step === steps;

/** Null of a trial that diverged. */
export const lossIn = ({ outcome }: Trial): number | null => (outcome === 'infeasible' ? null : outcome.loss);

export const bestOf = (trials: readonly Trial[]): Trial | null => lowestBy(trials, lossIn);
