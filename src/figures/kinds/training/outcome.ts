/** What the runs came to, setting by setting: what views draw and claims are about. */
import { seriesColor } from '../../../lib/charts/series-color.ts';
import type { Point } from '../../../lib/charts/curves.ts';
import type { RunHistory, StudyResult } from '../../../lib/training/spec.ts';
import { measures, type Measure, type SweptValue, type TrainingConfiguration } from './configuration.ts';
import { worded } from './hyperparameters.ts';

/** One setting of the sweep, with its repetitions. */
export interface Trained {
  /** A value for each sweep, in their order. */
  values: SweptValue[];
  /** "α = 0.03". Of a single run: empty. */
  label: string;
  color: string;
  /** `[repetitions]` */
  runs: RunHistory[];
  /** Means over the repetitions as far as they have come; null where one diverged or has not begun. */
  final: Record<Measure, number | null>;
  /** The soonest step at which one of its runs diverged; null if none did. */
  divergedAt: number | null;
}

/** Every setting of the sweeps in order, the last sweep's values fastest; one empty setting without a sweep. */
export const settingsOf = ({ sweeps }: Pick<TrainingConfiguration, 'sweeps'>): SweptValue[][] =>
  sweeps.reduce<SweptValue[][]>(
    (settings, { values }) => settings.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  );

export const labelOf = ({ sweeps }: Pick<TrainingConfiguration, 'sweeps'>, values: readonly SweptValue[]) =>
  sweeps.map(({ name }, i) => worded(name, values[i]!)).join(', ');

export function trained({ runs }: StudyResult, configuration: TrainingConfiguration): Trained[] {
  const { repetitions } = configuration;
  const settings = settingsOf(configuration);
  return settings.map((values, i) => {
    const own = runs.slice(i * repetitions, (i + 1) * repetitions);
    const diverged = own.flatMap(({ divergedAt }) => (divergedAt === null ? [] : [divergedAt]));
    return {
      values,
      label: labelOf(configuration, values),
      color: seriesColor(i, settings.length),
      runs: own,
      final: Object.fromEntries(
        measures.map((measure) => [measure, finalOf(own, measure)]),
      ) as Trained['final'],
      divergedAt: diverged.length > 0 ? Math.min(...diverged) : null,
    };
  });
}

function finalOf(runs: readonly RunHistory[], measure: Measure): number | null {
  const ends = runs.map(({ checkpoints, divergedAt }) =>
    divergedAt === null ? (checkpoints.at(-1)?.[measure] ?? null) : null,
  );
  return ends.every((end) => end !== null) ? mean(ends) : null;
}

/** A measure over the steps of one run. A run that diverged goes on to the loss that gave it away. */
export function courseOf(
  { checkpoints, divergedAt, batchLoss }: RunHistory,
  measure: 'trainingLoss' | 'validationLoss',
): Point[] {
  const points = checkpoints.map((checkpoint): Point => [checkpoint.step, checkpoint[measure]]);
  const last = batchLoss.at(-1);
  return divergedAt === null || last === undefined || !Number.isFinite(last)
    ? points
    : [...points, [divergedAt, last]];
}

/** The mean over the courses at every step that all of them reach. */
export function meanCourse(courses: readonly (readonly Point[])[]): Point[] {
  if (courses.length === 1) return [...courses[0]!];
  const byStep = Map.groupBy(courses.flat(), ([step]) => step);
  return [...byStep]
    .filter(([, points]) => points.length === courses.length)
    .map(([step, points]): Point => [step, mean(points.map(([, value]) => value))])
    .sort(([a], [b]) => a - b);
}

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
