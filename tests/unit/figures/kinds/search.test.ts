/** What a `<Search>` computes, claims and measures. */
import { describe, expect, test } from 'vitest';
import search from '../../../../src/figures/kinds/search.ts';
import { searchConfiguration } from '../../../../src/figures/kinds/search/check.ts';
import { isSo, says } from '../../../../src/figures/kinds/search/claims.ts';
import type { Claim, SearchProps } from '../../../../src/figures/kinds/search/configuration.ts';
import type { Searched } from '../../../../src/figures/kinds/search/outcome.ts';
import { searchUpTo } from '../../../../src/lib/search/experiment/frames.ts';
import type { Search, SearchResult } from '../../../../src/lib/search/experiment/spec.ts';
import { median } from '../../../../src/lib/math/averages.ts';
import { refuse } from '../kind-examples.ts';
import { shownAt } from '../shown.ts';

const searcher = (key: string, ...middles: number[]): Searched => ({
  ...{ key, name: key, inWords: key, color: '', trials: 3, searches: [] },
  reached: middles.map((middle, i) => ({ trials: i + 1, low: middle, middle, high: middle })),
});

const all = [searcher('random', Infinity, 0.4, 0.2), searcher('tpe', 0.5, 0.3, 0.1)];
const begun = [searcher('random', Infinity, 0.4), searcher('tpe')];
const common = { searches: 10, objective: 'validationLoss' } as const;

describe('claims', () => {
  test.each<[Claim, boolean, boolean]>([
    [{ lower: 'tpe', than: 'random' }, true, false],
    [{ lower: 'random', than: 'tpe' }, false, false],
    [{ lower: 'tpe', than: 'random', after: 1 }, true, false],
    [{ lower: 'tpe', than: 'random', factor: 1.9 }, true, false],
    [{ lower: 'tpe', than: 'random', factor: 2.1 }, false, false],
    [{ lowest: 'tpe' }, true, false],
    [{ lowest: 'random', after: 2 }, false, false],
    [{ below: 0.3 }, true, false],
    [{ below: 0.15 }, false, false],
    [{ below: 0.15, of: 'tpe' }, true, false],
    [{ above: 0.05 }, true, false],
    [{ above: 0.3, of: 'random', after: 2 }, true, true],
  ])('%j', (claim, isSoAtTheEnd, isSoAtFirst) => {
    expect(isSo(claim, all)).toBe(isSoAtTheEnd);
    expect(isSo(claim, begun)).toBe(isSoAtFirst);
  });

  test('are told with what was found, whether they are so or not', () => {
    expect(says({ lower: 'tpe', than: 'random' }, all, common)).toBe(
      'After 3 trials the best validation loss, as the median of 10 searches, is 0.2 with random and 0.1 with tpe: lower with tpe than with random.',
    );
    expect(says({ lower: 'random', than: 'tpe', after: 1 }, all, common)).toBe(
      'After 1 trial the best validation loss, as the median of 10 searches, is lost to divergence with random and 0.5 with tpe: not lower with random than with tpe.',
    );
    expect(says({ below: 0.1 }, [all[1]!], { ...common, searches: 1 })).toBe(
      'After 3 trials the best validation loss is 0.1: not below 0.1.',
    );
    expect(says(null, begun, common)).toMatch(/is not there yet with random and not there yet with tpe\.$/);
  });
});

async function shown(props: Partial<SearchProps>, values = {}) {
  const configuration = searchConfiguration(
    {
      ...{ id: 'a', title: 'A', data: 'moons', steps: 5, trials: 4, searches: 3 },
      space: { learningRate: { from: 0.01, to: 1 }, momentum: { from: 0, to: 0.9 } },
      searchers: ['random', 'halton'],
      ...props,
    },
    refuse,
  );
  const figure = search(configuration);
  const { knobs, data, experiment, result } = await shownAt(figure, values);
  return {
    ...{ figure, knobs, result: result as SearchResult, experiment: experiment as Search },
    measures: figure.measures(data, knobs),
    rows: figure.table(data, knobs).rows,
  };
}

test('searchers have the same seeds, data and weights; momentum is there to be set', async () => {
  const { searches, template } = (await shown({}, { seed: 7 })).experiment;
  expect(searches.map(({ searcher, seed }) => [searcher.kind, seed])).toEqual(
    ['random', 'halton'].flatMap((kind) => [7, 1_000_007, 2_000_007].map((seed) => [kind, seed])),
  );
  expect([template.data.seed, template.run.seed, template.run.optimizer.kind]).toEqual([7, 7, 'momentum']);
});

test('measures are the median of the best losses in the table, and the best setting of the search that is shown', async () => {
  const { measures, rows } = await shown({ knobs: ['search'] }, { search: 2 });
  const lossesOf = (own: number) =>
    rows.filter(([kind, number]) => kind === 'halton' && number === own).map((row) => Number(row[5]));
  expect(measures['best of halton']).toBe(median([1, 2, 3].map((own) => Math.min(...lossesOf(own)))));
  const second = rows.filter(([kind, number]) => kind === 'halton' && number === 2);
  const best = second.find((row) => row[5] === Math.min(...lossesOf(2)))!;
  expect([measures['learningRate of halton'], measures['momentum of halton']]).toEqual([best[3], best[4]]);
  expect(rows).toHaveLength(2 * 3 * 4);
});

test('of one searcher the names stand alone', async () => {
  const { measures } = await shown({ searchers: 'random' });
  expect(Object.keys(measures)).toEqual(['best', 'diverged share', 'learningRate', 'momentum']);
});

test('while searches go on only trials count that have ended', async () => {
  const { figure, knobs, result, rows } = await shown({ workers: 2 });
  for (const share of [0, 0.3, 0.5, 0.9]) {
    const part = figure.summarise(searchUpTo(result, share), knobs);
    const known = figure.table(part, knobs).rows;
    expect(known.length).toBeLessThan(rows.length);
    for (const row of known) expect(rows).toContainEqual(row);
  }
});
