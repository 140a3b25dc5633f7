import { checkFraction, checkWhole } from '../check/values.ts';
import type { ScheduleRule } from './rule.ts';

/**
 * Linear from α₀ · startFactor to α₀ in `halfCycle` steps, in as many back, and so on: Smith 2017, “triangular”, whose
 * stepsize that is. α₀ is the highest rate. PyTorch: `CyclicLR(base_lr=α₀·startFactor, max_lr=α₀, step_size_up=halfCycle,
 * mode='triangular', cycle_momentum=False)`; its default, like the paper's advice, moves momentum against the rate, ours
 * stays.
 */
export interface Triangle {
  kind: 'triangle';
  halfCycle: number;
  startFactor: number;
}

export const triangle: ScheduleRule<Triangle> = {
  check(path, { halfCycle, startFactor }) {
    checkWhole(`${path}.halfCycle`, halfCycle, 1);
    checkFraction(`${path}.startFactor`, startFactor, 'closed');
  },
  rateAt({ halfCycle, startFactor }, baseRate, { step }) {
    const fromPeak = Math.abs(halfCycle - (step % (2 * halfCycle))) / halfCycle;
    return baseRate * (1 - (1 - startFactor) * fromPeak);
  },
};
