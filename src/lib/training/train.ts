/** Trains a study. */
import { loadData } from '../data/load.ts';
import type { Dataset } from '../data/spec.ts';
import { feed, type Feed } from './batches.ts';
import { checkStudy } from './check.ts';
import { chunkMilliseconds, chunksOf } from './chunks.ts';
import type { Engine, Problem, Session } from './engine.ts';
import { engineFor } from './engines.ts';
import { evaluator } from './evaluate.ts';
import { accumulate, emptyResult, type RunFrame, type StudyFrame } from './frames.ts';
import { stepsAt } from './plan.ts';
import { prepare } from './prepare.ts';
import type { Checkpoint, Study, StudyResult } from './spec.ts';
import { lossSurface } from './surface.ts';
import { nextTurn } from './turn.ts';

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
export async function train(study: Study, options: TrainOptions = {}): Promise<StudyResult> {
  const { signal, progress } = options;
  checkStudy(study);
  signal?.throwIfAborted();
  const dataset = await loadData(study.data);
  const problem = prepare(study, dataset);
  const engine = options.engine ?? (await engineFor(study));
  const session = await engine.open(problem);
  try {
    let result = emptyResult(study);
    for (const frame of frames(study, dataset, problem, session)) {
      result = accumulate(result, frame);
      progress?.(frame);
      await nextTurn();
      signal?.throwIfAborted();
    }
    return result;
  } finally {
    session.dispose();
  }
}

/** A run under way, as its trainer sees it. */
interface Trainee {
  index: number;
  steps: number;
  feed: Feed;
  /** A loss beyond which the run has diverged. */
  limit: number;
  divergedAt: number | null;
}

/** All frames of a study, each computed when it is asked for. */
function* frames(study: Study, dataset: Dataset, problem: Problem, session: Session): Generator<StudyFrame> {
  const trainees = problem.runs.map((prepared, index): Trainee => ({
    index,
    steps: prepared.steps,
    feed: feed(index, prepared),
    limit: Infinity,
    divergedAt: null,
  }));
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

  if (study.record.surface) frame.surface = lossSurface(problem, study.record.surface);
  for (const trainee of trainees) {
    if (isLong()) yield* pass();
    const loss = checkpoint(trainee, evaluate(session, trainee.index, 0), frame);
    trainee.limit = loss * (study.divergence ?? defaultDivergence);
  }
  yield* pass();

  let stride = 1 / Math.max(...trainees.map(({ steps }) => steps));
  for (let passed = 0, progress = 0; passed < checkpoints; passed++) {
    const end = (passed + 1) / checkpoints;
    while (progress < end) {
      const reached = Math.min(progress + stride, end);
      let slowest = 0;
      for (const [chunk, moving] of chunksOf(movingTo(reached, trainees)).entries()) {
        if (chunk > 0) yield* pass();
        advance(moving, reached, session, frame);
        slowest = Math.max(slowest, elapsed());
      }
      stride = Math.min(((reached - progress) * chunkMilliseconds) / slowest, stride * fastestGrowth);
      progress = reached;
      if (progress < end) yield* pass();
    }
    for (const trainee of trainees) {
      const step = trainee.feed.done;
      const isNew = step > stepsAt(passed / checkpoints, trainee.steps);
      if (trainee.divergedAt !== null || !isNew) continue;
      if (isLong()) yield* pass();
      checkpoint(trainee, evaluate(session, trainee.index, step), frame);
    }
    yield* pass();
  }
}

/** The runs that go on and have steps to do up to `progress` (0 to 1). */
const movingTo = (progress: number, trainees: Trainee[]): Trainee[] =>
  trainees.filter(
    ({ divergedAt, steps, feed }) => divergedAt === null && stepsAt(progress, steps) > feed.done,
  );

/** Trains each of these runs up to `progress` of its steps. */
function advance(moving: Trainee[], progress: number, session: Session, frame: StudyFrame): void {
  const assignments = moving.map(({ steps, feed }) => feed.take(stepsAt(progress, steps) - feed.done));
  session.advance(assignments).forEach((losses, index) => {
    const trainee = moving[index]!;
    const { steps, learningRates } = assignments[index]!;
    const fatal = losses.findIndex((loss) => isDivergent(loss, trainee));
    if (fatal >= 0) trainee.divergedAt = trainee.feed.done - steps + fatal;
    const done = fatal >= 0 ? fatal + 1 : steps;
    const news = newsOf(trainee, frame);
    news.batchLoss = losses.slice(0, done);
    news.learningRate = learningRates.slice(0, done);
    news.divergedAt = trainee.divergedAt;
  });
}

/** Records `measured`, or that the run has diverged. Returns its training loss. */
function checkpoint(trainee: Trainee, measured: Checkpoint, frame: StudyFrame): number {
  const news = newsOf(trainee, frame);
  if (isDivergent(measured.trainingLoss, trainee)) {
    trainee.divergedAt = measured.step;
    news.divergedAt = measured.step;
  } else {
    news.checkpoints.push(measured);
  }
  return measured.trainingLoss;
}

function isDivergent(loss: number, { limit }: Trainee): boolean {
  return !Number.isFinite(loss) || loss > limit;
}

const emptyFrame = ({ runs }: Problem): StudyFrame => ({ runs: runs.map(() => null) });

/** What the frame says of the run, to be filled. */
function newsOf({ index, divergedAt }: Trainee, frame: StudyFrame): RunFrame {
  const nothing = new Float32Array(0);
  return (frame.runs[index] ??= { batchLoss: nothing, learningRate: nothing, checkpoints: [], divergedAt });
}
