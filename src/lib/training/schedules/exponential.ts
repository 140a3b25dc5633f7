import { checkAbove } from '../check/values.ts';
import { integerPower } from './power.ts';
import type { ScheduleRule } from './rule.ts';

/** α₀ · γ^epoch. PyTorch: `ExponentialLR(gamma=γ)`. */
export interface Exponential {
  kind: 'exponential';
  gamma: number;
}

export const exponential: ScheduleRule<Exponential> = {
  check: (path, { gamma }) => checkAbove(`${path}.gamma`, gamma, 0),
  rateAt: ({ gamma }, baseRate, { epoch }) => baseRate * integerPower(gamma, epoch),
};
