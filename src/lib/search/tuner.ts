/**
 * Runs a search: asks the searcher, gives its trials to workers and tells it what became of them. Workers and their clock
 * are simulated, so that a search comes out the same on any machine: a trial takes as long as it has steps, whoever trains
 * it, and however many are in fact trained at once.
 */
import type { Outcome, Searcher } from './searcher.ts';
import { trainWhole, type Scheduler } from './scheduler.ts';
import { keyOf, type Setting, type Space } from './space.ts';

export interface Plan {
  space: Space;
  searcher: Searcher;
  /** Trials, repetitions included; or steps, of which none is spent beyond. */
  budget: SearchBudget;
  /** Trials that are trained at a time. */
  workers: number;
  /** Whether workers wait for each other: all begin when the last has ended. Otherwise each begins when it is free. */
  isSynchronous: boolean;
  /**
   * Whether a setting always comes to the same. Then one that was suggested before is not trained again: it is a
   * repetition, which costs no time, and has the loss that there is.
   */
  isDeterministic: boolean;
  /** Steps of a whole trial. */
  stepsOf(setting: Setting): number;
  /** Default: every trial is trained whole. */
  scheduler?: Scheduler;
}

export type SearchBudget = { trials: number } | { steps: number };

/** A part of a trial that is to be trained. */
export interface Job {
  trial: number;
  setting: Setting;
  /** Steps that the trial has done before. */
  from: number;
  to: number;
}

/** What became of a job. */
export interface JobOutcome {
  /** Where the trial stands now: at the job's end, or before it if it diverged or has stopped by itself. */
  step: number;
  /** Null if it diverged. */
  loss: number | null;
}

export interface TunedTrial {
  setting: Setting;
  /** Steps of the whole trial. */
  steps: number;
  /** The earlier trial with the same setting, if this one is not trained itself. */
  repeats: number | null;
  /** When and where it was trained. Of a trial that is trained ahead of its time there is none yet. */
  stretches: Stretch[];
}

/** A part of a trial on a worker, from time `start` on, one unit of time for a step. */
export interface Stretch {
  worker: number;
  start: number;
  from: number;
  to: number;
}

export interface Tuner {
  /** In the order in which they were suggested. */
  readonly trials: readonly TunedTrial[];
  /**
   * Takes what became of the jobs that it asked for last, in their order, and says what has to be trained next, all of
   * which may be trained at once. Null when the search is at its end.
   */
  advance(outcomes: readonly JobOutcome[]): Job[] | null;
}

/** With a budget in steps, which repetitions do not use up: after so many in a row there is nothing more to be had. */
const mostRepetitionsInARow = 20;

export function tunerOf(plan: Plan): Tuner {
  const search: Search = {
    ...{ scheduler: trainWhole, ...plan },
    trials: [],
    firsts: new Map(),
    held: null,
    repetitionsInARow: 0,
    workers: Array.from({ length: plan.workers }, () => null),
    now: 0,
  };
  const course = courseOf(search);
  return {
    trials: search.trials,
    advance(outcomes) {
      const { value, done } = course.next(outcomes);
      return done ? null : value;
    },
  };
}

/** A search under way. */
interface Search extends Required<Omit<Plan, 'workers'>> {
  trials: Tuning[];
  /** By key: the first trial of each setting. */
  firsts: Map<string, Tuning>;
  /** A suggestion for which there are not steps enough at the moment: running trials may leave some. */
  held: Setting | null;
  /** Since the last trial that was new. */
  repetitionsInARow: number;
  /** `[workers]`: what each trains. */
  workers: (Tuning | null)[];
  now: number;
}

interface Tuning extends TunedTrial {
  index: number;
  state: 'waiting' | 'running' | 'paused' | 'ended';
  /** Where it stands, and what it came to there. */
  step: number;
  loss: number | null;
  /** The end of the stretch that it is in, or waits for. */
  until: number;
  /** What becomes of that stretch, once it is trained: sooner than the clock reaches it. */
  known: (JobOutcome & { isOver: boolean }) | null;
}

/** Round after round: free workers begin, what they need is trained, and the clock goes on to where the first has ended. */
function* courseOf(search: Search): Generator<Job[], void, readonly JobOutcome[]> {
  const { trials, workers, searcher } = search;
  for (;;) {
    workers.forEach((busy, worker) => {
      const trial = busy ? null : nextTrial(search);
      if (trial) begin(search, worker, trial);
    });
    if (searcher.isBlind) while (suggestTrial(search));
    const untrained = trials.filter(
      ({ state, known }) => known === null && (state === 'running' || state === 'waiting'),
    );
    if (untrained.length > 0) {
      const outcomes = yield untrained.map(jobOf);
      untrained.forEach((trial, i) => learn(trial, outcomes[i]!));
    }
    if (workers.every((busy) => busy === null)) return;
    goOn(search);
  }
}

const jobOf = ({ index, setting, step, until }: Tuning): Job => ({
  trial: index,
  setting,
  from: step,
  to: until,
});

/** A trial that diverges at once has cost a step all the same. */
function learn(trial: Tuning, { step, loss }: JobOutcome): void {
  const isOver = loss === null || step < trial.until || step === trial.steps;
  trial.known = { step: Math.max(step, trial.step + 1), loss, isOver };
  trial.until = trial.known.step;
  if (trial.state === 'running') trial.stretches.at(-1)!.to = trial.until;
}

/** A trial for a free worker, if there is one. */
function nextTrial(search: Search): Tuning | null {
  const { trials, scheduler } = search;
  const resumed = scheduler.resume();
  if (resumed === null) return trials.find(({ state }) => state === 'waiting') ?? suggestTrial(search);
  const trial = trials[resumed]!;
  trial.until = scheduler.until(trial.step, trial.steps);
  if (hasRoom(search, trial.until - trial.step)) return trial;
  close(search, trial);
  return nextTrial(search);
}

/** A new trial that waits for a worker; null if the budget has no room for another. Repetitions are noted on the way. */
function suggestTrial(search: Search): Tuning | null {
  const { space, searcher, scheduler, firsts, isDeterministic } = search;
  while (!isFull(search)) {
    const setting = search.held ?? searcher.suggest();
    search.held = null;
    const key = keyOf(space, setting);
    const first = isDeterministic ? firsts.get(key) : undefined;
    if (first) {
      repeat(search, first, setting);
      continue;
    }
    const steps = search.stepsOf(setting);
    const until = scheduler.until(0, steps);
    if (!hasRoom(search, until)) {
      search.held = setting;
      return null;
    }
    const trial = add(search, { setting, steps, until, repeats: null, state: 'waiting' });
    search.repetitionsInARow = 0;
    firsts.set(key, trial);
    return trial;
  }
  return null;
}

const isFull = ({ budget, trials, repetitionsInARow }: Search): boolean =>
  'trials' in budget ? trials.length >= budget.trials : repetitionsInARow >= mostRepetitionsInARow;

function repeat(search: Search, first: Tuning, setting: Setting): void {
  search.repetitionsInARow++;
  add(search, { setting, steps: first.steps, until: 0, repeats: first.index, state: 'ended' });
  if (first.state === 'ended') search.searcher.observe({ setting, outcome: outcomeOf(first) });
}

function add(
  { trials }: Search,
  trial: Pick<Tuning, 'setting' | 'steps' | 'until' | 'repeats' | 'state'>,
): Tuning {
  const added = { ...trial, index: trials.length, stretches: [], step: 0, loss: null, known: null };
  trials.push(added);
  return added;
}

/** Whether so many steps more are within the budget, when all that has begun comes to its end. */
function hasRoom({ budget, trials }: Search, steps: number): boolean {
  if ('trials' in budget) return true;
  const spent = trials.map(({ state, step, until }) =>
    state === 'waiting' || state === 'running' ? until : step,
  );
  return spent.reduce((sum, part) => sum + part, steps) <= budget.steps;
}

function begin({ workers, now }: Search, worker: number, trial: Tuning): void {
  workers[worker] = trial;
  trial.state = 'running';
  trial.stretches.push({ worker, start: now, from: trial.step, to: trial.until });
}

/** The clock goes on to the first end of a stretch, or to the last if workers wait for each other. */
function goOn(search: Search): void {
  const { workers, isSynchronous } = search;
  const busy = workers.flatMap((trial, worker) => (trial ? [{ trial, worker, time: endOf(trial) }] : []));
  const times = busy.map(({ time }) => time);
  search.now = isSynchronous ? Math.max(...times) : Math.min(...times);
  busy
    .filter(({ time }) => time <= search.now)
    .sort((a, b) => a.time - b.time || a.trial.index - b.trial.index)
    .forEach(({ trial, worker }) => end(search, worker, trial));
}

function endOf({ stretches }: TunedTrial): number {
  const { start, from, to } = stretches.at(-1)!;
  return start + to - from;
}

/** A trial at the end of a stretch: it goes on, as the scheduler says, or its worker is free. */
function end(search: Search, worker: number, trial: Tuning): void {
  const { scheduler, workers } = search;
  const { step, loss, isOver } = trial.known!;
  Object.assign(trial, { step, loss, known: null });
  workers[worker] = null;
  const verdict = isOver || loss === null ? 'stop' : scheduler.report({ trial: trial.index, step, loss });
  const until = scheduler.until(step, trial.steps);
  if (verdict === 'pause') trial.state = 'paused';
  else if (verdict === 'stop' || !hasRoom(search, until - step)) close(search, trial);
  else {
    trial.until = until;
    begin(search, worker, trial);
  }
}

/** Tells the searcher of a trial that is at its end, and of those that repeat it. */
function close({ searcher, trials }: Search, trial: Tuning): void {
  trial.state = 'ended';
  const outcome = outcomeOf(trial);
  searcher.observe({ setting: trial.setting, outcome });
  for (const { repeats, setting } of trials)
    if (repeats === trial.index) searcher.observe({ setting, outcome });
}

const outcomeOf = ({ loss }: Tuning): Outcome => (loss === null ? 'infeasible' : { loss });
