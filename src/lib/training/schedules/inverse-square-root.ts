import { checkAbove } from '../check/values.ts';
import type { ScheduleRule } from './rule.ts';

/** α₀ · k / √epoch from epoch 1 on, never above α₀. */
export interface InverseSquareRoot {
  kind: 'inverse-square-root';
  k: number;
}

export const inverseSquareRoot: ScheduleRule<InverseSquareRoot> = {
  check: (path, { k }) => checkAbove(`${path}.k`, k, 0),
  rateAt: ({ k }, baseRate, { epoch }) =>
    epoch === 0 ? baseRate : baseRate * Math.min(1, k / Math.sqrt(epoch)),
};
