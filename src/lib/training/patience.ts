/** How long a rule waits for a loss to fall: early stopping’s, and a plateau schedule’s. */
import { checkAtLeast, checkOneOf, checkWhole } from './check/values.ts';

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
