/** How a study's budget becomes steps, and where in them the checkpoints lie. */
import { offsetsUpTo, type Offset } from '../data/shift.ts';
import type { Budget, Run, Study } from './spec.ts';

/** Examples on which the run trains, of a training set of so many. */
export const examplesOf = (run: Pick<Run, 'examples'>, training: number): number => run.examples ?? training;

/** Examples per step: what the run asks for, capped at those on which it trains. */
export function batchSizeOf(run: Pick<Run, 'batchSize' | 'examples'>, training: number): number {
  return Math.min(run.batchSize, examplesOf(run, training));
}

export function stepsPerEpochOf(run: Pick<Run, 'batchSize' | 'examples'>, training: number): number {
  return Math.ceil(examplesOf(run, training) / batchSizeOf(run, training));
}

/** By what the run shifts the images that it trains on: not at all, if it does not say. */
export const offsetsOf = ({ shift = 0 }: Run): Offset[] => offsetsUpTo(shift);

/** What of a study decides how long its runs are. */
interface Planned {
  budget: Budget;
  data: Pick<Study['data'], 'training'>;
}

/** Steps that its budget, or that of its study, gives this run. */
export function stepsOf(study: Planned, run: Omit<Run, 'seed'>): number {
  const budget = run.budget ?? study.budget;
  return 'steps' in budget ? budget.steps : budget.epochs * stepsPerEpochOf(run, study.data.training);
}

/** Steps that a run of `steps` steps has done when the study stands at `progress` (0 to 1). */
export function stepsAt(progress: number, steps: number): number {
  return Math.round(steps * progress);
}
