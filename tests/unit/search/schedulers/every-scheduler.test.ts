import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schedulerFor } from '../../../../src/lib/search/schedulers.ts';
import type { Job, JobOutcome, Plan } from '../../../../src/lib/search/tuner.ts';
import { schedulerSpecs, synchronousSpecs } from './specs.ts';
import { counting, numbers, stepsSpent, tune, xOf } from './trainings.ts';

/** Losses by x and step, of which few are the same; and how long trials are. */
const tables = fc.record({
  losses: fc.array(fc.option(fc.integer({ min: 1, max: 30 }), { freq: 8 }), { minLength: 5, maxLength: 30 }),
  lengths: fc.array(fc.integer({ min: 10, max: 40 }), { minLength: 1, maxLength: 8 }),
});
type Table = { losses: (number | null)[]; lengths: number[] };

const lossAt = ({ losses }: Table, x: number, step: number) => losses[(7 * x + step) % losses.length]!;
const train =
  (table: Table) =>
  ({ setting, from, to }: Job): JobOutcome => {
    const loss = lossAt(table, xOf(setting), to);
    return loss === null ? { step: from + 1, loss } : { step: to, loss };
  };
const survive =
  (table: Table) =>
  ({ setting, to }: Job): JobOutcome => ({ step: to, loss: lossAt(table, xOf(setting), to) ?? 31 });

const anyWorkers = fc.integer({ min: 1, max: 5 });

describe.each(schedulerSpecs.map((spec) => [JSON.stringify(spec), spec] as const))('%s', (_, spec) => {
  const planOf = (table: Table): Pick<Plan, 'stepsOf'> & { scheduler: Plan['scheduler'] & object } => ({
    scheduler: schedulerFor(spec, numbers, 1),
    stepsOf: (setting) => table.lengths[xOf(setting) % table.lengths.length]!,
  });

  test('spends no more than the budget', () => {
    fc.assert(
      fc.property(
        tables,
        anyWorkers,
        fc.boolean(),
        fc.integer({ min: 40, max: 300 }),
        (table, workers, isBlind, steps) => {
          const plan = { ...planOf(table), searcher: counting(isBlind), workers };
          const { trials } = tune({ ...plan, budget: { steps } }, train(table));
          expect(stepsSpent(trials)).toBeLessThanOrEqual(steps);
          const { trials: counted } = tune(
            { ...plan, ...planOf(table), budget: { trials: 7 } },
            train(table),
          );
          expect(counted.filter(({ origin }) => origin === null).length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });

  test('trains one trial whole, at least, if none diverges', () => {
    fc.assert(
      fc.property(tables, anyWorkers, fc.integer({ min: 2, max: 30 }), (table, workers, count) => {
        const { trials } = tune({ ...planOf(table), budget: { trials: count }, workers }, survive(table));
        expect(trials.some(({ steps, stretches }) => stretches.at(-1)!.to === steps)).toBe(true);
      }),
    );
  });

  test('has every trial go on where it was put down, one stretch at a time, until it is at its end', () => {
    fc.assert(
      fc.property(tables, anyWorkers, fc.boolean(), (table, workers, isSynchronous) => {
        const plan = { ...planOf(table), budget: { trials: 14 }, workers, isSynchronous };
        for (const { stretches, origin, state, reports } of tune(plan, train(table)).trials) {
          expect(state).toBe('ended');
          expect(reports).toHaveLength(stretches.length);
          stretches.forEach(({ from, to, start }, i) => {
            const before = stretches[i - 1];
            expect(from).toBe(before ? before.to : (origin?.step ?? 0));
            expect(to).toBeGreaterThan(from);
            if (before) expect(start).toBeGreaterThanOrEqual(before.start + before.to - before.from);
          });
        }
      }),
    );
  });

  test('asks for the same where trials of a blind searcher are trained ahead', () => {
    fc.assert(
      fc.property(tables, anyWorkers, (table, workers) => {
        for (const budget of [{ trials: 12 }, { steps: 150 }]) {
          const tuned = (isBlind: boolean) =>
            tune({ ...planOf(table), searcher: counting(isBlind), workers, budget }, train(table)).trials;
          expect(tuned(true)).toEqual(tuned(false));
        }
      }),
    );
  });
});

describe.each(synchronousSpecs.map((spec) => [JSON.stringify(spec), spec] as const))('%s', (_, spec) => {
  test('asks for the same with one worker and with many', () => {
    fc.assert(
      fc.property(tables, anyWorkers, fc.integer({ min: 2, max: 40 }), (table, workers, count) => {
        const asked = (of: number) =>
          tune(
            {
              scheduler: schedulerFor(spec, numbers, 1),
              stepsOf: () => 20,
              ...{ budget: { trials: count }, workers: of },
            },
            train(table),
          )
            .jobs.map(({ setting, from, to, copyOf }) => `${xOf(setting)} of ${copyOf}: ${from} → ${to}`)
            .sort();
        expect(asked(workers)).toEqual(asked(1));
      }),
    );
  });
});
