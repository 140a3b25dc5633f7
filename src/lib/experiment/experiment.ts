/** An experiment is plain data that says what to compute; this performs it. */
import { descend, type Descent, type DescentResult } from '../surfaces/descend.ts';
import type { StudyFrame } from '../training/frames.ts';
import type { Study, StudyResult } from '../training/spec.ts';
import { tabulate, type Tabulation, type TabulationResult } from './tabulate.ts';

export type Experiment = Study | Descent | Tabulation;
export type Result = StudyResult | DescentResult | TabulationResult;

export type ResultOf<E extends Experiment> = E extends Study
  ? StudyResult
  : E extends Descent
    ? DescentResult
    : E extends Tabulation
      ? TabulationResult
      : never;

/** What streams from a computation: a study's news since the last frame, or a whole result where it is computed at once. */
export type Frame =
  { kind: 'news'; news: StudyFrame } | { kind: 'whole'; result: DescentResult | TabulationResult };

export interface Performance {
  signal?: AbortSignal;
  progress?: (frame: Frame) => void;
}

/** Computes an experiment. Every part of the result also passes through `progress`. Only a study loads the trainer. */
export async function perform(
  experiment: Experiment,
  { signal, progress }: Performance = {},
): Promise<Result> {
  if (experiment.kind === 'study') {
    const { train } = await import('../training/train.ts');
    return train(experiment, { signal, progress: (news) => progress?.({ kind: 'news', news }) });
  }
  const result = experiment.kind === 'descent' ? descend(experiment) : tabulate(experiment);
  progress?.({ kind: 'whole', result });
  return result;
}
