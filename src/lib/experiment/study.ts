/** Studies, as a kind of experiment: trained run beside run, in as many workers as there are. */
import { accumulate, emptyResult, type StudyFrame } from '../training/frames.ts';
import type { RunHistory, Study, StudyResult } from '../training/spec.ts';
import { productOf, workOf } from '../training/work.ts';
import type { Kind, Share } from './kind.ts';
import { groupsOf } from './shares.ts';

export const study: Kind<Study, StudyResult, StudyFrame> = {
  needsTrainer: true,
  empty: emptyResult,
  accumulate,
  /** Each run up to that fraction of its own budget. */
  prefix: (result, fraction) => ({
    ...result,
    runs: result.runs.map((run) => runUpTo(run, Math.round(fraction * run.steps))),
  }),
  duration: ({ runs }) => Math.max(...runs.map(({ steps }) => steps)),
  /** That of the slowest run. */
  progress: ({ runs }) => Math.min(...runs.map(progressOf)),
  divergences: ({ runs }) => ({ course: 'Run', steps: runs.map(({ divergedAt }) => divergedAt) }),
  /** By runs: a run's result does not depend on the runs beside it. */
  divide: (study, workers) => {
    const works = study.runs.map((run) => productOf(workOf(study, run)));
    const groups = groupsOf(works, workers);
    return groups.map((runs, i) => shareOf(study, runs, i === 0));
  },
};

const runUpTo = (run: RunHistory, step: number): RunHistory => ({
  ...run,
  batchLoss: run.batchLoss.subarray(0, step),
  learningRate: run.learningRate.subarray(0, step),
  checkpoints: run.checkpoints.filter((checkpoint) => checkpoint.step <= step),
  divergedAt: run.divergedAt !== null && run.divergedAt <= step ? run.divergedAt : null,
  stopped: run.stopped && run.stopped.at <= step ? run.stopped : undefined,
});

/** A run that diverged, or was stopped early, is at its end. */
const progressOf = ({ batchLoss, steps, divergedAt, stopped }: RunHistory) =>
  divergedAt === null && !stopped ? batchLoss.length / steps : 1;

/** The share that has these of the study's runs: in its frames, the runs of other shares have no news. */
function shareOf(study: Study, runs: number[], isFirst: boolean): Share<Study, StudyFrame> {
  const { surface, ...record } = study.record;
  return {
    experiment: {
      ...study,
      // The loss surface belongs to the data, not to a run: one share brings it.
      record: isFirst && surface ? { ...record, surface } : record,
      runs: runs.map((run) => study.runs[run]!),
    },
    widen(frame) {
      const whole: StudyFrame = { ...frame, runs: study.runs.map(() => null) };
      runs.forEach((run, i) => (whole.runs[run] = frame.runs[i]!));
      return whole;
    },
  };
}
