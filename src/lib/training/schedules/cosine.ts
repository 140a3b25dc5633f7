import { cos, pi } from '../../math/elementary.ts';
import type { ScheduleRule } from './rule.ts';

/**
 * α₀ · ½(1 + cos(π · step / total steps)), step by step: Loshchilov & Hutter 2017 without restarts. PyTorch:
 * `CosineAnnealingLR(T_max=total steps)`, stepped with every batch.
 */
export interface Cosine {
  kind: 'cosine';
}

export const cosine: ScheduleRule<Cosine> = {
  rateAt: (_schedule, baseRate, { step, totalSteps }) => baseRate * 0.5 * (1 + cos((pi * step) / totalSteps)),
};
