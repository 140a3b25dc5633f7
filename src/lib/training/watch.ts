/** Whether a loss still falls: what early stopping and a plateau schedule wait for. */
import { checkAtLeast, checkOneOf, checkWhole } from './check/values.ts';
import type { Measured } from './spec.ts';

/** What is watched, and for how long. */
export interface Patience {
  on: 'training' | 'validation';
  /** Checkpoints without improvement. */
  patience: number;
  /** By how much a loss has to fall below the best to count. Default 0. */
  leastImprovement?: number;
}

/** Throws a `RangeError` at the first value that is not allowed. */
export function checkPatience(path: string, { on, patience, leastImprovement = 0 }: Patience): void {
  checkOneOf(`${path}.on`, on, ['training', 'validation']);
  checkWhole(`${path}.patience`, patience, 1);
  checkAtLeast(`${path}.leastImprovement`, leastImprovement, 0);
}

/** Where a watch stands, as plain data. */
export interface WatchState {
  best: number;
  /** Checkpoints since the best. */
  since: number;
}

export const unwatched = (): WatchState => ({ best: Infinity, since: 0 });

/** The state after one more checkpoint. `since` has reached the patience when it has run out. */
export function watched(
  { best, since }: WatchState,
  { on, leastImprovement = 0 }: Patience,
  measured: Measured,
): WatchState {
  const loss = on === 'training' ? measured.trainingLoss : measured.validationLoss;
  return loss < best - leastImprovement ? { best: loss, since: 0 } : { best, since: since + 1 };
}
