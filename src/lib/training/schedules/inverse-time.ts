import { checkAtLeast } from '../check/values.ts';
import type { ScheduleRule } from './rule.ts';

/** α₀ / (1 + decayRate · epoch) */
export interface InverseTime {
  kind: 'inverse-time';
  decayRate: number;
}

export const inverseTime: ScheduleRule<InverseTime> = {
  check: (path, { decayRate }) => checkAtLeast(`${path}.decayRate`, decayRate, 0),
  rateAt: ({ decayRate }, baseRate, { epoch }) => baseRate / (1 + decayRate * epoch),
};
