import { describe, expect, test } from 'vitest';
import figure from '../../../../src/figures/learning-rate/range-test-checked.ts';
import {
  farthestApart,
  pickedOf,
  type Data,
} from '../../../../src/figures/learning-rate/range-test-checked/checked.ts';
import { shownAt } from '../shown.ts';

describe('what is read off runs at fixed rates', () => {
  const reading = { start: 2, lowest: 0.5, lowestAt: 0.3, from: 0.01, to: 0.15, diverges: 1 };
  const run = (rate: number, early: number, validation: number | null) => ({
    ...{ rate, early, validation, training: validation },
  });
  const data: Data = {
    ramp: [0.01, 0.03, 0.1, 0.3, 1].map((rate, i) => ({ rate, loss: 2 - i / 4 })),
    reading,
    fixed: [run(0.03, 1.75, 0.7), run(0.1, 1.2, 0.4), run(0.3, 9, 0.5), run(1, 9, null)],
  };

  test('ramp and fixed rates are compared up to the end of the band', () => {
    // The ramp has 1.5 at 0.1, and the fixed rate 1.2; what is beyond the band does not count.
    expect(farthestApart(data)).toBeCloseTo(0.2, 12);
    expect(farthestApart({ ...data, reading: null })).toBeNull();
  });

  test('a third and a tenth are taken at the nearest rate by factors, and what diverged is never best', () => {
    expect(pickedOf(data)).toEqual({
      best: { rate: 0.1, loss: 0.4 },
      bandEnd: { rate: 0.1, loss: 0.4 },
      third: { rate: 0.1, loss: 0.4 },
      tenth: { rate: 0.03, loss: 0.7 },
    });
    expect(pickedOf({ ...data, reading: null })).toBeNull();
  });
});

test('longer runs have the same test and the same beginnings, and end lower in training', async () => {
  const [short, long] = await Promise.all(
    ['as long as the test', 'five times as long'].map(async (length) => {
      const { data } = await shownAt<Data>(figure, { length });
      return data;
    }),
  );
  expect(long!.ramp).toEqual(short!.ramp);
  expect(long!.fixed.map(({ early }) => early)).toEqual(short!.fixed.map(({ early }) => early));
  for (const [i, { rate, training }] of long!.fixed.entries())
    if (rate < 1) expect(training).toBeLessThan(short!.fixed[i]!.training!);
});
