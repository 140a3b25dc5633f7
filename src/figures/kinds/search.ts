/** `<Search>`: searchers that look for the hyperparameters of a network, as an author's configuration says. */
import { defineFigure, type Measures } from '../../lib/figure/contract/define.ts';
import { curvesOf } from '../../lib/plot/curves.ts';
import type { Table } from '../../lib/plot/table.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import { isSo, says } from './search/claims.ts';
import type { SearchConfiguration } from './search/configuration.ts';
import { searchOf } from './search/experiment.ts';
import { searchKnobs, shownSearch } from './search/knobs.ts';
import { medianAfter, searchedBy, type Searched } from './search/outcome.ts';
import { nameOf } from './search/parameters.ts';
import { viewOf } from './search/views.ts';
import { bestSoFar } from './search/views/best-so-far.ts';
import type { Data } from './search/views/view.ts';

const defaultAtLeast = 0.8;

export default (configuration: SearchConfiguration) => {
  const { title, show, claim } = configuration;
  const shown = [...new Set(show)].map(viewOf);

  return defineFigure({
    title,
    description: shown.map((view) => view.describe(configuration)).join(' '),
    knobs: searchKnobs(configuration),
    experiment: (knobs) => searchOf(configuration, knobs),

    summarise: (result, knobs): Data => ({
      searched: searchedBy(result, configuration),
      search: shownSearch(knobs),
      configuration,
    }),

    panels: (data) => shown.map((view) => view.panels(data)),

    table: ({ searched }) => tableOf(searched, configuration),

    measures: ({ searched, search }) => measuresOf(searched, search, configuration),

    curves: (data) => curvesOf(bestSoFar.panels(data)),

    finding: {
      isSummary: claim === null ? true : undefined,
      says: ({ searched }) => says(claim, searched, configuration),
      holds: ({ searched }) => claim === null || isSo(claim, searched),
      fails: {},
      atLeast: claim?.atLeast ?? defaultAtLeast,
    },
  });
};

/** A row for each trial of each search. */
const tableOf = (all: readonly Searched[], { space, objective }: SearchConfiguration): Table => ({
  columns: ['searcher', 'search', 'trial', ...space.map(({ name }) => nameOf(name)), objective, 'diverged'],
  rows: all.flatMap(({ key, searches }) =>
    searches.flatMap((trials, search) =>
      trials.map(({ setting, loss }, trial) => [
        key,
        search + 1,
        trial + 1,
        ...space.map(({ name }) => cellOf(setting[name])),
        loss,
        loss === null ? 'yes' : 'no',
      ]),
    ),
  ),
});

const cellOf = (value: number | string | boolean | undefined) =>
  typeof value === 'boolean' ? String(value) : (value ?? null);

/**
 * "best of random": the median, over the searches, of the best loss; "diverged of random": which share of all trials did;
 * "learningRate of random": that of the best trial of the search that is shown. With one searcher the names alone.
 */
function measuresOf(all: readonly Searched[], search: number, { space }: SearchConfiguration): Measures {
  const named = all.flatMap((one) => {
    const trials = one.searches.flat();
    const diverged = trials.filter(({ loss }) => loss === null).length;
    const best = lowestBy(one.searches[search] ?? [], ({ loss }) => loss);
    return [
      ['best', medianAfter(one)] as const,
      ['diverged share', trials.length > 0 ? diverged / trials.length : null] as const,
      ...space.map(({ name }) => [nameOf(name), cellOf(best?.setting[name])] as const),
    ].map(([name, value]) => [all.length > 1 ? `${name} of ${one.key}` : name, value] as const);
  });
  return Object.fromEntries(named);
}
