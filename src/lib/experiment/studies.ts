/** Several studies, as one experiment: each has data of its own. For what is repeated on freshly drawn data, or compares data. */
import type { StudyFrame } from '../training/frames.ts';
import type { Study, StudyResult } from '../training/spec.ts';
import { productOf, workOf } from '../training/work.ts';
import type { Kind, Share } from './kind.ts';
import { groupsOf } from './shares.ts';
import { study } from './study.ts';

/** Trained one after the other: runs within a study are trained side by side, those of several are not. */
export interface Studies {
  kind: 'studies';
  studies: Study[];
}

export interface StudiesResult {
  kind: 'studies';
  /** As many as there are studies, in their order. */
  studies: StudyResult[];
}

export interface StudiesFrame {
  /** As many as there are studies; null for one of which this frame says nothing. */
  studies: (StudyFrame | null)[];
}

export const studies: Kind<Studies, StudiesResult, StudiesFrame> = {
  needsTrainer: true,
  empty: ({ studies }) => ({ kind: 'studies', studies: studies.map(study.empty) }),
  accumulate: (result, frame) => ({
    ...result,
    studies: result.studies.map((one, i) => {
      const news = frame.studies[i] ?? null;
      return news === null ? one : study.accumulate(one, news);
    }),
  }),
  prefix: (result, fraction) => ({
    ...result,
    studies: result.studies.map((one) => study.prefix(one, fraction)),
  }),
  duration: ({ studies }) => Math.max(...studies.map(study.duration)),
  /** The mean: one is trained after the other. */
  progress: ({ studies }) => studies.reduce((sum, one) => sum + study.progress(one), 0) / studies.length,
  divergences: ({ studies }) => ({
    course: 'Run',
    steps: studies.flatMap((one) => study.divergences(one).steps),
  }),
  /** By studies. */
  divide: ({ studies }, workers) =>
    groupsOf(studies.map(workOfStudy), workers).map((own) => shareOf(studies, own)),
};

const workOfStudy = (study: Study) => study.runs.reduce((sum, run) => sum + productOf(workOf(study, run)), 0);

function shareOf(studies: readonly Study[], own: readonly number[]): Share<Studies, StudiesFrame> {
  return {
    experiment: { kind: 'studies', studies: own.map((i) => studies[i]!) },
    widen(frame) {
      const whole: StudiesFrame = { studies: studies.map(() => null) };
      own.forEach((i, place) => (whole.studies[i] = frame.studies[place]!));
      return whole;
    },
  };
}
