/** A range test as a curve: its batch losses smoothed, what is measured of it, and how two of them compare. */
import { deviation } from '../../../lib/math/averages.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { smoothedWithin, type LossAtRate } from '../../../lib/study/range-test.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

/** The thin lines: few enough batches that the noise stays to be seen. Odd, so that the mean stands in the middle. */
const batchesInThinLine = 15;
/** The thick lines, from which everything is measured: at equal epochs the same number of examples for every batch size. */
const decadesInThickLine = 0.25;
/** A curve ends where its thick line exceeds this multiple of its lowest value so far. (fastai's range test stops at 4.) */
const stopAt = 3;
const pointsPerLine = 200;

export interface Curve {
  name: string;
  batchSize: number;
  color: string;
  thin: LossAtRate[];
  thick: LossAtRate[];
  /** Where the thick line has fallen half-way from its start to its lowest point, and that lowest point; once it is over. */
  halfWay: LossAtRate | null;
  lowest: LossAtRate | null;
  stopped: boolean;
  /** Standard deviation of the batch loss over the first decade of rates, where the network has hardly moved. */
  noise: number | null;
}

/** Of a test over so many `decades` of rates. */
export function curveOf(
  run: RunHistory,
  decades: number,
): Pick<Curve, 'thin' | 'thick' | 'halfWay' | 'lowest' | 'stopped' | 'noise'> {
  const { batchLoss, steps, divergedAt } = run;
  const all = smoothedWithin(run, Math.max(1, Math.round((decadesInThickLine / decades) * steps)));
  const kept = untilStopped(all);
  const stopped = kept.length < all.length;
  const isOver = stopped || divergedAt !== null || batchLoss.length === steps;
  const lowest = isOver ? lowestBy(kept, ({ loss }) => loss) : null;
  const firstDecade = Math.floor(steps / decades);
  return {
    thick: plot.thinned(kept, pointsPerLine / 2),
    thin: plot.thinned(
      smoothedWithin(run, batchesInThinLine).filter(({ rate }) => !stopped || rate <= kept.at(-1)!.rate),
      pointsPerLine,
    ),
    halfWay: (lowest && kept.find(({ loss }) => loss <= (kept[0]!.loss + lowest.loss) / 2)) ?? null,
    lowest,
    stopped,
    noise: batchLoss.length < firstDecade ? null : deviation([...batchLoss.subarray(0, firstDecade)]),
  };
}

/** Up to the point beyond which the loss exceeds `stopAt` times its lowest so far. */
function untilStopped(points: readonly LossAtRate[]): LossAtRate[] {
  let lowest = Infinity;
  const end = points.findIndex(({ loss }) => {
    lowest = Math.min(lowest, loss);
    return !(loss <= stopAt * lowest);
  });
  return points.slice(0, end < 0 ? undefined : end + 1);
}

/** Of the values for the largest batch to those for the smallest; for noise the other way round. */
export type Ratios = Record<'halfWay' | 'lowest' | 'noise', number>;

export function ratiosOf(largest: Curve, smallest: Curve): Ratios | null {
  if (!largest.halfWay || !smallest.halfWay || !largest.lowest || !smallest.lowest) return null;
  if (largest.noise === null || smallest.noise === null) return null;
  return {
    halfWay: largest.halfWay.rate / smallest.halfWay.rate,
    lowest: largest.lowest.rate / smallest.lowest.rate,
    noise: smallest.noise / largest.noise,
  };
}
