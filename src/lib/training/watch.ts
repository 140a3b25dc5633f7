/** Whether a loss still falls: what early stopping and a plateau schedule wait for. */
import type { Measured } from './spec.ts';

/** What is watched, and for how long. */
export interface Patience {
  on: 'training' | 'validation';
  /** Checkpoints without improvement. */
  patience: number;
  /** By how much a loss has to fall below the best to count. Default 0. */
  leastImprovement?: number;
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
