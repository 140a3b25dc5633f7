import type { ScheduleRule } from './rule.ts';

/** α₀ */
export interface Constant {
  kind: 'constant';
}

export const constant: ScheduleRule<Constant> = { rateAt: (_schedule, baseRate) => baseRate };
