import { cos, pi } from '../../math/elementary.ts';
import { checkFraction, checkOneOf, reject } from '../check/values.ts';
import type { ScheduleRule } from './rule.ts';

/**
 * From α₀ · startFactor up to α₀ in the first `rise` of all steps, then down to α₀ · endFactor at the last step: Smith &
 * Topin 2018. α₀ is the highest rate. Each way is half a period of a cosine, or linear, as in the paper (there with a
 * third, steeper way at the end, which PyTorch has as `three_phase`). PyTorch: `OneCycleLR(max_lr=α₀, pct_start=rise,
 * anneal_strategy='cos' or 'linear', div_factor=1/startFactor, final_div_factor=startFactor/endFactor,
 * cycle_momentum=False)`, stepped with every batch; its default, like the paper, moves momentum against the rate, ours
 * stays. The peak need not be a whole step.
 */
export interface OneCycle {
  kind: 'one-cycle';
  rise: number;
  startFactor: number;
  endFactor: number;
  form: 'cosine' | 'linear';
}

export const oneCycle: ScheduleRule<OneCycle> = {
  check(path, { rise, startFactor, endFactor, form }) {
    if (!(rise > 0 && rise < 1)) reject(`${path}.rise`, rise, 'in (0, 1)');
    checkFraction(`${path}.startFactor`, startFactor, 'closed');
    checkFraction(`${path}.endFactor`, endFactor, 'closed');
    checkOneOf(`${path}.form`, form, Object.keys(shares));
  },
  rateAt({ rise, startFactor, endFactor, form }, baseRate, { step, totalSteps }) {
    const peak = Math.max(0, rise * totalSteps - 1);
    const share = shares[form];
    if (step < peak) return baseRate * between(startFactor, 1, share(step / peak));
    const last = totalSteps - 1;
    return baseRate * between(1, endFactor, share(step < last ? (step - peak) / (last - peak) : 1));
  },
};

/** How much of a way is behind one at each share of its steps. */
const shares = {
  cosine: (share: number) => 0.5 * (1 - cos(pi * share)),
  linear: (share: number) => share,
};

const between = (from: number, to: number, share: number): number => from + (to - from) * share;
