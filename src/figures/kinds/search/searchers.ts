/** Searchers as an author writes them, and what they are called and drawn as. */
import { mostSeries, seriesColor } from '../../../lib/plot/plot.ts';
import type { SearcherSpec } from '../../../lib/search/searchers.ts';
import { searcherLooks } from '../../searching/common/looks.ts';
import type { ConfiguredSearcher, WrittenSearcher } from './configuration.ts';
import { pathOf, type SearchedName } from './parameters.ts';

const words: Record<WrittenSearcher['kind'], string> = {
  random: 'random search',
  grid: 'a grid',
  halton: 'Halton points',
  sobol: 'Sobol’ points',
  'gaussian-process': 'a Gaussian process',
  tpe: 'TPE',
  'cma-es': 'CMA-ES',
};

/** The first of a kind has the colour that the kind has everywhere, any further one a colour that is left. */
export function configuredSearchers(
  written: readonly WrittenSearcher[],
  usualTrials: number,
): ConfiguredSearcher[] {
  const kinds = written.map(({ kind }) => kind);
  const left = Array.from({ length: mostSeries }, (_, i) => seriesColor(i, mostSeries)).filter((color) =>
    kinds.every((kind) => searcherLooks[kind].color !== color),
  );
  return written.map(({ name, trials = usualTrials, ...own }, i) => {
    const { kind } = own;
    const look = searcherLooks[kind];
    return {
      key: name ?? kind,
      name: name ?? look.name,
      inWords: name ?? words[kind],
      color: kinds.indexOf(kind) === i ? look.color : (left.shift() ?? look.color),
      spec: specOf(own, trials),
      trials,
    };
  });
}

type Own = WrittenSearcher extends infer One
  ? One extends unknown
    ? Omit<One, 'name' | 'trials'>
    : never
  : never;

function specOf(own: Own, trials: number): SearcherSpec {
  if (own.kind === 'grid') {
    const { values, ...rest } = own;
    return { ...rest, size: values === undefined ? { budget: trials } : { values: resolutionOf(values) } };
  }
  if (own.kind !== 'gaussian-process') return own;
  const { acquisition, ...rest } = own;
  return { ...rest, ...(acquisition && { acquisition: { kind: acquisition } }) };
}

const resolutionOf = (values: number | Partial<Record<SearchedName, number | undefined>>) =>
  typeof values === 'number'
    ? values
    : Object.fromEntries(
        Object.entries(values).map(([name, count]) => [pathOf(name as SearchedName), count!]),
      );
