/** A study spread over several workers: each gets some of the runs, and their news are news of the whole. */
import type { StudyFrame } from '../training/frames.ts';
import type { Run, Study } from '../training/spec.ts';
import type { Experiment, Frame } from './experiment.ts';

export interface Share {
  experiment: Experiment;
  /** Where the share's runs stand in the whole study; null for an experiment that is not divided. */
  runs: number[] | null;
}

/**
 * At most `workers` shares of about equal work. A run's result does not depend on the runs beside it, so the shares
 * together give what the whole would, to the last bit.
 */
export function share(experiment: Experiment, workers: number): Share[] {
  if (experiment.kind !== 'study' || workers === 1 || experiment.runs.length === 1)
    return [{ experiment, runs: null }];
  return divide(experiment.runs, workers).map((runs, i) => ({
    experiment: part(experiment, runs, i === 0),
    runs,
  }));
}

/** The share's frame as a frame of the whole: the runs of other shares have no news in it. */
export function widen(frame: Frame, { runs }: Share, experiment: Experiment): Frame {
  if (runs === null || frame.kind !== 'news' || experiment.kind !== 'study') return frame;
  const whole: StudyFrame = { ...frame.news, runs: experiment.runs.map(() => null) };
  runs.forEach((run, i) => (whole.runs[run] = frame.news.runs[i]!));
  return { kind: 'news', news: whole };
}

function part(study: Study, runs: number[], isFirst: boolean): Study {
  const { surface, ...record } = study.record;
  return {
    ...study,
    // The loss surface belongs to the data, not to a run: one share brings it.
    record: isFirst && surface ? { ...record, surface } : record,
    runs: runs.map((run) => study.runs[run]!),
  };
}

/** Greedy: the heaviest run left goes to the share with the least work. Each share in the study's order. */
function divide(runs: Run[], workers: number): number[][] {
  const shares = Array.from({ length: Math.min(workers, runs.length) }, () => ({
    runs: [] as number[],
    work: 0,
  }));
  const heaviestFirst = runs.map((run, i) => ({ i, work: workOf(run) })).sort((a, b) => b.work - a.work);
  for (const { i, work } of heaviestFirst) {
    const least = shares.reduce((a, b) => (b.work < a.work ? b : a));
    least.runs.push(i);
    least.work += work;
  }
  return shares.map((some) => some.runs.sort((a, b) => a - b));
}

/** Work of a run up to a factor that is the same for all: multiplications between hidden layers for each example. */
function workOf({ hidden }: Run): number {
  return hidden.reduce((sum, units, i) => sum + units * (hidden[i + 1] ?? 1), 1);
}
