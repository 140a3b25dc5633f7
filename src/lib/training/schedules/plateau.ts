import { checkAbove, checkAtLeast, checkOneOf, checkWhole } from '../check/values.ts';
import { integerPower } from './power.ts';
import type { ScheduleRule } from './rule.ts';

/**
 * α₀ · factor^(number of plateaus so far). The loss is on a plateau when it has not fallen by more than
 * `leastImprovement` below its best for `patience` checkpoints; then the count begins anew. PyTorch: `ReduceLROnPlateau`
 * with `threshold_mode='abs'`, whose patience is one less: it falls when the bad epochs are *more* than its patience.
 */
export interface Plateau {
  kind: 'plateau';
  factor: number;
  /** Which loss is watched. */
  on: 'training' | 'validation';
  patience: number;
  /** Default 0. */
  leastImprovement?: number;
}

export const plateau: ScheduleRule<Plateau> = {
  check(path, { factor, on, patience, leastImprovement = 0 }) {
    checkAbove(`${path}.factor`, factor, 0);
    checkOneOf(`${path}.on`, on, ['training', 'validation']);
    checkWhole(`${path}.patience`, patience, 1);
    checkAtLeast(`${path}.leastImprovement`, leastImprovement, 0);
  },
  rateAt: ({ factor }, baseRate, { falls = 0 }) => baseRate * integerPower(factor, falls),
};
