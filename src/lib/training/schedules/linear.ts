import { checkAtLeast } from '../check/values.ts';
import type { ScheduleRule } from './rule.ts';

/**
 * Linear from α₀ to α₀ · endFactor, which it would reach with the step after the last. PyTorch:
 * `LinearLR(start_factor=1, end_factor=endFactor, total_iters=total steps)`, stepped with every batch.
 */
export interface Linear {
  kind: 'linear';
  endFactor: number;
}

export const linear: ScheduleRule<Linear> = {
  check: (path, { endFactor }) => checkAtLeast(`${path}.endFactor`, endFactor, 0),
  rateAt: ({ endFactor }, baseRate, { step, totalSteps }) =>
    baseRate * (1 + (endFactor - 1) * (step / totalSteps)),
};
