/** Trains a study. */
import { loadData } from '../data/load.ts';
import type { Dataset } from '../data/spec.ts';
import { checkStudy } from './check.ts';
import { chunkMilliseconds, chunksOf } from './chunks.ts';
import { concatenate } from './concatenate.ts';
import type { Assignment, Engine, Problem, Session } from './engine.ts';
import { engineFor } from './engines.ts';
import { evaluator } from './evaluate.ts';
import { accumulate, emptyResult, type RunFrame, type StudyFrame } from './frames.ts';
import { stepsAt } from './plan.ts';
import { prepare } from './prepare.ts';
import type { Checkpoint, Study, StudyResult } from './spec.ts';
import { lossSurface } from './surface.ts';
import {
  change,
  goesOn,
  heed,
  nextCut,
  putDown,
  remember,
  traineesOf,
  type RunState,
  type Trainee,
} from './trainee.ts';
import { nextTurn } from './turn.ts';

export type { RunState } from './trainee.ts';

export interface TrainOptions {
  /** Aborting rejects with the signal's reason, within one chunk of work. */
  signal?: AbortSignal;
  /** Called with what is new after each chunk of work: see `accumulate`. */
  progress?: (frame: StudyFrame) => void;
  /** The default is the fastest that covers the study. */
  engine?: Engine;
}

/** A run diverges when its loss exceeds this multiple of its loss at the start, if the study does not say. */
const defaultDivergence = 100;

/** How much longer than the round before a round may be: the first steps are slow and say little about the later. */
const fastestGrowth = 2;

/**
 * Trains all runs of a study side by side. The budget is worked off in rounds, after which all runs have reached the
 * same fraction of their steps; a round of many runs is several chunks of work. How long they are depends on the
 * machine; what they compute does not.
 */
export const train = async (study: Study, options: TrainOptions = {}): Promise<StudyResult> =>
  (await perform(study, options, () => null)).result;

export interface TrainOnOptions extends TrainOptions {
  /** For each run where it was put down before, or null if it is new. Default: all are new. */
  from?: readonly (RunState | null)[];
  /** For each run after how many steps it is put down. Default: at the end of its budget. */
  until?: readonly number[];
}

/** A study that was trained, and its runs as they were put down after their last steps. */
export interface PutDown {
  result: StudyResult;
  /** `[runs]` */
  states: RunState[];
}

/**
 * Trains a study and puts its runs down, to be gone on with. A run that is taken up goes on with the hyperparameters and
 * the budget that the study gives it now; where these are the same, its bits are those of a run that never stopped. What it changed on its way (`Run.changes`) is not of
 * its state: the study says it again. The result has all that a run has been through. Throws a `RangeError` where a run
 * cannot go on from its state: its shape, its examples and its kind of optimiser stay what they were.
 */
export const trainOn = async (study: Study, options: TrainOnOptions = {}): Promise<PutDown> => {
  const { result, kept } = await perform(study, options, (trainees, session, { runs }) =>
    trainees.map((trainee) => putDown(trainee, session, runs[trainee.index]!)),
  );
  return { result, states: kept };
};

/** Trains, and keeps of the session what `keep` takes of it at the end. */
async function perform<Kept>(
  study: Study,
  { signal, progress, from = [], until = [], ...options }: TrainOnOptions,
  keep: (trainees: Trainee[], session: Session, result: StudyResult) => Kept,
): Promise<{ result: StudyResult; kept: Kept }> {
  checkStudy(study);
  signal?.throwIfAborted();
  const dataset = await loadData(study.data);
  const problem = prepare(study, dataset);
  const engine = options.engine ?? (await engineFor(study));
  const session = await engine.open(problem);
  try {
    const trainees = traineesOf(problem, session, from, until);
    let result = emptyResult(
      study,
      from.map((state) => state?.history),
    );
    for (const frame of frames(study, dataset, problem, session, trainees)) {
      result = accumulate(result, frame);
      progress?.(frame);
      await nextTurn();
      signal?.throwIfAborted();
    }
    return { result, kept: keep(trainees, session, result) };
  } finally {
    session.dispose();
  }
}

/** All frames of a study, each computed when it is asked for. */
function* frames(
  study: Study,
  dataset: Dataset,
  problem: Problem,
  session: Session,
  trainees: Trainee[],
): Generator<StudyFrame> {
  const evaluate = evaluator(study, dataset, problem);
  const { checkpoints } = study.record;
  let frame = emptyFrame(problem);
  let begun = performance.now();
  const elapsed = () => performance.now() - begun;
  const isLong = () => elapsed() > chunkMilliseconds;
  function* pass() {
    yield frame;
    frame = emptyFrame(problem);
    begun = performance.now();
  }
  const measure = (trainee: Trainee) =>
    checkpoint(
      trainee,
      evaluate(session, trainee.index, trainee.feed.done, trainee.lookBack?.parameters),
      session,
      frame,
    );

  if (study.record.surface) frame.surface = lossSurface(problem, study.record.surface);
  for (const trainee of trainees.filter(({ measuredAt }) => measuredAt < 0)) {
    if (isLong()) yield* pass();
    const loss = measure(trainee);
    trainee.limit = loss * (study.divergence ?? defaultDivergence);
  }
  yield* pass();

  let stride = 1 / Math.max(...problem.runs.map(({ steps }) => steps));
  for (let passed = 0, progress = 0; passed < checkpoints; passed++) {
    const end = (passed + 1) / checkpoints;
    if (study.record.weightNorms)
      for (const trainee of trainees) trainee.lookBack = { at: stepAt(trainee, end) - 1 };
    while (movingTo(end, trainees).length > 0) {
      const reached = Math.min(progress + stride, end);
      let slowest = 0;
      for (const [chunk, moving] of chunksOf(movingTo(reached, trainees)).entries()) {
        if (chunk > 0) yield* pass();
        advance(moving, reached, problem, session, frame);
        slowest = Math.max(slowest, elapsed());
      }
      stride = Math.min(((reached - progress) * chunkMilliseconds) / slowest, stride * fastestGrowth);
      progress = reached;
      if (progress < end && hasNews(frame)) yield* pass();
    }
    progress = end;
    for (const trainee of trainees) {
      if (!isDue(trainee, end)) continue;
      if (isLong()) yield* pass();
      measure(trainee);
    }
    if (hasNews(frame)) yield* pass();
  }
}

const stepAt = ({ prepared }: Trainee, progress: number): number => stepsAt(progress, prepared.steps);

const targetOf = (trainee: Trainee, progress: number): number =>
  Math.min(stepAt(trainee, progress), trainee.until);

/** Whether the run stands at its checkpoint at `progress`, which is yet to be measured. */
const isDue = (trainee: Trainee, progress: number): boolean =>
  goesOn(trainee) &&
  trainee.feed.done === stepAt(trainee, progress) &&
  trainee.feed.done > trainee.measuredAt;

/** The runs that go on and have steps to do up to `progress` (0 to 1). */
const movingTo = (progress: number, trainees: Trainee[]): Trainee[] =>
  trainees.filter((trainee) => goesOn(trainee) && targetOf(trainee, progress) > trainee.feed.done);

/** Trains each of these runs up to `progress` of its steps, with its changes on the way. */
function advance(
  moving: Trainee[],
  progress: number,
  problem: Problem,
  session: Session,
  frame: StudyFrame,
): void {
  for (let left = moving; left.length > 0; left = movingTo(progress, left)) {
    for (const trainee of left) {
      change(trainee, session, problem.examples);
      remember(trainee, session);
    }
    const assignments = left.map((trainee) =>
      trainee.feed.take(nextCut(trainee, targetOf(trainee, progress)) - trainee.feed.done),
    );
    session
      .advance(assignments)
      .forEach((losses, index) => note(left[index]!, assignments[index]!, losses, frame));
  }
}

/** Adds the steps of an assignment to the frame, up to the one that the run did not survive. */
function note(
  trainee: Trainee,
  { steps, learningRates }: Assignment,
  losses: Float32Array,
  frame: StudyFrame,
): void {
  const fatal = losses.findIndex((loss) => isDivergent(loss, trainee));
  if (fatal >= 0) trainee.divergedAt = trainee.feed.done - steps + fatal;
  const done = fatal >= 0 ? fatal + 1 : steps;
  const news = newsOf(trainee, frame);
  news.batchLoss = joined(news.batchLoss, losses.subarray(0, done));
  news.learningRate = joined(news.learningRate, learningRates.subarray(0, done));
  news.divergedAt = trainee.divergedAt;
}

/** Both, in memory of their own. */
const joined = (before: Float32Array, after: Float32Array): Float32Array =>
  concatenate(Float32Array, [before, after]);

/** Records `measured`, or that the run has diverged. Returns its training loss. */
function checkpoint(trainee: Trainee, measured: Checkpoint, session: Session, frame: StudyFrame): number {
  const news = newsOf(trainee, frame);
  if (isDivergent(measured.trainingLoss, trainee)) {
    trainee.divergedAt = measured.step;
    news.divergedAt = measured.step;
  } else {
    news.checkpoints.push(measured);
    heed(trainee, measured, session);
    if (trainee.stopped) news.stopped = trainee.stopped;
  }
  trainee.measuredAt = measured.step;
  return measured.trainingLoss;
}

function isDivergent(loss: number, { limit }: Trainee): boolean {
  return !Number.isFinite(loss) || loss > limit;
}

const hasNews = ({ runs }: StudyFrame): boolean => runs.some((news) => news !== null);

const emptyFrame = ({ runs }: Problem): StudyFrame => ({ runs: runs.map(() => null) });

/** What the frame says of the run, to be filled. */
function newsOf({ index, divergedAt }: Trainee, frame: StudyFrame): RunFrame {
  const nothing = new Float32Array(0);
  return (frame.runs[index] ??= { batchLoss: nothing, learningRate: nothing, checkpoints: [], divergedAt });
}
