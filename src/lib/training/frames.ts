/** A study's result as it grows: each frame holds what is new since the one before. */
import { concatenate } from './concatenate.ts';
import { stepsOf, stepsPerEpochOf } from './plan.ts';
import type { Checkpoint, RunHistory, Study, StudyResult } from './spec.ts';

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
}

/** The result before anything has been computed. */
export function emptyResult(study: Study): StudyResult {
  return {
    kind: 'study',
    runs: study.runs.map((run) => ({
      steps: stepsOf(study, run),
      stepsPerEpoch: stepsPerEpochOf(run, study.data.training),
      batchLoss: new Float32Array(0),
      learningRate: new Float32Array(0),
      checkpoints: [],
      divergedAt: null,
    })),
  };
}

/** The result with the news of `frame`. `emptyResult` and all frames of a study, one after the other, give its result. */
export function accumulate(result: StudyResult, frame: StudyFrame): StudyResult {
  const surface = frame.surface ?? result.surface;
  return {
    kind: 'study',
    runs: result.runs.map((history, run) => extend(history, frame.runs[run]!)),
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
  };
}

function append(before: Float32Array, news: Float32Array): Float32Array {
  return news.length === 0 ? before : concatenate(Float32Array, [before, news]);
}
