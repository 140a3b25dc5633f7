import { checkAbove, checkWhole } from '../check/values.ts';
import { integerPower } from './power.ts';
import type { ScheduleRule } from './rule.ts';

/** α₀ · factor^(number of `at` epochs reached). PyTorch: `MultiStepLR(milestones=at, gamma=factor)`. */
export interface Staircase {
  kind: 'staircase';
  factor: number;
  at: number[];
}

export const staircase: ScheduleRule<Staircase> = {
  check(path, { factor, at }) {
    checkAbove(`${path}.factor`, factor, 0);
    at.forEach((epoch, index) => checkWhole(`${path}.at[${index}]`, epoch, 0));
  },
  rateAt: ({ factor, at }, baseRate, { epoch }) =>
    baseRate * integerPower(factor, at.filter((reached) => epoch >= reached).length),
};
