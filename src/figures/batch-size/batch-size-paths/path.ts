/** A walk on the loss of a straight line, and what is measured of it. */
import { mean, runningMeans } from '../../../lib/math/averages.ts';
import { hypot, square } from '../../../lib/math/elementary.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import type { Point } from '../../../lib/plot/plot.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';

/** What is known of a walk before it begins. */
export interface Batch {
  name: string;
  batchSize: number;
  color: string;
}

export interface Path extends Batch {
  /** `[updates done + 1]`; `excess` is the training loss above the lowest that a straight line can have. */
  points: { weight: number; bias: number; excess: number }[];
  /** Root mean square distance from their mean, in the plane of (w, b), of the points at the end; and that mean. */
  spread: number | null;
  middle: { weight: number; bias: number } | null;
  divergedAt: number | null;
}

/** The end of the walk is what comes after `measuredFrom`; `lowest` is the lowest loss that there is. */
export function pathOf(
  { checkpoints, divergedAt }: RunHistory,
  batch: Batch,
  { lowest, measuredFrom }: { lowest: number; measuredFrom: number },
): Path {
  const points = checkpoints.map(({ weights, trainingLoss }) => ({
    weight: weights![0]!,
    bias: weights![1]!,
    excess: Math.max(0, trainingLoss - lowest),
  }));
  const last = points.slice(measuredFrom + 1);
  if (last.length < 2) return { ...batch, points, spread: null, middle: null, divergedAt };
  const [weight, bias] = [mean(last.map(({ weight }) => weight)), mean(last.map(({ bias }) => bias))];
  const distances = last.map((one) => square(one.weight - weight) + square(one.bias - bias));
  return { ...batch, points, spread: Math.sqrt(mean(distances)), middle: { weight, bias }, divergedAt };
}

/** Mean height over the lowest loss at the end. */
export function heightOf({ points, divergedAt }: Path, measuredFrom: number): number | null {
  const last = points.slice(measuredFrom + 1);
  return divergedAt !== null || last.length === 0 ? null : mean(last.map(({ excess }) => excess));
}

/** The walk that is furthest down once each has seen so many examples. */
export const lowestAfter = (paths: readonly Path[], seen: number): string | undefined =>
  lowestBy(
    paths,
    ({ points, batchSize }) => points[Math.floor(seen / batchSize)]?.excess,
  )?.name.toLowerCase();

/** Height over the lowest loss, smoothed: the mean of so many updates, in their middle. Every third is enough. */
export const smoothedLoss = ({ points }: Path, updatesInMean: number): Point[] =>
  runningMeans(
    points.map(({ excess }) => excess),
    updatesInMean,
  )
    .map((excess, i): Point => [i + (updatesInMean >> 1), excess])
    .filter((_, i) => i % 3 === 0);

/** How far a walk is from the best line, after so many updates. */
export const awayFrom = (
  best: { weight: number; bias: number },
  { weight, bias }: { weight: number; bias: number },
) => hypot(weight - best.weight, bias - best.bias);
