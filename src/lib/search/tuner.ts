/**
 * Runs a search: asks the searcher, gives its trials to workers and tells it what became of them. Workers and their clock
 * are simulated, so that a search comes out the same on any machine: a trial takes as long as it has steps, whoever trains
 * it, and however many are in fact trained at once.
 */
import type { Outcome, Searcher } from './searcher.ts';
import { trainWhole, type Resumption, type Scheduler, type Verdict } from './scheduler.ts';
import { keyOf, type Setting, type Space } from './space.ts';

export interface Plan {
  space: Space;
  searcher: Searcher;
  /** Trials, repetitions included, copies not; or steps, of which none is spent beyond. */
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
  /** The trial from whose state it begins, which stands at `from`; null if it goes on from its own, or is new. */
  copyOf: number | null;
}

/** What became of a job. */
export interface JobOutcome {
  /** Where the trial stands now: at the job's end, or before it if it diverged or has stopped by itself. */
  step: number;
  /** Null if it diverged. */
  loss: number | null;
  /** It has stopped by itself just at the job's end. */
  hasStopped?: boolean;
}

export interface TunedTrial {
  setting: Setting;
  /** Steps of the whole trial. */
  steps: number;
  /** The earlier trial with the same setting, if this one is not trained itself. */
  repeats: number | null;
  /** Of a copy: from which trial, and how many steps that had done. */
  origin: Origin | null;
  /** What its scheduler was told of it, and said. */
  reports: Report[];
  /** A trial that is at its end is whole, has diverged or was stopped. */
  state: 'waiting' | 'running' | 'paused' | 'ended';
  /** When and where it was trained. Of a trial that is trained ahead of its time there is none yet. */
  stretches: Stretch[];
}

export interface Origin {
  trial: number;
  step: number;
}

export interface Report {
  time: number;
  step: number;
  loss: number | null;
  /** `over`: the trial cannot go on, whatever is said. */
  verdict: Verdict | 'over';
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
    suggested: 0,
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
  /** Trials that are no copies. */
  suggested: number;
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
  /** Where it stands, and where it is reported next, in parts of the scheduler. */
  part: number;
  nextPart: number;
  /** Where it stands, and what it came to there. */
  step: number;
  loss: number | null;
  /** The end of the stretch that it is in, or waits for, unless it ends before: steps that are kept for it until then. */
  until: number;
  /** What becomes of that stretch, once it is trained: sooner than the clock reaches it. */
  known: { step: number; loss: number | null; isOver: boolean } | null;
}

/** Round after round: free workers begin, what they need is trained, and the clock goes on to where the first has ended. */
function* courseOf(search: Search): Generator<Job[], void, readonly JobOutcome[]> {
  const { trials, workers } = search;
  const isIdle = () => workers.every((busy) => busy === null);
  for (;;) {
    giveWork(search);
    if (isIdle()) {
      search.scheduler.settle?.();
      closeDropped(search);
      giveWork(search);
    }
    if (isTrainedAhead(search)) while (suggestTrial(search));
    const untrained = trials.filter(
      ({ state, known }) => known === null && (state === 'running' || state === 'waiting'),
    );
    if (untrained.length > 0) {
      const outcomes = yield untrained.map(jobOf);
      untrained.forEach((trial, i) => learn(trial, outcomes[i]!));
    }
    if (isIdle()) break;
    goOn(search);
  }
  for (const trial of trials) if (trial.state === 'paused') close(search, trial);
}

function giveWork(search: Search): void {
  search.workers.forEach((busy, worker) => {
    const trial = busy ? null : nextTrial(search);
    if (trial) begin(search, worker, trial);
  });
}

/** With a budget in steps, what is trained ahead could use up those with which paused trials are to go on. */
const isTrainedAhead = ({ searcher, scheduler, budget }: Search): boolean =>
  searcher.isBlind === true && (scheduler.trainsWhole === true || 'trials' in budget);

const jobOf = ({ index, setting, step, until, origin, stretches }: Tuning): Job => ({
  trial: index,
  setting,
  from: step,
  to: until,
  copyOf: stretches.length > 1 ? null : (origin?.trial ?? null),
});

/** A trial that diverges at once has cost a step all the same. */
function learn(trial: Tuning, { step, loss, hasStopped = false }: JobOutcome): void {
  const isOver = hasStopped || loss === null || step < trial.until || step === trial.steps;
  trial.known = { step: Math.max(step, trial.step + 1), loss, isOver };
  if (trial.state === 'running') trial.stretches.at(-1)!.to = trial.known.step;
}

/** A trial for a free worker, if there is one. */
function nextTrial(search: Search): Tuning | null {
  const { trials, scheduler } = search;
  for (let next = scheduler.resume(); next !== null; next = scheduler.resume()) {
    const trial = resumed(search, next);
    if (trial) return trial;
  }
  return trials.find(({ state }) => state === 'waiting') ?? suggestTrial(search);
}

/** The trial that goes on, or that begins as a copy; null where the budget has no room for that. */
function resumed(search: Search, resumption: Resumption): Tuning | null {
  const { trials } = search;
  if ('trial' in resumption) {
    const trial = trials[resumption.trial]!;
    const next = nextReport(search, trial);
    if (hasRoom(search, next.until - trial.step)) return Object.assign(trial, next);
    close(search, trial);
    return null;
  }
  const { steps, step, part, index } = trials[resumption.copyOf]!;
  const next = nextReport(search, { index: trials.length, part, steps });
  if (!hasRoom(search, next.until - step)) return null;
  const { setting } = resumption;
  return add(search, { setting, steps, origin: { trial: index, step }, step, part, ...next });
}

/** Where a trial is reported next, in parts and in steps: as the trainer counts the steps up to a checkpoint. */
function nextReport(
  { scheduler }: Search,
  { index, part, steps }: Pick<Tuning, 'index' | 'part' | 'steps'>,
): Pick<Tuning, 'nextPart' | 'until'> {
  const nextPart = scheduler.until(index, part);
  return { nextPart, until: Math.round(steps * (nextPart / scheduler.parts)) };
}

/** A new trial that waits for a worker; null if the budget has no room for another. Repetitions are noted on the way. */
function suggestTrial(search: Search): Tuning | null {
  const { space, searcher, trials, firsts, isDeterministic } = search;
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
    const next = nextReport(search, { index: trials.length, part: 0, steps });
    if (!hasRoom(search, next.until)) {
      search.held = setting;
      return null;
    }
    search.suggested++;
    search.repetitionsInARow = 0;
    const trial = add(search, { setting, steps, ...next });
    firsts.set(key, trial);
    return trial;
  }
  return null;
}

function isFull({ budget, scheduler, suggested, repetitionsInARow }: Search): boolean {
  if (suggested >= (scheduler.population ?? Infinity)) return true;
  return 'trials' in budget ? suggested >= budget.trials : repetitionsInARow >= mostRepetitionsInARow;
}

function repeat(search: Search, first: Tuning, setting: Setting): void {
  search.suggested++;
  search.repetitionsInARow++;
  search.trials.push({ ...untrained(search, setting, first.steps), repeats: first.index, state: 'ended' });
  if (first.state === 'ended') search.searcher.observe({ setting, outcome: outcomeOf(first) });
}

/** A trial that waits for a worker. */
function add(
  search: Search,
  { setting, steps, ...rest }: Pick<Tuning, 'setting' | 'steps' | 'nextPart' | 'until'> & Partial<Tuning>,
): Tuning {
  const added: Tuning = { ...untrained(search, setting, steps), ...rest };
  search.scheduler.admit?.(added.index, setting);
  search.trials.push(added);
  return added;
}

const untrained = ({ trials }: Search, setting: Setting, steps: number): Tuning => ({
  ...{ setting, steps, index: trials.length, repeats: null, origin: null, stretches: [], reports: [] },
  ...{ state: 'waiting', step: 0, until: 0, part: 0, nextPart: 0, loss: null, known: null },
});

/** Whether so many steps more are within the budget, when all that has begun comes to its end. */
function hasRoom({ budget, trials }: Search, steps: number): boolean {
  if ('trials' in budget) return true;
  const spent = trials.map(
    ({ state, step, until, origin }) =>
      (state === 'waiting' || state === 'running' ? until : step) - (origin?.step ?? 0),
  );
  return spent.reduce((sum, part) => sum + part, steps) <= budget.steps;
}

function begin({ workers, now }: Search, worker: number, trial: Tuning): void {
  workers[worker] = trial;
  trial.state = 'running';
  trial.stretches.push({ worker, start: now, from: trial.step, to: trial.known?.step ?? trial.until });
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
  search.workers[worker] = null;
  const verdict = report(search, trial);
  const next = verdict === 'go on' ? nextReport(search, trial) : null;
  if (verdict === 'pause') trial.state = 'paused';
  else if (next && hasRoom(search, next.until - trial.step))
    begin(search, worker, Object.assign(trial, next));
  else close(search, trial);
  closeDropped(search);
}

/** Tells scheduler and searcher where the trial stands. */
function report({ scheduler, searcher, now }: Search, trial: Tuning): Verdict | 'over' {
  const { step, loss, isOver } = trial.known!;
  Object.assign(trial, { step, loss, part: trial.nextPart, known: null });
  searcher.observePart?.({ setting: trial.setting, outcome: outcomeOf(trial) }, trial.part / scheduler.parts);
  const said = scheduler.report({ trial: trial.index, at: trial.part, loss, isOver });
  const verdict = isOver ? 'over' : said;
  trial.reports.push({ time: now, step, loss, verdict });
  return verdict;
}

/** Paused trials with which nobody will go on are at their end. */
function closeDropped(search: Search): void {
  for (const trial of search.scheduler.dropped?.() ?? []) close(search, search.trials[trial]!);
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
