/** A walk on the loss of a straight line, and what is measured of it. */
import { mean } from '../../../lib/math/averages.ts';
import { hypot, square } from '../../../lib/math/elementary.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import type { RunHistory } from '../../../lib/training/spec.ts';
import type { BestLine } from './least-squares.ts';

export const examples = 512;
export const updates = 240;
/** The part of the run in which the spread is measured: by then the path should be down in the valley. */
const measuredFrom = (2 / 3) * updates;
/** How many times the spread of the single example must exceed the mini-batch's, and that the full batch's. */
export const claimed = 1.5;

export interface PathPoint {
  weight: number;
  bias: number;
  /** Training loss above the lowest that a straight line can have. */
  excess: number;
}

/** What is known of a walk before it begins. */
export interface Batch {
  name: string;
  batchSize: number;
  color: string;
}

export interface Path extends Batch {
  /** `[updates done + 1]` */
  points: PathPoint[];
  /** Root mean square distance from their mean, in the plane of (w, b), of the points in the last third; and that mean. */
  spread: number | null;
  middle: { weight: number; bias: number } | null;
  divergedAt: number | null;
}

/** Mean height over the lowest loss in the last third of the updates. */
export function heightOf({ points, divergedAt }: Path): number | null {
  const last = points.slice(measuredFrom + 1);
  if (divergedAt !== null || last.length === 0) return null;
  return mean(last.map(({ excess }) => excess));
}

/** The walk that is furthest down once each has seen so many examples. */
export function lowestAfter(paths: readonly Path[], seen: number): string | null {
  const lowest = lowestBy(paths, ({ points, batchSize }) => points[Math.floor(seen / batchSize)]?.excess);
  return lowest && lowest.name.toLowerCase();
}

/** The smoothed loss is a mean over so many updates: enough of them that the levels show through the noise. Odd. */
export const updatesInMean = 15;
/** Of the smoothed loss every third point is enough. */
const updatesApart = 3;

/** Height over the lowest loss, smoothed, each mean in the middle of its updates. */
export const smoothedLoss = ({ points }: Path): plot.Point[] =>
  plot
    .runningMeans(
      points.map(({ excess }) => excess),
      updatesInMean,
    )
    .flatMap((excess, i): plot.Point[] =>
      i % updatesApart === 0 ? [[i + (updatesInMean >> 1), excess]] : [],
    );

/**
 * How far from the best line the full batch was when the measuring began, and is at its end; null once it has arrived.
 * What it moves is travel, for it has no noise, and the others travel as far. Where that is of the size of the
 * mini-batch's spread, there is no straying to be measured.
 */
export function travelOf([full, mini]: readonly Path[], best: BestLine): { from: number; to: number } | null {
  const [from, to] = [full?.points[measuredFrom], full?.points.at(-1)];
  if (full?.spread == null || mini?.spread == null || !from || !to) return null;
  if (mini.spread >= claimed * full.spread) return null;
  const away = ({ weight, bias }: PathPoint) => hypot(weight - best.weight, bias - best.bias);
  return { from: away(from), to: away(to) };
}

export function pathOf({ checkpoints, divergedAt }: RunHistory, batch: Batch, lowest: number): Path {
  const points = checkpoints.map(({ weights, trainingLoss }): PathPoint => ({
    weight: weights![0]!,
    bias: weights![1]!,
    excess: Math.max(0, trainingLoss - lowest),
  }));
  const last = points.filter((_, i) => checkpoints[i]!.step > measuredFrom);
  if (last.length < 2) return { ...batch, points, spread: null, middle: null, divergedAt };
  const middle = {
    weight: mean(last.map(({ weight }) => weight)),
    bias: mean(last.map(({ bias }) => bias)),
  };
  const spread = Math.sqrt(
    mean(last.map(({ weight, bias }) => square(weight - middle.weight) + square(bias - middle.bias))),
  );
  return { ...batch, points, spread, middle, divergedAt };
}
