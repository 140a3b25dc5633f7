/**
 * What a scheduler makes of trials whose whole curves are known: it is told of each only as far as it has it trained. A run
 * that goes on is, bit for bit, one that was never paused, so nothing has to be trained for it.
 */
import type { SchedulerSpec } from '../../../lib/search/schedulers.ts';
import { schedulerFor } from '../../../lib/search/schedulers.ts';
import type { Searcher } from '../../../lib/search/searcher.ts';
import { tunerOf, type Job, type JobOutcome, type TunedTrial } from '../../../lib/search/tuner.ts';
import type { Curve } from './bank.ts';
import { parts, problemOf, type ProblemName } from './problems.ts';

/** A search with one worker, whose clock shows what has been spent. */
export interface Replay {
  /** `[trials]`; as far as the curves are known. */
  trials: readonly TunedTrial[];
  /** Steps that were trained. */
  cost: number;
  isDone: boolean;
}

export function replay(curves: readonly Curve[], scheduler: SchedulerSpec, name: ProblemName): Replay {
  const { space, steps } = problemOf(name);
  const tuner = tunerOf({
    space,
    searcher: inOrder(curves),
    scheduler: schedulerFor(scheduler, space, 0),
    budget: { trials: curves.length },
    workers: 1,
    isSynchronous: false,
    isDeterministic: false,
    stepsOf: () => steps,
  });
  let isKnown = curves.length > 0;
  for (let jobs = isKnown ? tuner.advance([]) : null; jobs !== null;) {
    const outcomes = jobs.map((job) => outcomeOf(job, curves[job.trial]!));
    isKnown = outcomes.every((outcome) => outcome !== null);
    jobs = isKnown ? tuner.advance(outcomes.filter((outcome) => outcome !== null)) : null;
  }
  const cost = tuner.trials.reduce((sum, trial) => sum + stepsIn(trial), 0);
  return { trials: tuner.trials, cost, isDone: isKnown };
}

const inOrder = (curves: readonly Curve[]): Searcher => {
  const settings = curves.map(({ setting }) => setting).values();
  return { suggest: () => settings.next().value!, observe() {}, isBlind: true };
};

/** Null while it is not known. */
function outcomeOf({ to }: Job, { steps, losses, divergedAfter }: Curve): JobOutcome | null {
  if (divergedAfter !== null && divergedAfter <= to) return { step: divergedAfter, loss: null };
  const loss = losses[Math.round((to / steps) * parts) - 1];
  return loss === undefined ? null : { step: to, loss };
}

const stepsIn = ({ stretches }: TunedTrial): number =>
  stretches.reduce((sum, { from, to }) => sum + to - from, 0);
