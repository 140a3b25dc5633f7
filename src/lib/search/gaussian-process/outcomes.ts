/** Losses as a Gaussian process takes them. */
import { mean, median, rootMeanSquare } from '../../math/averages.ts';

export interface Standardised {
  /** Around 0, with variance 1; all 0 where the losses are equal. */
  outcomes: Float64Array;
  /** loss = centre + scale × outcome. */
  centre: number;
  scale: number;
}

/** Less than this share of the largest loss is rounding. */
const ROUNDING = 1e-15;

/** So many times as far above the median as the best is below it, losses are cut off. */
const LONGEST_TAIL = 5;

/**
 * A trial without a loss, null, counts as the worst loss that was seen.
 *
 * Losses that are far worse than most, as those of runs that nearly diverged, are cut off: they would set the scale, and
 * all the others would look alike beside them.
 */
export function standardised(losses: readonly (number | null)[]): Standardised {
  const seen = losses.filter((loss) => loss !== null);
  const worst = seen.length === 0 ? 0 : Math.min(Math.max(...seen), endOfTail(seen));
  const all = losses.map((loss) => Math.min(loss ?? worst, worst));
  // In shares of the largest, so that no square overflows.
  const largest = Math.max(...all.map(Math.abs), Number.MIN_VALUE);
  const shares = all.map((loss) => loss / largest);
  const centre = mean(shares);
  const gaps = shares.map((share) => share - centre);
  const deviation = rootMeanSquare(gaps);
  const scale = deviation > ROUNDING ? deviation : 1;
  return {
    outcomes: Float64Array.from(gaps, (gap) => gap / scale),
    centre: centre * largest,
    scale: scale * largest,
  };
}

function endOfTail(losses: readonly number[]): number {
  const middle = median(losses);
  const best = Math.min(...losses);
  // Where half of all are best, there is no scale to go by.
  return middle > best ? middle + LONGEST_TAIL * (middle - best) : Infinity;
}
