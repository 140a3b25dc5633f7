import { cos, pi } from '../../math/elementary.ts';
import { checkWhole } from '../check/values.ts';
import type { ScheduleRule } from './rule.ts';

/**
 * α₀ · ½(1 + cos(π · steps of the period / its length)), from α₀ anew in each period: Loshchilov & Hutter 2017, eq. 5 with
 * η_min = 0. The first period has `period` steps (the paper's T₀, there in epochs), each next one `multiplier` times as
 * many (T_mult). PyTorch: `CosineAnnealingWarmRestarts(T_0=period, T_mult=multiplier)`, stepped with every batch.
 */
export interface CosineRestarts {
  kind: 'cosine-restarts';
  period: number;
  multiplier: number;
}

export const cosineRestarts: ScheduleRule<CosineRestarts> = {
  check(path, { period, multiplier }) {
    checkWhole(`${path}.period`, period, 1);
    checkWhole(`${path}.multiplier`, multiplier, 1);
  },
  rateAt(schedule, baseRate, { step }) {
    const { passed, length } = periodAt(schedule, step);
    return baseRate * 0.5 * (1 + cos((pi * passed) / length));
  },
};

/** How many steps the period of step number `step` has, and how many of them are over. */
function periodAt({ period, multiplier }: CosineRestarts, step: number) {
  if (multiplier === 1) return { passed: step % period, length: period };
  let passed = step;
  let length = period;
  while (passed >= length) {
    passed -= length;
    length *= multiplier;
  }
  return { passed, length };
}
