/** A range test as a curve: its batch losses smoothed, what is measured of it, and how two of them compare. */
import * as plot from '../../../lib/plot/plot.ts';
import { mean } from '../../../lib/math/averages.ts';
import { square } from '../../../lib/math/elementary.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

export const rates = { from: 1e-5, to: 1 };
/** Between them. */
const decades = 5;

/** The thin lines: few enough batches that the noise stays to be seen. Odd, so that the mean stands in the middle. */
const batchesInThinLine = 15;
/** The thick lines, from which everything is measured: at equal epochs the same number of examples for every batch size. */
const decadesInThickLine = 0.25;
/** A curve ends where its thick line exceeds this multiple of its lowest value so far. (fastai's range test stops at 4.) */
const stopAt = 3;
const pointsPerLine = 200;

export interface Loss {
  rate: number;
  loss: number;
}

export interface Curve {
  batchSize: number;
  thin: Loss[];
  thick: Loss[];
  /** Where the thick line has fallen half-way from its start to its lowest point, and that lowest point; once it is over. */
  halfWay: Loss | null;
  lowest: Loss | null;
  stopped: boolean;
  /** Standard deviation of the batch loss over the first decade of rates, where the network has hardly moved. */
  noise: number | null;
}

/** Of the values for the largest batch to those for the smallest; for noise the other way round. */
export interface Ratios {
  halfWay: number;
  lowest: number;
  noise: number;
}

export function curveOf(
  batchSize: number,
  { batchLoss, learningRate, steps, divergedAt }: RunHistory,
): Curve {
  const smooth = (batches: number) =>
    plot.runningMeans(batchLoss, batches).map((loss, i): Loss => ({
      rate: learningRate[i + (batches >> 1)]!,
      loss,
    }));
  const thick = smooth(Math.max(1, Math.round((decadesInThickLine / decades) * steps)));
  const { kept, lowest } = untilStopped(thick);
  const stopped = kept.length < thick.length;
  const end = kept.at(-1)?.rate ?? 0;
  const isOver = stopped || divergedAt !== null || batchLoss.length === steps;
  const halfWay =
    isOver && lowest ? kept.find(({ loss }) => loss <= (kept[0]!.loss + lowest.loss) / 2) : null;
  const firstDecade = Math.floor(steps / decades);
  return {
    batchSize,
    thick: plot.thinned(kept, pointsPerLine / 2),
    thin: plot.thinned(
      smooth(batchesInThinLine).filter(({ rate }) => !stopped || rate <= end),
      pointsPerLine,
    ),
    halfWay: halfWay ?? null,
    lowest: isOver ? lowest : null,
    stopped,
    noise: batchLoss.length < firstDecade ? null : deviation(batchLoss.subarray(0, firstDecade)),
  };
}

/** Up to the point beyond which the loss exceeds `stopAt` times its lowest so far. */
function untilStopped(points: readonly Loss[]): { kept: Loss[]; lowest: Loss | null } {
  let lowest: Loss | null = null;
  for (const [index, point] of points.entries()) {
    if (lowest === null || point.loss < lowest.loss) lowest = point;
    if (!(point.loss <= stopAt * lowest.loss)) return { kept: points.slice(0, index + 1), lowest };
  }
  return { kept: [...points], lowest };
}

function deviation(values: Float32Array): number {
  const middle = mean([...values]);
  return Math.sqrt(values.reduce((sum, value) => sum + square(value - middle), 0) / (values.length - 1));
}

export function ratiosOf(largest: Curve, smallest: Curve): Ratios | null {
  if (!largest.halfWay || !smallest.halfWay || !largest.lowest || !smallest.lowest) return null;
  if (largest.noise === null || smallest.noise === null) return null;
  return {
    halfWay: largest.halfWay.rate / smallest.halfWay.rate,
    lowest: largest.lowest.rate / smallest.lowest.rate,
    noise: smallest.noise / largest.noise,
  };
}
