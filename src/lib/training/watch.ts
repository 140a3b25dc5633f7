/** Whether a loss still falls: what early stopping and a plateau schedule wait for. */
import type { Patience } from './patience.ts';
import type { Measured } from './spec.ts';

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
