/** Searches in the plane, and what becomes of them. */
import { stream } from '../../../lib/math/random.ts';
import { gridSearcher } from '../../../lib/search/searchers/grid.ts';
import { haltonSearcher } from '../../../lib/search/searchers/halton.ts';
import { randomSearcher } from '../../../lib/search/searchers/random.ts';
import { sobolSearcher } from '../../../lib/search/searchers/sobol.ts';
import type { Searcher } from '../../../lib/search/searcher.ts';
import type { Setting, Space } from '../../../lib/search/space.ts';
import { runSeed } from '../../../lib/study/seeds.ts';
import { lookUp, type Bank } from './bank.ts';
import { decadesBetween, shareOfRate, spaceAt, widest, type Second } from './space.ts';

export const searcherNames = ['grid', 'random', 'halton', 'sobol'] as const;
export type SearcherName = (typeof searcherNames)[number];

/** Each for so many trials: the grid is the finest that stays within them. */
const makers: Record<SearcherName, (space: Space, trials: number, seed: number) => Searcher> = {
  grid: (space, trials, seed) => gridSearcher({ kind: 'grid', size: { budget: trials } }, space, seed),
  random: (space, _, seed) => randomSearcher({ kind: 'random' }, space, seed),
  halton: (space, _, seed) => haltonSearcher({ kind: 'halton' }, space, seed),
  sobol: (space, _, seed) => sobolSearcher({ kind: 'sobol' }, space, seed),
};

/** One window of rates, searched by all four. */
export interface Round {
  space: Space;
  searches: Record<SearcherName, Search>;
}

export interface Search {
  settings: Setting[];
  /** Of its trials the lowest. */
  loss: number;
  /** Different rates among them. */
  rates: number;
  /** From the nearest of them to the best rate, in decades. */
  distance: number;
  /** The widest stretch of the window without one, in decades. */
  gap: number;
}

/** So many windows, drawn with the seed. */
export function roundsIn(bank: Bank, second: Second, trials: number, seed: number, count: number): Round[] {
  return Array.from({ length: count }, (_, i) => {
    const own = runSeed(seed, i);
    const space = spaceAt(stream(own, 'search/window').uniform(), second);
    const search = (name: SearcherName) => searchOf(bank, space, makers[name](space, trials, own), trials);
    return {
      space,
      searches: {
        grid: search('grid'),
        random: search('random'),
        halton: search('halton'),
        sobol: search('sobol'),
      },
    };
  });
}

function searchOf(bank: Bank, space: Space, searcher: Searcher, trials: number): Search {
  const settings = Array.from({ length: trials }, () => searcher.suggest());
  const rates = settings.map((setting) => Number(setting[widest.name]));
  return {
    settings,
    loss: Math.min(...settings.map((setting) => lookUp(bank, setting))),
    rates: new Set(rates).size,
    distance: Math.min(...rates.map((rate) => decadesBetween(rate, bank.bestRate))),
    gap: widestGap(space, rates),
  };
}

function widestGap([window]: Space, rates: readonly number[]): number {
  if (window?.kind !== 'real') return 0;
  const places = [window.low, window.high, ...rates].sort((a, b) => shareOfRate(a) - shareOfRate(b));
  return Math.max(...places.slice(1).map((rate, i) => decadesBetween(rate, places[i]!)));
}
