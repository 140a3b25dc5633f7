import { describe, expect, test } from 'vitest';
import { schedulerFor } from '../../../../src/lib/search/schedulers.ts';
import { numbers, tune, xOf } from './trainings.ts';

const spec = { kind: 'asha', parts: 9, first: 1, factor: 3 } as const;

/** `[trials]`: how long a part takes, and the loss on every rung. */
const trials = [
  { duration: 1, loss: 5 },
  { duration: 5, loss: 1 },
  { duration: 2, loss: 4 },
  { duration: 1, loss: 3 },
  { duration: 3, loss: 2 },
  { duration: 1, loss: 6 },
];

test('three workers that finish in an awkward order promote as a list worked out by hand says', () => {
  const tuned = tune(
    {
      ...{ scheduler: schedulerFor(spec, numbers, 1), budget: { trials: trials.length }, workers: 3 },
      stepsOf: (setting) => 9 * trials[xOf(setting)]!.duration,
    },
    ({ setting, to }) => ({ step: to, loss: trials[xOf(setting)]!.loss }),
  );
  const places = tuned.trials.map(({ stretches }) =>
    stretches.map(({ worker, start, from, to }) => `${worker} at ${start}: ${from} → ${to}`).join(', '),
  );
  expect(places).toEqual([
    '0 at 0: 0 → 1',
    // Two come to the first rung with this one, at 5: of six the best two may go on.
    '1 at 0: 0 → 5, 0 at 5: 5 → 15, 0 at 15: 15 → 45',
    '2 at 0: 0 → 2',
    // The best of the three that are there at 2, though two better ones are still to come.
    '0 at 1: 0 → 1, 0 at 2: 1 → 3',
    '2 at 2: 0 → 3, 1 at 5: 3 → 9',
    '0 at 4: 0 → 1',
  ]);
});

describe('at the end', () => {
  test('the best goes on to its whole, where there were too few to promote any', () => {
    const { trials: two } = tune(
      { scheduler: schedulerFor(spec, numbers, 1), budget: { trials: 2 } },
      ({ setting, to }) => ({ step: to, loss: -xOf(setting) }),
    );
    expect(two.map(({ stretches }) => stretches.map(({ to }) => to))).toEqual([[1], [1, 3, 9]]);
  });
});
