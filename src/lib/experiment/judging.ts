/**
 * Networks that are trained once, and judged on validation sets that are drawn again and again: then chance is in the
 * choice, and not in the training.
 */
import type { StudyFrame } from '../training/frames.ts';
import type { Study, StudyResult } from '../training/spec.ts';
import { productOf, workOf } from '../training/work.ts';
import type { Kind, Share } from './kind.ts';
import { groupsOf } from './shares.ts';
import { study } from './study.ts';

export interface Judging {
  kind: 'judging';
  /** Each run is judged as it is after its last step. The test examples of its data stand for all that there could be. */
  study: Study;
  /** Of validation sets, which are drawn from the test examples with replacement. */
  sizes: number[];
  /** So many are drawn of each size; all runs are judged on the same ones. */
  sets: number;
  /** Of the drawing. */
  seed: number;
}

export interface Judged {
  /** Mean loss over all test examples; infinite where the run diverged, here and below. */
  loss: number;
  /** `[sizes × sets]`: mean loss on each of the sets drawn. */
  drawn: Float64Array;
}

export interface JudgingResult {
  kind: 'judging';
  study: StudyResult;
  /** `[runs]`; null for one that is not judged yet. */
  judged: (Judged | null)[];
}

export interface JudgingFrame {
  /** Null in the last frame of a share. */
  study: StudyFrame | null;
  /** `[runs]` */
  judged: (Judged | null)[];
}

export const judging: Kind<Judging, JudgingResult, JudgingFrame> = {
  needsTrainer: true,
  empty: (judging) => ({
    kind: 'judging',
    study: study.empty(judging.study),
    judged: judging.study.runs.map(() => null),
  }),
  accumulate: (result, frame) => ({
    ...result,
    ...(frame.study && { study: study.accumulate(result.study, frame.study) }),
    judged: result.judged.map((one, run) => frame.judged[run] ?? one),
  }),
  prefix: (result) => result,
  duration: () => 0,
  /** Training is one half of it, judging the other. */
  progress: ({ study: trained, judged }) =>
    (study.progress(trained) + judged.filter((one) => one !== null).length / judged.length) / 2,
  divergences: (result) => study.divergences(result.study),
  /** By runs: what one comes to does not depend on those beside it, and all are judged on the same sets. */
  divide: (judging, workers) => {
    const works = judging.study.runs.map((run) => productOf(workOf(judging.study, run)));
    return groupsOf(works, workers).map((own) => shareOf(judging, own));
  },
};

function shareOf(judging: Judging, own: readonly number[]): Share<Judging, JudgingFrame> {
  const { runs } = judging.study;
  const spread = <T>(news: readonly (T | null)[]): (T | null)[] => {
    const whole: (T | null)[] = runs.map(() => null);
    own.forEach((run, place) => (whole[run] = news[place]!));
    return whole;
  };
  return {
    experiment: { ...judging, study: { ...judging.study, runs: own.map((run) => runs[run]!) } },
    widen: (frame) => ({
      study: frame.study && { ...frame.study, runs: spread(frame.study.runs) },
      judged: spread(frame.judged),
    }),
  };
}
