/** A study's result as it grows: each frame holds what is new since the one before. */
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

/** A study's result so far: all of its frames, one after the other, make it whole. */
export class GatheredStudy {
  /** Its arrays are views of what has been done. That never changes, so a result read earlier stays as it was. */
  result: StudyResult;
  /** `[runs]` */
  readonly #courses: Course[];

  constructor(study: Study) {
    this.#courses = study.runs.map((run) => new Course(stepsOf(study, run)));
    this.result = {
      kind: 'study',
      runs: study.runs.map((run, i) => ({
        steps: stepsOf(study, run),
        stepsPerEpoch: stepsPerEpochOf(run, study.data.training),
        ...this.#courses[i]!.upTo(0),
        checkpoints: [],
        divergedAt: null,
      })),
    };
  }

  add({ runs, surface }: StudyFrame): void {
    this.result = {
      ...this.result,
      runs: this.result.runs.map((history, i) => extend(history, this.#courses[i]!, runs[i]!)),
      ...(surface && { surface }),
    };
  }
}

/** What is recorded of every step of a run, with room for all of them: the budget tells how many. */
class Course {
  readonly #batchLoss: Float32Array;
  readonly #learningRate: Float32Array;

  constructor(steps: number) {
    this.#batchLoss = new Float32Array(steps);
    this.#learningRate = new Float32Array(steps);
  }

  write(done: number, { batchLoss, learningRate }: RunFrame): void {
    this.#batchLoss.set(batchLoss, done);
    this.#learningRate.set(learningRate, done);
  }

  upTo(step: number): Pick<RunHistory, 'batchLoss' | 'learningRate'> {
    return {
      batchLoss: this.#batchLoss.subarray(0, step),
      learningRate: this.#learningRate.subarray(0, step),
    };
  }
}

function extend(history: RunHistory, course: Course, news: RunFrame | null): RunHistory {
  if (news === null) return history;
  const done = history.batchLoss.length;
  course.write(done, news);
  return {
    ...history,
    ...course.upTo(done + news.batchLoss.length),
    // Few enough to be copied, so that a list read earlier stays as it was.
    checkpoints:
      news.checkpoints.length === 0 ? history.checkpoints : [...history.checkpoints, ...news.checkpoints],
    divergedAt: news.divergedAt,
  };
}
