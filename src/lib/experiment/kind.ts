/** What a kind of experiment is to everybody else: plain data in, plain data out, and a result that grows meanwhile. */

/** Its experiments, results and the frames in which a result arrives. Every experiment and result names its kind. */
export interface Kind<
  Experiment extends { kind: string },
  Result extends { kind: Experiment['kind'] },
  Frame = Result,
> {
  /** Whether it is the trainer that computes it: loaded for no other kind. */
  needsTrainer: boolean;
  /** Whether most of its experiments take seconds: a build begins them first, so that none is left alone at the end. */
  takesLong?: true;
  /** The result before the first frame. */
  empty(experiment: Experiment): Result;
  /** The result with the next frame. May grow into the memory of `result`, which stays as it is but cannot grow again. */
  accumulate(result: Result, frame: Frame): Result;
  /** The part of the result up to `fraction` (0 … 1) of its course. What has no course stays whole. */
  prefix(result: Result, fraction: number): Result;
  /** Steps of its longest course: how finely the result can be played. 0 for what has none. */
  duration(result: Result): number;
  /** How much of the result is there, 0 … 1. */
  progress(result: Result): number;
  divergences(result: Result): Divergences;
  /** At most `workers` shares of about equal work, that together give what the whole would, to the last bit. */
  divide?(experiment: Experiment, workers: number): Share<Experiment, Frame>[];
}

/** A part of an experiment, for one worker. */
export interface Share<Experiment, Frame> {
  experiment: Experiment;
  /** The share's frame as a frame of the whole. */
  widen(frame: Frame): Frame;
}

/** Where the courses of a result diverged. */
export interface Divergences {
  /** What one course is called: "Run". */
  course: string;
  /** `[courses]`, in the experiment's order: the step, or null for one that has not diverged. */
  steps: (number | null)[];
}
