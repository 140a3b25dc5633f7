import { checkAbove } from '../check/values.ts';
import { checkPatience, type Patience } from '../patience.ts';
import { integerPower } from './power.ts';
import type { ScheduleRule } from './rule.ts';

/**
 * α₀ · factor^(number of plateaus so far). The loss is on a plateau when it has not fallen by more than
 * `leastImprovement` below its best for `patience` checkpoints; then the count begins anew. PyTorch: `ReduceLROnPlateau`
 * with `threshold_mode='abs'`, whose patience is one less: it falls when the bad epochs are *more* than its patience.
 */
export interface Plateau extends Patience {
  kind: 'plateau';
  factor: number;
}

export const plateau: ScheduleRule<Plateau> = {
  check(path, schedule) {
    checkAbove(`${path}.factor`, schedule.factor, 0);
    checkPatience(path, schedule);
  },
  rateAt: ({ factor }, baseRate, { falls = 0 }) => baseRate * integerPower(factor, falls),
};
