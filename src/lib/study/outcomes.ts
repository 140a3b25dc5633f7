/** What runs came to: numbers that figures compare. Null is what is not known yet. */
import { mean, median } from '../math/averages.ts';
import type { Checkpoint, RunHistory } from '../training/spec.ts';

export type LossName = 'trainingLoss' | 'validationLoss';
export const measures = ['trainingLoss', 'validationLoss', 'trainingAccuracy', 'validationAccuracy'] as const;
export type Measure = (typeof measures)[number];

/** Of a loss less is better, of an accuracy more. */
export const isAccuracy = (measure: Measure): boolean => measure.endsWith('Accuracy');

/** "training loss" */
export const measureName = (measure: Measure): string => measure.replace(/(?=[A-Z])/, ' ').toLowerCase();

/** A run’s history without its single steps. */
export type Course = Omit<RunHistory, 'batchLoss' | 'learningRate'>;

/** As far as the run has come. Null before its first checkpoint, and of a run that diverged. */
export const latestOf = (run: Course, measure: Measure): number | null =>
  latestCheckpoint(run)?.[measure] ?? null;

/** The last checkpoint that there is; null before the first, and of a run that diverged. */
export const latestCheckpoint = ({ checkpoints, divergedAt }: Course): Checkpoint | null =>
  divergedAt === null ? (checkpoints.at(-1) ?? null) : null;

/** At the end of the budget. Null until its last checkpoint is in, and of a run that diverged. */
export function finalOf(run: Course, measure: Measure): number | null {
  const last = latestCheckpoint(run);
  return last?.step === run.steps ? (last[measure] ?? null) : null;
}

/**
 * A loss to rank runs by, as far as the run has come: at most `worst`, which is also what a run has that diverged. Null
 * before the first checkpoint. With `worst` the loss of guessing, all that failed counts the same.
 */
export function rankedLoss(run: RunHistory, loss: LossName, worst = Infinity): number | null {
  if (run.divergedAt !== null) return worst;
  const latest = latestOf(run, loss);
  return latest === null ? null : Math.min(worst, latest);
}

/** Over the repetitions of a setting; null while one of them is not known. */
export const meanOf = (values: readonly (number | null)[]): number | null => ofAll(values, mean);

/** The same, where one unlucky run should not count. */
export const medianOf = (values: readonly (number | null)[]): number | null => ofAll(values, median);

const ofAll = (values: readonly (number | null)[], average: (known: readonly number[]) => number) =>
  values.every((value) => value !== null) ? average(values) : null;

/** How many of the runs diverged. */
export const countDiverged = (runs: readonly Pick<RunHistory, 'divergedAt'>[]): number =>
  runs.filter(({ divergedAt }) => divergedAt !== null).length;

/** The soonest step at which one of the runs diverged; null if none did. */
export function firstDivergence(runs: readonly RunHistory[]): number | null {
  const steps = runs.flatMap(({ divergedAt }) => (divergedAt === null ? [] : [divergedAt]));
  return steps.length > 0 ? Math.min(...steps) : null;
}

/** The furthest step that a checkpoint tells of: "after … steps" while the runs go on. */
export const stepReached = (runs: readonly RunHistory[]): number =>
  Math.max(0, ...runs.map(({ checkpoints }) => checkpoints.at(-1)?.step ?? 0));
