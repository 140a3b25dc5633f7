/** A range test beside fresh runs at fixed rates: what it foretold of them, and which of its points to take. */
import { log } from '../../../lib/math/elementary.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import type { LossAtRate } from '../../../lib/study/range-test.ts';
import type { Reading } from '../learning-rate-range-test/reading.ts';

/** A fresh run at one rate. Losses are null while they are not known, and of a run that diverged. */
export interface Fixed {
  rate: number;
  /** Of its mini-batches, after as many updates as the ramp is worth when it comes to this rate. */
  early: number | null;
  /** At the end. */
  training: number | null;
  validation: number | null;
}

export interface Data {
  /** Smoothed. */
  ramp: LossAtRate[];
  /** Null while the test is running, or if it never learnt enough to be read. */
  reading: Reading | null;
  fixed: Fixed[];
}

/** The loss of the ramp as it comes to a rate. */
export const rampAt = (ramp: readonly LossAtRate[], rate: number): number | null =>
  ramp.find((point) => point.rate >= rate)?.loss ?? null;

/** The largest relative difference of ramp and fixed runs, up to the end of the band; null while one is not known. */
export function farthestApart({ ramp, reading, fixed }: Data): number | null {
  if (!reading) return null;
  const apart = fixed
    .filter(({ rate }) => rate <= reading.to)
    .map(({ rate, early }) => Math.abs((early ?? NaN) / (rampAt(ramp, rate) ?? NaN) - 1));
  const farthest = Math.max(...apart);
  return Number.isFinite(farthest) ? farthest : null;
}

/** Validation losses at the end: the lowest, and those nearest to readings of the test. */
export interface Picked {
  best: LossAtRate;
  /** Nearest to the end of the band. */
  bandEnd: LossAtRate;
  /** Nearest to a third and to a tenth of the rate at the lowest point. */
  third: LossAtRate;
  tenth: LossAtRate;
}

/** Of runs that are over; null if the test cannot be read. What diverged is never picked as best, and is infinitely high. */
export function pickedOf({ reading, fixed }: Data): Picked | null {
  if (!reading) return null;
  const ends = fixed.map(({ rate, validation }) => ({ rate, loss: validation ?? Infinity }));
  const best = lowestBy(ends, ({ loss }) => loss);
  const nearest = (wanted: number) => lowestBy(ends, ({ rate }) => Math.abs(log(rate / wanted)))!;
  return (
    best && {
      best,
      bandEnd: nearest(reading.to),
      third: nearest(reading.lowestAt / 3),
      tenth: nearest(reading.lowestAt / 10),
    }
  );
}
