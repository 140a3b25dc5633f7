/** How a study's budget becomes steps, and where in them the checkpoints lie. */
import { learningRateAt } from './schedules.ts';
import type { Run, Study } from './spec.ts';

/** Examples per step: what the run asks for, capped at the training set. */
export function batchSizeOf(run: Run, examples: number): number {
  return Math.min(run.batchSize, examples);
}

export function stepsPerEpochOf(run: Run, examples: number): number {
  return Math.ceil(examples / batchSizeOf(run, examples));
}

/** Steps that the study's budget gives this run. */
export function stepsOf(study: Study, run: Run): number {
  return 'steps' in study.budget
    ? study.budget.steps
    : study.budget.epochs * stepsPerEpochOf(run, study.data.training);
}

/** Steps that a run of `steps` steps has done when the study stands at `progress` (0 to 1). */
export function stepsAt(progress: number, steps: number): number {
  return Math.round(steps * progress);
}

/** The learning rates of steps `from` to `to` (excluded), as the float32 numbers that are recorded and used. */
export function learningRates(
  run: Run,
  plan: { steps: number; stepsPerEpoch: number },
  from: number,
  to: number,
) {
  const clock = { totalSteps: plan.steps, stepsPerEpoch: plan.stepsPerEpoch };
  return Float32Array.from({ length: to - from }, (_, index) =>
    learningRateAt(run.schedule, run.learningRate, from + index, clock),
  );
}
