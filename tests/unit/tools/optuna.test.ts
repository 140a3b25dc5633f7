/** Random search by the script for Optuna, with PyTorch, against our own, on the same space and the same data. */
import { describe, expect, test } from 'vitest';
import goldens from '../../goldens/tools/optuna.json';
import { forOptuna, ours, trials, type Golden } from '../../peers/tools/studies.ts';
import { performSearch } from '../../../src/lib/search/experiment/perform.ts';
import { toUnit } from '../../../src/lib/search/space.ts';

const { settings, losses }: Golden = goldens.random;

/** The largest distance between the distributions of two samples (Kolmogorov and Smirnov). */
function distance(one: readonly number[], other: readonly number[]): number {
  const below = (sample: readonly number[], at: number) =>
    sample.filter((value) => value <= at).length / sample.length;
  return Math.max(...[...one, ...other].map((at) => Math.abs(below(one, at) - below(other, at))));
}

/** Samples of one distribution are further apart than this once in a thousand times. */
const mostOf = (n: number, m: number) => 1.95 * Math.sqrt((n + m) / (n * m));

const even = Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000);

describe('Optuna’s script', () => {
  test('runs as many trials as the study says', () => {
    expect(losses.length).toBe(trials);
  });

  test.each([0, 1])('draws knob %i evenly on its scale', (knob) => {
    const coordinates = settings.map((setting) => toUnit(forOptuna.space, setting)[knob]!);
    expect(Math.min(...coordinates)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...coordinates)).toBeLessThanOrEqual(1);
    expect(distance(coordinates, even)).toBeLessThan(mostOf(trials, even.length));
  });

  test('finds what our search finds', async () => {
    const { searches } = await performSearch(ours(20));
    const found = searches.map((search) =>
      search.trials.map(({ run }) => run.checkpoints.at(-1)?.validationLoss ?? Infinity),
    );
    const all = found.flat();
    expect(distance(losses, all)).toBeLessThan(mostOf(losses.length, all.length));
    const best = found.map((one) => Math.min(...one));
    expect(Math.min(...losses)).toBeGreaterThan(0.9 * Math.min(...best));
    expect(Math.min(...losses)).toBeLessThan(1.1 * Math.max(...best));
  });
});
