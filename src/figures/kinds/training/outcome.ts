/** What the runs came to, setting by setting: what views draw and claims are about. */
import { isAccuracy } from '../../../lib/study/outcomes.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { lowestBy } from '../../../lib/math/lowest.ts';
import { meanCourse, measuredCourse, type CoursePoint } from '../../../lib/study/courses.ts';
import { readGrid } from '../../../lib/study/grid.ts';
import { firstDivergence, latestOf, meanOf, measures, type Measure } from '../../../lib/study/outcomes.ts';
import type { RunHistory, StudyResult } from '../../../lib/training/spec.ts';
import type { SweptValue, TrainingConfiguration } from './configuration.ts';
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

const labelOf = ({ sweeps }: Pick<TrainingConfiguration, 'sweeps'>, values: readonly SweptValue[]) =>
  sweeps.map(({ name }, i) => worded(name, values[i]!)).join(', ');

/** The course of a measure over the steps, the mean over the repetitions. */
export const courseOf = ({ runs }: Trained, measure: Measure): CoursePoint[] =>
  meanCourse(runs.map((run) => measuredCourse(run, measure)));

/** The step at which the mean over the repetitions is best; null before it has begun. */
export function bestStepOf(one: Trained, measure: Measure): number | null {
  const sign = isAccuracy(measure) ? -1 : 1;
  return lowestBy(courseOf(one, measure), ([, value]) => sign * value)?.[0] ?? null;
}

export function trained(result: StudyResult, configuration: TrainingConfiguration): Trained[] {
  const settings = settingsOf(configuration);
  return readGrid(result, settings).map(({ setting: values, runs }, i) => ({
    values,
    label: labelOf(configuration, values),
    color: plot.seriesColor(i, settings.length),
    runs,
    final: Object.fromEntries(
      measures.map((measure) => [measure, meanOf(runs.map((run) => latestOf(run, measure)))]),
    ) as Trained['final'],
    divergedAt: firstDivergence(runs),
  }));
}
