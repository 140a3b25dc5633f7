/** A run under way, as its trainer sees it: what it trains with now, whether it goes on, how it is put down and taken up. */
import { feed, type Feed, type FeedState } from './batches.ts';
import type { NetworkState, PreparedRun, Problem, Session } from './engine.ts';
import { checkWhole, reject } from './check/values.ts';
import type { OptimizerKind } from './optimizers.ts';
import { batchSizeOf } from './plan.ts';
import { plateauOf } from './schedules.ts';
import type { Change, Checkpoint, RunHistory, Stop } from './spec.ts';
import { unwatched, watched, type WatchState } from './watch.ts';

export interface Trainee {
  index: number;
  /** Its hyperparameters as they are now. */
  prepared: PreparedRun;
  feed: Feed;
  /** After so many steps it is put down. */
  until: number;
  /** The changes that are still to come. */
  changes: readonly Change[];
  /** Before its step number `at` its parameters are kept, to be compared with those after it. */
  lookBack?: { at: number; parameters?: Float32Array };
  /** A loss beyond which the run has diverged. */
  limit: number;
  divergedAt: number | null;
  stopped?: Stop;
  /** Step of its last checkpoint; −1 before the first. */
  measuredAt: number;
  plateau: WatchState;
  stopping: WatchState;
  /** With early stopping: the step of the best checkpoint, and the network as it was then. */
  best?: { step: number; network: NetworkState };
}

/** A run that was put down, as plain data: all that it takes to go on as if it had never stopped. */
export interface RunState extends Pick<
  Trainee,
  'limit' | 'divergedAt' | 'stopped' | 'measuredAt' | 'plateau' | 'stopping' | 'best'
> {
  optimizer: OptimizerKind;
  feed: FeedState;
  network: NetworkState;
  history: RunHistory;
}

/** The runs of a problem, each from its first step or from where it was put down; and until when, if not to the end. */
export const traineesOf = (
  problem: Problem,
  session: Session,
  states: readonly (RunState | null)[],
  until: readonly number[],
): Trainee[] =>
  problem.runs.map((prepared, index) => {
    const state = states[index];
    const last = until[index] ?? prepared.steps;
    checkWhole(`until[${index}]`, last, 0);
    return state ? takenUp(prepared, index, last, state, session) : fresh(prepared, index, last);
  });

const fresh = (prepared: PreparedRun, index: number, until: number): Trainee => ({
  index,
  prepared,
  feed: feed(index, prepared),
  until,
  changes: prepared.run.changes ?? [],
  limit: Infinity,
  divergedAt: null,
  measuredAt: -1,
  plateau: unwatched(),
  stopping: unwatched(),
});

function takenUp(
  prepared: PreparedRun,
  index: number,
  until: number,
  state: RunState,
  session: Session,
): Trainee {
  checkFits(`runs[${index}]`, prepared, state);
  session.restore(index, state.network);
  const { limit, divergedAt, stopped, measuredAt, plateau, stopping, best } = state;
  return {
    ...{
      index,
      prepared,
      until,
      changes: prepared.run.changes ?? [],
      feed: feed(index, prepared, state.feed),
    },
    ...{ limit, divergedAt, measuredAt, plateau, stopping },
    ...(stopped && { stopped }),
    ...(best && { best }),
  };
}

/** Throws a `RangeError` where a run cannot go on from the state. */
function checkFits(path: string, { run, start, examples, steps }: PreparedRun, state: RunState): void {
  const { parameters, moments } = state.network;
  const { done, order, position } = state.feed;
  const was = (name: string, value: unknown, before: unknown) =>
    reject(`${path}.${name}`, value, `${JSON.stringify(before)}, with which the run was put down`);
  if (parameters.length !== start.length) was('parameters', start.length, parameters.length);
  const normalised = moments.length > 0 ? 'batch' : 'layer';
  if ((run.normalization?.kind === 'batch' && run.hidden.length > 0) !== (normalised === 'batch'))
    was('normalization.kind', run.normalization?.kind, normalised);
  if (run.optimizer.kind !== state.optimizer) was('optimizer.kind', run.optimizer.kind, state.optimizer);
  if (examples !== order.length) was('examples', examples, order.length);
  if (steps < done) reject(`${path}.budget`, steps, `at least ${done}, the steps that the run has done`);
  const last = (order.length - position) % batchSizeOf(run, examples);
  if (normalised === 'batch' && last === 1)
    reject(
      `${path}.batchSize`,
      run.batchSize,
      'possible here: it leaves one example for the last batch of this epoch',
    );
}

/** Puts a run down, with its history. */
export function putDown(
  { index, prepared, feed, limit, divergedAt, stopped, measuredAt, plateau, stopping, best }: Trainee,
  session: Session,
  history: RunHistory,
): RunState {
  return {
    ...{ optimizer: prepared.run.optimizer.kind, feed: feed.state(), network: session.state(index), history },
    ...{ limit, divergedAt, measuredAt, plateau, stopping },
    ...(stopped && { stopped }),
    ...(best && { best }),
  };
}

/** Whether it has neither diverged nor been stopped. */
export const goesOn = ({ divergedAt, stopped }: Trainee): boolean => divergedAt === null && !stopped;

/** The step up to which it can be trained in one go, at most `target`: the hyperparameters change there, or it looks back. */
export function nextCut({ changes, lookBack, feed }: Trainee, target: number): number {
  const cutAt = (step = target) => (step > feed.done ? Math.min(step, target) : target);
  return Math.min(cutAt(changes[0]?.at), cutAt(lookBack?.at));
}

/** Keeps its parameters where it will look back at them. */
export function remember({ index, feed, lookBack }: Trainee, session: Session): void {
  if (feed.done === lookBack?.at) lookBack.parameters = session.parameters(index);
}

/** Takes up the hyperparameters that are due at the step at which the run stands. */
export function change(trainee: Trainee, session: Session, trainingExamples: number): void {
  const { feed, changes, index } = trainee;
  const due = changes.filter(({ at }) => at <= feed.done);
  if (due.length === 0) return;
  const run = Object.assign({}, trainee.prepared.run, ...due.map(({ set }) => set)) as PreparedRun['run'];
  trainee.changes = changes.slice(due.length);
  trainee.prepared = { ...trainee.prepared, run, batchSize: batchSizeOf(run, trainingExamples) };
  feed.adjust(trainee.prepared);
  session.adjust(index, trainee.prepared);
}

/** What a checkpoint tells schedule and early stopping. A run that is stopped has the network of its best checkpoint. */
export function heed(trainee: Trainee, measured: Checkpoint, session: Session): void {
  const { index, feed, prepared } = trainee;
  const plateau = plateauOf(prepared.run.schedule);
  if (plateau) {
    trainee.plateau = watched(trainee.plateau, plateau, measured);
    if (trainee.plateau.since >= plateau.patience) {
      feed.fall();
      trainee.plateau = { ...trainee.plateau, since: 0 };
    }
  }
  const { earlyStopping } = prepared.run;
  if (!earlyStopping) return;
  trainee.stopping = watched(trainee.stopping, earlyStopping, measured);
  if (trainee.stopping.since === 0) trainee.best = { step: measured.step, network: session.state(index) };
  if (trainee.stopping.since < earlyStopping.patience) return;
  session.restore(index, trainee.best!.network);
  trainee.stopped = { at: measured.step, best: trainee.best!.step };
}
