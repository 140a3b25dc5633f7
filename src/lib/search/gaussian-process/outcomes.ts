/** Losses as a Gaussian process takes them. */
import { mean, rootMeanSquare } from '../../math/averages.ts';

export interface Standardised {
  /** Around 0, with variance 1; all 0 where the losses are equal. */
  outcomes: Float64Array;
  /** loss = centre + scale × outcome. */
  centre: number;
  scale: number;
}

/** Less than this share of the largest loss is rounding. */
const ROUNDING = 1e-15;

/** A trial without a loss, null, counts as the worst loss that was seen. */
export function standardised(losses: readonly (number | null)[]): Standardised {
  const seen = losses.filter((loss) => loss !== null);
  // In shares of the largest, so that no square overflows.
  const largest = Math.max(...seen.map(Math.abs), Number.MIN_VALUE);
  const worst = Math.max(...seen);
  const shares = losses.map((loss) => (seen.length === 0 ? 0 : (loss ?? worst) / largest));
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
