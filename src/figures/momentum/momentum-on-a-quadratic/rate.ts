/** The rate at which a path nears the minimum, measured. */
import { log, pow } from '../../../lib/math/elementary.ts';
import type { Path } from '../../../lib/surfaces/descend.ts';
import { distancesTo, placesOf } from '../../../lib/surfaces/path.ts';

export const steps = 200;
/**
 * The rate is measured between two stretches of this many steps, the last one and one `apart` steps earlier: the
 * largest distance in each, for a swinging path passes near the minimum on its way.
 */
const stretch = 50;
const apart = 100;
/** Steps that a rate is measured over. */
export const measured = apart + stretch;

export type Walk = ReturnType<typeof walkAlong>;

/** One path, as far as it has come. */
export function walkAlong(path: Path) {
  const distances = distancesTo([0, 0], path);
  const largestIn = (step: number) => Math.max(...distances.slice(step, step + stretch + 1));
  const last = steps - stretch;
  return {
    path: placesOf(path),
    /** `[steps + 1]` */
    distances,
    /** Factor by which the distance shrinks a step, over the last steps; null before it is known. */
    rate: distances.length > steps ? pow(largestIn(last) / largestIn(last - apart), 1 / apart) : null,
    divergedAt: path.divergedAt,
  };
}

/** Steps in which the distance falls to a tenth; null where it does not fall. */
export const stepsPerDigit = ({ rate }: Walk) =>
  rate !== null && rate < 1 ? Math.round(Math.LN10 / -log(rate)) : null;

/** What the distance does in the long run; null before it is known. */
export function trendOf({ rate, divergedAt }: Walk): 'grows' | 'shrinks' | null {
  if (divergedAt !== null) return 'grows';
  return rate === null ? null : rate > 1 ? 'grows' : 'shrinks';
}
