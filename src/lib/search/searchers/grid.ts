import { stream } from '../../math/random.ts';
import { finestResolution, gridOf, type Resolution } from '../grid.ts';
import type { SearcherMaker } from '../searcher.ts';

export interface GridSpec {
  kind: 'grid';
  /** Values of each real and integer parameter, or the number of settings to stay within: the finest grid that does. */
  size: { values: Resolution } | { budget: number };
  /** Which setting comes first: the last parameter changes fastest, or by chance. Default: 'in-order'. */
  order?: 'in-order' | 'shuffled';
}

/** A grid, setting by setting; from its beginning again when all have been tried. Results and pending trials are nothing to it. */
export const gridSearcher: SearcherMaker<GridSpec> = ({ size, order = 'in-order' }, space, seed) => {
  const settings = gridOf(space, 'values' in size ? size.values : finestResolution(space, size.budget));
  const places = settings.map((_, i) => i);
  if (order === 'shuffled') stream(seed, 'search/grid').shuffle(places);
  let trials = 0;
  return { suggest: () => settings[places[trials++ % places.length]!]!, isBlind: true, observe() {} };
};
