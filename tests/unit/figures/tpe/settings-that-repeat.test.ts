import { expect, test } from 'vitest';
import { differentIn, endedTrials, weightsAfter } from '../../../../src/figures/tpe/choices/repeats.ts';
import { settingCount } from '../../../../src/figures/tpe/choices/problem.ts';
import figure from '../../../../src/figures/tpe/settings-that-repeat.ts';
import type { SearchResult } from '../../../../src/lib/search/experiment/spec.ts';
import { shownAt } from '../shown.ts';

const searches = async () => ((await shownAt(figure)).result as SearchResult).searches;

test('the space has 45 settings, and the grid tries each once', async () => {
  const grid = (await searches()).at(-1)!;
  expect(settingCount).toBe((2 + 3) * 3 * 3);
  expect(new Set(grid.trials.map(({ setting }) => JSON.stringify(setting))).size).toBe(settingCount);
});

test('counts settings that differ', async () => {
  for (const search of await searches()) {
    const keys = search.trials.map(({ setting }) => JSON.stringify(Object.entries(setting).sort()));
    const counts = keys.map((_, i) => new Set(keys.slice(0, i + 1)).size);
    expect(differentIn(search)).toEqual(counts);
  }
});

test('a setting that comes again has the loss that it had', async () => {
  const [search] = await searches();
  const losses = new Map<string, unknown>();
  for (const { setting, outcome } of endedTrials(search!)) {
    const key = JSON.stringify(setting);
    expect(losses.get(key) ?? outcome).toEqual(outcome);
    losses.set(key, outcome);
  }
  expect(losses.size).toBe(differentIn(search!).at(-1));
});

test('the probabilities of the options of a choice have the sum 1', async () => {
  const weights = weightsAfter(endedTrials((await searches())[0]!));
  expect(weights).toHaveLength(12);
  for (let first = 0; first < 12; first += 3)
    for (const group of ['l', 'g'] as const)
      expect(weights.slice(first, first + 3).reduce((sum, one) => sum + one[group], 0)).toBeCloseTo(1, 12);
});
