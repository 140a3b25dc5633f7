/** Importance by PED-ANOVA: against NumPy's on the same trials, and where it can be worked out. */
import { describe, expect, test } from 'vitest';
import { densityOf, pearsonDivergence, pedAnova } from '../../../../src/lib/search/reading/ped-anova.ts';
import type { Space } from '../../../../src/lib/search/space.ts';
import { readGoldens } from '../../../peers/search/goldens.ts';
import { bestShares, densities } from '../../../peers/search/readings.ts';
import { spaces } from '../spaces.ts';

const goldens = readGoldens<number[]>('ped-anova');

describe.each(Object.entries(densities))('%s', (name, { space, trials }) => {
  test.each(bestShares)('the best %d, as NumPy has it', (share) => {
    pedAnova(space, trials, share).forEach((importance, knob) =>
      expect(importance).toBeCloseTo(goldens[`${name}, the best ${share}`]![knob]!, 9),
    );
  });
});

test('Pearson’s divergence of two coins, by hand: (.75 − .5)² / .5, twice', () => {
  expect(pearsonDivergence([0.75, 0.25], [0.5, 0.5])).toBeCloseTo(0.25, 12);
});

test.each(Object.entries(spaces))('densities sum to 1: %s', (_, space) => {
  for (const parameter of space)
    for (const settings of [
      [],
      [{ rate: 0.01, layers: 2, optimizer: 'sgd', schedule: 'step', shuffled: true }],
    ])
      expect(
        densityOf(
          parameter,
          settings.map((setting) => ({ setting: parameter.name in setting ? setting : {} })),
        ).reduce((a, b) => a + b, 0),
      ).toBeCloseTo(1, 12);
});

test('who names all trials the best learns nothing', () => {
  const { space, trials } = densities['23 trials']!;
  expect(pedAnova(space, trials, 1)).toEqual(space.map(() => 0));
});

test('a knob that only separates bad from worse is not important for being best', () => {
  const space: Space = ['a', 'b'].map((name) => ({
    name,
    kind: 'integer',
    low: 0,
    high: 9,
    scale: 'linear',
  }));
  const trials = Array.from({ length: 100 }, (_, i) => {
    const [a, b] = [i % 10, Math.floor(i / 10)];
    return { setting: { a, b }, loss: a === 9 ? 100 + b : b + a / 100 };
  });
  const [ofA, ofB] = pedAnova(space, trials, 0.1);
  expect(ofB).toBeGreaterThan(5 * ofA!);
});
