/** The best of the rates that were tried at one batch size. */
import { exp, log } from '../../../lib/math/elementary.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';

export interface Tried {
  batchSize: number;
  learningRate: number;
  /** Null while it is not known. */
  loss: number | null;
}

export interface Best {
  batchSize: number;
  /** Between the rates that were tried: see `bestOf`. */
  rate: number;
  /** The lowest of the losses. */
  loss: number;
}

/**
 * Of rates a constant factor apart, in ascending order: the lowest point of the parabola, over log α, through the lowest
 * loss and its two neighbours. At either end it is the rate itself. Null until all losses are known.
 */
export function bestOf(tried: readonly Tried[]): Best | null {
  const losses = tried.flatMap(({ loss }) => loss ?? []);
  const lowest = lowestBy(tried, ({ loss }) => loss);
  if (losses.length < tried.length || lowest === null) return null;
  const { batchSize, learningRate } = lowest;
  const at = tried.indexOf(lowest);
  const [before, loss, after] = [losses[at - 1], losses[at]!, losses[at + 1]];
  if (before === undefined || after === undefined) return { batchSize, rate: learningRate, loss };
  const factor = log(tried[at + 1]!.learningRate / learningRate);
  const curvature = before - 2 * loss + after;
  const shift = curvature > 0 ? (before - after) / (2 * curvature) : 0;
  return { batchSize, rate: learningRate * exp(shift * factor), loss };
}
