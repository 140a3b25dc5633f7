import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scheduler, Verdict } from '../../../src/lib/search/scheduler.ts';
import type { Searcher, Trial } from '../../../src/lib/search/searcher.ts';
import type { Setting, Space } from '../../../src/lib/search/space.ts';
import { searcherFor } from '../../../src/lib/search/searchers.ts';
import { tunerOf, type Job, type JobOutcome, type Plan } from '../../../src/lib/search/tuner.ts';
import { spaces } from './spaces.ts';
import { specs } from './specs.ts';

const space: Space = [{ name: 'x', kind: 'integer', low: 0, high: 1000, scale: 'linear' }];

/** Suggests these values of x, and notes what it is asked and told. */
function listing(values: readonly number[], isBlind = false) {
  const notes: string[] = [];
  let suggested = 0;
  const searcher: Searcher = {
    suggest() {
      const x = values[suggested++ % values.length]!;
      notes.push(`suggest ${x}`);
      return { x };
    },
    observe: ({ setting, outcome }: Trial) =>
      void notes.push(`${setting['x']} is ${outcome === 'infeasible' ? outcome : outcome.loss}`),
    ...(isBlind && { isBlind }),
  };
  return { searcher, notes };
}

const xOf = (setting: Setting) => Number(setting['x']);

/** A trial of x takes x steps and comes to x; one of more than 500 diverges after 7, one of 99 stops by itself after 9. */
function train({ setting, from, to }: Job): JobOutcome {
  const x = xOf(setting);
  if (x === 99) return { step: 9, loss: x };
  return x > 500 && from < 7 && to >= 7 ? { step: 7, loss: null } : { step: to, loss: x };
}

/** Runs a search to its end. `rounds` are the trials of the jobs that it asked for together. */
function tune(plan: Partial<Plan> & Pick<Plan, 'searcher' | 'budget'>) {
  const tuner = tunerOf({
    space,
    workers: 1,
    isSynchronous: false,
    isDeterministic: true,
    stepsOf: xOf,
    ...plan,
  });
  const rounds: Job[][] = [];
  for (let jobs = tuner.advance([]); jobs; jobs = tuner.advance(jobs.map(train))) rounds.push(jobs);
  return { trials: tuner.trials, rounds: rounds.map((jobs) => jobs.map(({ trial }) => trial)) };
}

/** "1 from 5 to 9": on worker 1 at these times. */
const placesOf = (
  trials: readonly { stretches: { worker: number; start: number; from: number; to: number }[] }[],
) =>
  trials.map(({ stretches }) =>
    stretches
      .map(({ worker, start, from, to }) => `${worker} from ${start} to ${start + to - from}`)
      .join(', '),
  );

describe('the clock', () => {
  test('one worker trains trial after trial, and tells of each before the next is suggested', () => {
    const { searcher, notes } = listing([5, 3, 2]);
    const { trials, rounds } = tune({ searcher, budget: { trials: 3 } });
    expect(placesOf(trials)).toEqual(['0 from 0 to 5', '0 from 5 to 8', '0 from 8 to 10']);
    expect(rounds).toEqual([[0], [1], [2]]);
    expect(notes).toEqual(['suggest 5', '5 is 5', 'suggest 3', '3 is 3', 'suggest 2', '2 is 2']);
  });

  test('each worker begins when it is free, with what is known by then', () => {
    const { searcher, notes } = listing([5, 2, 1, 4]);
    const { trials, rounds } = tune({ searcher, budget: { trials: 4 }, workers: 2 });
    expect(placesOf(trials)).toEqual(['0 from 0 to 5', '1 from 0 to 2', '1 from 2 to 3', '1 from 3 to 7']);
    expect(rounds).toEqual([[0, 1], [2], [3]]);
    expect(notes.join()).toBe('suggest 5,suggest 2,2 is 2,suggest 1,1 is 1,suggest 4,5 is 5,4 is 4');
  });

  test('workers that wait for each other begin together', () => {
    const { searcher, notes } = listing([5, 2, 1, 4]);
    const { trials } = tune({ searcher, budget: { trials: 4 }, workers: 2, isSynchronous: true });
    expect(placesOf(trials)).toEqual(['0 from 0 to 5', '1 from 0 to 2', '0 from 5 to 6', '1 from 5 to 9']);
    expect(notes.join()).toBe('suggest 5,suggest 2,2 is 2,5 is 5,suggest 1,suggest 4,1 is 1,4 is 4');
  });

  test('a trial that diverges is infeasible, and has cost the steps until then', () => {
    const { searcher, notes } = listing([600, 3]);
    expect(placesOf(tune({ searcher, budget: { trials: 2 } }).trials)).toEqual([
      '0 from 0 to 7',
      '0 from 7 to 10',
    ]);
    expect(notes).toContain('600 is infeasible');
  });

  test('a trial that stops by itself is at its end, and has cost the steps until then', () => {
    const { searcher, notes } = listing([99, 3]);
    expect(placesOf(tune({ searcher, budget: { trials: 2 } }).trials)).toEqual([
      '0 from 0 to 9',
      '0 from 9 to 12',
    ]);
    expect(notes).toContain('99 is 99');
  });

  const costs = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 30 });

  test('of workers that are free the first takes the next trial, as simple bookkeeping has it', () => {
    fc.assert(
      fc.property(costs, fc.integer({ min: 1, max: 5 }), (values, workers) => {
        const { trials } = tune({
          ...{ searcher: listing(values).searcher, budget: { trials: values.length }, workers },
          isDeterministic: false,
        });
        const free = Array.from({ length: workers }, () => 0);
        for (const [i, { stretches }] of trials.entries()) {
          const start = Math.min(...free);
          const worker = free.indexOf(start);
          expect(stretches).toEqual([{ worker, start, from: 0, to: values[i] }]);
          free[worker] = start + values[i]!;
        }
      }),
    );
  });

  test('a blind searcher’s trials are trained ahead, and come to the same', () => {
    fc.assert(
      fc.property(costs, fc.integer({ min: 1, max: 5 }), fc.boolean(), (values, workers, isSynchronous) => {
        for (const budget of [{ trials: values.length }, { steps: 40 }]) {
          const plan = { budget, workers, isSynchronous };
          const ahead = tune({ searcher: listing(values, true).searcher, ...plan });
          const inTime = tune({ searcher: listing(values).searcher, ...plan });
          expect(ahead.trials).toEqual(inTime.trials);
          if ('trials' in budget) expect(ahead.rounds).toHaveLength(1);
        }
      }),
    );
  });
});

describe('a setting that was suggested before', () => {
  test('is not trained again: it counts, and comes to what there is', () => {
    const { searcher, notes } = listing([4, 4, 2]);
    const { trials, rounds } = tune({ searcher, budget: { trials: 3 } });
    expect(trials.map(({ repeats }) => repeats)).toEqual([null, 0, null]);
    expect(placesOf(trials)).toEqual(['0 from 0 to 4', '', '0 from 4 to 6']);
    expect(rounds).toEqual([[0], [2]]);
    expect(notes.join()).toBe('suggest 4,4 is 4,suggest 4,4 is 4,suggest 2,2 is 2');
  });

  test('comes to what the first does when that ends', () => {
    const { searcher, notes } = listing([4, 4, 2]);
    tune({ searcher, budget: { trials: 3 }, workers: 2 });
    expect(notes.join()).toBe('suggest 4,suggest 4,suggest 2,2 is 2,4 is 4,4 is 4');
  });

  test('is trained again where every trial has a start of its own', () => {
    const { trials } = tune({
      searcher: listing([4]).searcher,
      budget: { trials: 3 },
      isDeterministic: false,
    });
    expect(trials.map(({ repeats }) => repeats)).toEqual([null, null, null]);
  });

  test('does not keep a search going whose budget it does not use up', () => {
    const { trials } = tune({ searcher: listing([4]).searcher, budget: { steps: 1000 } });
    expect(trials.filter(({ repeats }) => repeats === null)).toHaveLength(1);
  });
});

describe('a budget in steps', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(600)), {
    minLength: 1,
    maxLength: 20,
  });

  test('is never overspent, and has no room left for what was suggested last', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 4 }), fc.boolean(), (xs, workers, isBlind) => {
        const steps = 650;
        const { trials } = tune({
          ...{ searcher: listing(xs, isBlind).searcher, budget: { steps }, workers },
          isDeterministic: false,
        });
        const spent = trials.map(({ stretches }) =>
          stretches.reduce((sum, { from, to }) => sum + to - from, 0),
        );
        const total = spent.reduce((a, b) => a + b, 0);
        expect(total).toBeLessThanOrEqual(steps);
        expect(total + xs[trials.length % xs.length]!).toBeGreaterThan(steps);
      }),
    );
  });

  test('has room again when a trial diverges', () => {
    const { searcher } = listing([600, 30, 700]);
    const { trials } = tune({ searcher, budget: { steps: 610 }, workers: 2 });
    expect(placesOf(trials)).toEqual(['0 from 0 to 7', '0 from 7 to 37']);
  });
});

describe('a scheduler', () => {
  /** Reports after every third of a trial, and says of each report what it is told to. */
  function everyThird(verdicts: Record<string, Verdict>): Scheduler & { reports: string[] } {
    const reports: string[] = [];
    const paused: number[] = [];
    return {
      parts: 3,
      reports,
      until: (_, at) => at + 1,
      report({ trial, at, isOver }) {
        const report = `${trial} at ${at}`;
        reports.push(isOver ? `${report}, over` : report);
        const verdict = verdicts[report] ?? 'go on';
        if (verdict === 'pause') paused.push(trial);
        return verdict;
      },
      resume() {
        const trial = reports.length >= 4 ? paused.shift() : undefined;
        return trial === undefined ? null : { trial };
      },
    };
  }

  test('that lets trials go on changes nothing but the number of stretches', () => {
    const scheduler = everyThird({});
    const { searcher, notes } = listing([24, 30]);
    const { trials } = tune({ searcher, budget: { trials: 2 }, workers: 2, scheduler });
    expect(scheduler.reports.join()).toBe('0 at 1,1 at 1,0 at 2,1 at 2,0 at 3, over,1 at 3, over');
    expect(placesOf(trials)).toEqual([
      '0 from 0 to 8, 0 from 8 to 16, 0 from 16 to 24',
      '1 from 0 to 10, 1 from 10 to 20, 1 from 20 to 30',
    ]);
    expect(notes.slice(2)).toEqual(['24 is 24', '30 is 30']);
  });

  test('that stops a trial frees its worker; the searcher is told what it came to', () => {
    const { searcher, notes } = listing([24, 12]);
    const scheduler = everyThird({ '0 at 1': 'stop' });
    const { trials } = tune({ searcher, budget: { trials: 2 }, scheduler });
    expect(placesOf(trials)).toEqual(['0 from 0 to 8', '0 from 8 to 12, 0 from 12 to 16, 0 from 16 to 20']);
    expect(notes.join()).toBe('suggest 24,24 is 24,suggest 12,12 is 12');
  });

  test('that pauses a trial lets another begin, and goes on with it later, on any worker', () => {
    const { searcher, notes } = listing([24, 60, 6]);
    const scheduler = everyThird({ '0 at 1': 'pause' });
    const { trials } = tune({ searcher, budget: { trials: 3 }, workers: 2, scheduler });
    expect(placesOf(trials)).toEqual([
      '0 from 0 to 8, 0 from 14 to 22, 0 from 22 to 30',
      '1 from 0 to 20, 1 from 20 to 40, 1 from 40 to 60',
      '0 from 8 to 10, 0 from 10 to 12, 0 from 12 to 14',
    ]);
    expect(notes.indexOf('6 is 6')).toBeLessThan(notes.indexOf('24 is 24'));
  });

  test('is told of a trial that diverges, or stops by itself, that it is over', () => {
    const scheduler = everyThird({});
    const { trials } = tune({ searcher: listing([600, 99]).searcher, budget: { trials: 2 }, scheduler });
    expect(scheduler.reports.join()).toBe('0 at 1, over,1 at 1, over');
    expect(trials.map(({ reports }) => reports)).toEqual([
      [{ time: 7, step: 7, loss: null, verdict: 'over' }],
      [{ time: 16, step: 9, loss: 99, verdict: 'over' }],
    ]);
  });

  test('spends no more than the budget: what has no room to go on ends', () => {
    const { searcher, notes } = listing([60, 63]);
    const { trials } = tune({ searcher, budget: { steps: 45 }, scheduler: everyThird({}) });
    expect(placesOf(trials)).toEqual(['0 from 0 to 20, 0 from 20 to 40']);
    expect(notes).toContain('60 is 60');
  });

  test('is asked once more when nothing runs: what is paused for good is at its end with the search', () => {
    const { searcher, notes } = listing([24, 30]);
    let settled = 0;
    const scheduler: Scheduler = {
      ...everyThird({ '0 at 1': 'pause' }),
      resume: () => null,
      settle: () => void settled++,
    };
    const { trials } = tune({ searcher, budget: { trials: 2 }, scheduler });
    expect(settled).toBe(1);
    expect(trials.map(({ state }) => state)).toEqual(['ended', 'ended']);
    expect(notes).toEqual(['suggest 24', 'suggest 30', '30 is 30', '24 is 24']);
  });
});

describe.each(specs.map((spec) => [JSON.stringify(spec), spec] as const))('with %s', (_, spec) => {
  const results: [what: string, outcomeOf: (job: Job) => JobOutcome][] = [
    ['come to something', ({ setting, to }) => ({ step: to, loss: Number(setting['layers']) })],
    ['are all equal', ({ to }) => ({ step: to, loss: 1 })],
    ['all diverge', () => ({ step: 3, loss: null })],
  ];

  test.each(results)('trials that %s: one worker or four finish, and do so again', (_, outcomeOf) => {
    for (const [workers, isSynchronous, trials] of [
      [1, false, 1],
      [1, false, 15],
      [4, false, 15],
      [4, true, 15],
    ] as const) {
      const searched = () => {
        const mixed = spaces['every kind of parameter']!;
        const tuner = tunerOf({
          ...{
            space: mixed,
            searcher: searcherFor(spec, mixed, 1),
            budget: { trials },
            workers,
            isSynchronous,
          },
          ...{ isDeterministic: true, stepsOf: ({ width }) => Number(width) },
        });
        for (let jobs = tuner.advance([]); jobs;) jobs = tuner.advance(jobs.map(outcomeOf));
        return tuner.trials;
      };
      const tried = searched();
      expect(tried).toHaveLength(trials);
      expect(tried.every(({ repeats, stretches }) => repeats !== null || stretches.length === 1)).toBe(true);
      expect(searched()).toEqual(tried);
    }
  });
});
