/** What a network has learnt of the arch, and what that is called beside the others. */
import { lowestBy } from '../../../lib/math/lowest.ts';
import { latestCheckpoint } from '../../../lib/study/outcomes.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

export type Fit = ReturnType<typeof fitOf>;

/** Losses are NaN where there are none: before anything is measured, and of a run that diverged. */
export function fitOf(run: RunHistory) {
  const last = latestCheckpoint(run);
  return {
    training: last?.trainingLoss ?? NaN,
    validation: last?.validationLoss ?? NaN,
    /** `[probe points]` */
    curve: Array.from(last?.outputs ?? []),
    step: last?.step ?? 0,
    divergedAt: run.divergedAt,
  };
}

/** A validation loss within this factor of the best counts as no worse; beyond it, as worse by far. */
export const margin = 1.5;

/** Optimal: (nearly) the lowest validation loss of all. Worse than that, it underfits if its own points fit worse too. */
export function verdict({ training, validation, step, divergedAt }: Fit, fits: readonly Fit[]): string {
  if (divergedAt !== null) return 'Diverged';
  const best = lowestBy(fits, (fit) => fit.validation);
  if (step === 0 || !best) return 'Untrained';
  if (validation <= margin * best.validation) return 'Optimal';
  return training > best.training ? 'Underfit' : 'Overfit';
}
