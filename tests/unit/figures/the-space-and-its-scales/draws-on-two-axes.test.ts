import { expect, test } from 'vitest';
import figure from '../../../../src/figures/the-space-and-its-scales/draws-on-two-axes.ts';
import { shownAt } from '../shown.ts';

/** So many standard errors off happens once in ten thousand times. */
const errors = 4;

/** By how much a share of so many draws may be off by chance. */
const chance = (share: number, draws: number) => errors * Math.sqrt((share * (1 - share)) / draws);

test.each([
  ['adam', 0.9 / 0.9999, 1 / 4],
  ['momentum', 0.9 / 0.999, 1 / 3],
])(
  '%s: as many draws in the widest decade as arithmetic says, on either axis',
  async (searched, linear, log) => {
    const draws = 1000;
    const { data, knobs } = await shownAt(figure, { searched, draws });
    const { linearInWidest, logInWidest } = figure.measures(data, knobs);
    expect(Math.abs(Number(linearInWidest) - linear)).toBeLessThan(chance(linear, draws));
    expect(Math.abs(Number(logInWidest) - log)).toBeLessThan(chance(log, draws));
  },
);

test('every draw is in one decade', async () => {
  const { data, knobs } = await shownAt(figure, { searched: 'momentum' });
  for (const column of [1, 2])
    expect(figure.table(data, knobs).rows.reduce((sum, row) => sum + Number(row[column]), 0)).toBeCloseTo(
      1,
      12,
    );
});
