/** How much a trial at a place promises, of what a Gaussian process expects there. Losses: less is better. */
import { exp, log } from '../../math/elementary.ts';
import { logMeanExcess, logNormalProbability } from '../../math/normal.ts';

export type Acquisition =
  /** E max(best − f, 0) = σ (φ(z) + z Φ(z)), z = (best − μ) / σ (Jones, Schonlau & Welch 1998). Far from all that is good it is 0 in float64. */
  | { kind: 'expected-improvement' }
  /** Its logarithm, which is never flat (Ament et al. 2023). */
  | { kind: 'log-expected-improvement' }
  /** P(f < best − margin) = Φ(z), as its logarithm (Kushner 1964). The margin is in standard deviations of the losses. Default: 0.01. */
  | { kind: 'probability-of-improvement'; margin?: number }
  /** The lower end of a band around the mean, of so many deviations: μ − width σ (Srinivas et al. 2010). Default: 2. */
  | { kind: 'confidence-bound'; width?: number };

/** Where nothing is left to chance: keeps z a number. */
const LEAST_DEVIATION = 1e-100;

/** Without a margin the surest improvement, however small, is the best: next to the best trial. */
const USUAL_MARGIN = 0.01;
const USUAL_WIDTH = 2;

/** Of a place with this mean and deviation, where `best` is to be improved. More is better; never NaN. */
export function promise(acquisition: Acquisition, mean: number, deviation: number, best: number): number {
  if (acquisition.kind === 'confidence-bound') return (acquisition.width ?? USUAL_WIDTH) * deviation - mean;
  const spread = Math.max(deviation, LEAST_DEVIATION);
  if (acquisition.kind === 'probability-of-improvement')
    return logNormalProbability((best - (acquisition.margin ?? USUAL_MARGIN) - mean) / spread);
  const logarithm = logMeanExcess((best - mean) / spread) + log(spread);
  return acquisition.kind === 'log-expected-improvement' ? logarithm : exp(logarithm);
}
