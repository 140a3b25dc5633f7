/** The learning rate at each step of a run. */
import { cos, exp, log, pi } from '../math/elementary.ts';
import type { Schedule } from './spec.ts';

/** Where a run stands, as a schedule sees it. Descents on a surface choose how many steps make an "epoch". */
export interface Clock {
  totalSteps: number;
  stepsPerEpoch: number;
}

/** The learning rate of step `step` (0 is the first) for the base rate α₀. See `Schedule` for the formulas. */
export function learningRateAt(schedule: Schedule, baseRate: number, step: number, clock: Clock): number {
  const epoch = Math.floor(step / clock.stepsPerEpoch);
  switch (schedule.kind) {
    case 'constant':
      return baseRate;
    case 'inverse-time':
      return baseRate / (1 + schedule.decayRate * epoch);
    case 'exponential':
      return baseRate * integerPower(schedule.gamma, epoch);
    case 'inverse-square-root':
      return epoch === 0 ? baseRate : baseRate * Math.min(1, schedule.k / Math.sqrt(epoch));
    case 'staircase':
      return (
        baseRate * integerPower(schedule.factor, schedule.at.filter((reached) => epoch >= reached).length)
      );
    case 'cosine':
      return baseRate * 0.5 * (1 + cos((pi * step) / clock.totalSteps));
    case 'warm-up':
      return step < schedule.steps
        ? (baseRate * (step + 1)) / schedule.steps
        : learningRateAt(schedule.then, baseRate, step, clock);
    case 'range-test':
      return clock.totalSteps === 1
        ? baseRate
        : baseRate * exp((log(schedule.to / baseRate) * step) / (clock.totalSteps - 1));
  }
}

/** xⁿ for whole n ≥ 0 by repeated squaring: no `Math.pow`, whose last bit is the engine's choice. */
function integerPower(x: number, n: number): number {
  let power = 1;
  for (let base = x, rest = n; rest > 0; base *= base, rest = Math.floor(rest / 2))
    if (rest % 2 === 1) power *= base;
  return power;
}
