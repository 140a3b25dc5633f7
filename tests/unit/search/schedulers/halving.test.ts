import { describe, expect, test } from 'vitest';
import { schedulerFor } from '../../../../src/lib/search/schedulers.ts';
import { numbers, stretchesOf, tune, xOf } from './trainings.ts';

const spec = { kind: 'halving', trials: 9, parts: 9, first: 1, factor: 3 } as const;

/** `[trials]`: losses after 1 part, and after 3 and 9 of those who come there. */
const losses = [[5], [2, 2.5, 2.4], [9], [1, 4], [7], [3, 3], [8], [4], [6]];
const rungs = [1, 3, 9];

const tuned = (workers: number) =>
  tune({ scheduler: schedulerFor(spec, numbers, 1), budget: { trials: 9 }, workers }, ({ setting, to }) => ({
    step: to,
    loss: losses[xOf(setting)]![rungs.indexOf(to)]!,
  })).trials;

describe('nine trials, of which three and then one go on', () => {
  test('go on as a list worked out by hand says', () => {
    expect(tuned(1).map(stretchesOf)).toEqual([
      '0 → 1',
      '0 → 1, 1 → 3, 3 → 9',
      '0 → 1',
      '0 → 1, 1 → 3',
      '0 → 1',
      '0 → 1, 1 → 3',
      '0 → 1',
      '0 → 1',
      '0 → 1',
    ]);
  });

  test('wait for each other: of two workers one is idle while the last of a rung is trained', () => {
    const trials = tuned(2);
    const placesOf = (trial: number) => trials[trial]!.stretches.map(({ worker, start }) => [worker, start]);
    expect(placesOf(8)).toEqual([[0, 4]]);
    // The best first, then the second; the third has to wait, and who has won the rung waits for it.
    expect(placesOf(3)[1]).toEqual([0, 5]);
    expect(placesOf(1)).toEqual([
      [1, 0],
      [1, 5],
      [0, 9],
    ]);
    expect(placesOf(5)[1]).toEqual([0, 7]);
  });
});

test('who diverges is never promoted, though there would be a place', () => {
  const { trials } = tune(
    { scheduler: schedulerFor(spec, numbers, 1), budget: { trials: 9 } },
    ({ setting, to }) => ({ step: to, loss: xOf(setting) === 4 ? 1 : null }),
  );
  expect(trials.map(({ stretches }) => stretches.at(-1)!.to)).toEqual(
    trials.map((_, i) => (i === 4 ? 9 : 1)),
  );
});

describe('is told before anything runs:', () => {
  test.each([
    [{ parts: 2 }, 'parts: 2 parts are too few for a factor of 3, at least as many'],
    [{ first: 10 }, 'first: a rung at 10 is above the budget of a trial, 9 parts.'],
    [{ first: 4 }, 'first: a rung at 4 is too near the whole, 9 parts: with a factor of 3 at most 3.'],
    [{ first: 0 }, 'first must be a whole number of at least 1, not 0.'],
    [{ trials: 8 }, 'trials: 8 are too few for rungs at 1, 3, 9 parts with a factor of 3: at least 9'],
  ])('%j', (wrong, message) => {
    expect(() => schedulerFor({ ...spec, ...wrong }, numbers, 1)).toThrow(message);
  });

  test('a scheduler that there is none of', () => {
    expect(() => schedulerFor({ kind: 'halvin' as 'none' }, numbers, 1)).toThrow(
      'There is no scheduler "halvin". Did you mean "halving"?',
    );
  });
});
