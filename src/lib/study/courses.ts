/** Losses over the steps of runs, as lines. */
import { grouped } from '../math/grouped.ts';
import { mean } from '../math/averages.ts';
import type { RunHistory } from '../training/spec.ts';
import type { LossName, Measure } from './outcomes.ts';

export type CoursePoint = readonly [step: number, value: number];

/** A loss over the steps of one run. A run that diverged goes on to the loss that gave it away. */
export function courseOf({ checkpoints, divergedAt, batchLoss }: RunHistory, loss: LossName): CoursePoint[] {
  const points = checkpoints.map((checkpoint): CoursePoint => [checkpoint.step, checkpoint[loss]]);
  const last = batchLoss.at(-1);
  return divergedAt === null || last === undefined || !Number.isFinite(last)
    ? points
    : [...points, [divergedAt, last]];
}

/** What was measured at the checkpoints of one run. */
export const measuredCourse = ({ checkpoints }: RunHistory, measure: Measure): CoursePoint[] =>
  checkpoints.flatMap((checkpoint): CoursePoint[] => {
    const value = checkpoint[measure];
    return value === undefined ? [] : [[checkpoint.step, value]];
  });

/** The mean over the courses at every step that all of them reach. */
export function meanCourse(courses: readonly (readonly CoursePoint[])[]): CoursePoint[] {
  if (courses.length === 1) return [...courses[0]!];
  const byStep = grouped(courses.flat(), ([step]) => step);
  return [...byStep]
    .filter(([, points]) => points.length === courses.length)
    .map(([step, points]): CoursePoint => [step, mean(points.map(([, value]) => value))])
    .sort(([a], [b]) => a - b);
}
