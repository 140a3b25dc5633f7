/** A study's result as it grows: each frame holds what is new since the one before. */
import { stepsOf, stepsPerEpochOf } from './plan.ts';
import type { Checkpoint, RunHistory, Stop, Study, StudyResult } from './spec.ts';

export interface StudyFrame {
  /** `[runs]`, in the study's order; null for a run that this frame says nothing of. */
  runs: (RunFrame | null)[];
  /** In the first frame, if the study asked for it. */
  surface?: Float32Array;
}

export interface RunFrame {
  /** `[new steps]` */
  batchLoss: Float32Array;
  /** `[new steps]` */
  learningRate: Float32Array;
  /** The new ones. */
  checkpoints: Checkpoint[];
  /** Where the run has diverged, if it has by now. */
  divergedAt: number | null;
  /** Where early stopping has ended it, if it has by now. */
  stopped?: Stop;
}

/**
 * The result before anything has been computed, with room for all that the budget allows: nothing, or of a run that is
 * continued what it has been through.
 */
export function emptyResult(study: Study, earlier: readonly (RunHistory | undefined)[] = []): StudyResult {
  return {
    kind: 'study',
    runs: study.runs.map((run, index) => {
      const steps = stepsOf(study, run);
      const before = earlier[index];
      return {
        stepsPerEpoch: stepsPerEpochOf(run, study.data.training),
        checkpoints: [],
        divergedAt: null,
        ...before,
        steps,
        batchLoss: roomFor(steps, before?.batchLoss),
        learningRate: roomFor(steps, before?.learningRate),
      };
    }),
  };
}

/**
 * The result with the news of `frame`. `emptyResult` and all frames of a study, one after the other, give its result.
 * What is new is laid behind what `result` shows, in the same memory: the older results stay as they were, but only
 * the newest can grow.
 */
export function accumulate(result: StudyResult, { runs, surface }: StudyFrame): StudyResult {
  return {
    ...result,
    runs: result.runs.map((history, run) => extend(history, runs[run]!)),
    ...(surface && { surface }),
  };
}

function extend(history: RunHistory, news: RunFrame | null): RunHistory {
  if (news === null) return history;
  return {
    ...history,
    batchLoss: append(history.batchLoss, news.batchLoss),
    learningRate: append(history.learningRate, news.learningRate),
    checkpoints:
      news.checkpoints.length === 0 ? history.checkpoints : [...history.checkpoints, ...news.checkpoints],
    divergedAt: news.divergedAt,
    ...(news.stopped && { stopped: news.stopped }),
  };
}

/** A view of what there is, in memory for so many steps. */
const roomFor = (steps: number, before: Float32Array = new Float32Array(0)) =>
  append(new Float32Array(steps).subarray(0, 0), before);

/** Both, in the memory that `before` is a view of. */
function append(before: Float32Array, news: Float32Array): Float32Array {
  const memory = new Float32Array(before.buffer);
  memory.set(news, before.length);
  return memory.subarray(0, before.length + news.length);
}
