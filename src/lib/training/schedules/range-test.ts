import { checkAbove, reject } from '../check/values.ts';
import { exp, log } from '../../math/elementary.ts';
import type { ScheduleRule } from './rule.ts';

/**
 * α₀ · (to/α₀)^(step / (total steps − 1)): a geometric ramp for the learning-rate range test (Smith 2017, whose own
 * ramp is linear).
 */
export interface RangeTest {
  kind: 'range-test';
  to: number;
}

export const rangeTest: ScheduleRule<RangeTest> = {
  check(path, { kind, to }, baseRate) {
    checkAbove(`${path}.to`, to, 0);
    if (baseRate === 0)
      reject(path, kind, 'a schedule for learning rate 0: a ramp by ratios starts above it');
  },
  rateAt: ({ to }, baseRate, { step, totalSteps }) =>
    totalSteps === 1 ? baseRate : baseRate * exp((log(to / baseRate) * step) / (totalSteps - 1)),
};
