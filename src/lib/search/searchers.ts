/** All searchers, by their names. A searcher is a file in searchers/, named here. */
import { suggest } from '../text/suggest.ts';
import type { Searcher, SearcherMaker } from './searcher.ts';
import { bohbSearcher, type BohbSpec } from './searchers/bohb.ts';
import { cmaEsSearcher, type CmaEsSpec } from './searchers/cma-es.ts';
import { gaussianProcessSearcher, type GaussianProcessSpec } from './searchers/gaussian-process.ts';
import { gridSearcher, type GridSpec } from './searchers/grid.ts';
import { haltonSearcher, type HaltonSpec } from './searchers/halton.ts';
import { randomSearcher, type RandomSpec } from './searchers/random.ts';
import { sobolSearcher, type SobolSpec } from './searchers/sobol.ts';
import { tpeSearcher, type TpeSpec } from './searchers/tpe.ts';
import { checkSpace, type Space } from './space.ts';

export type SearcherSpec =
  RandomSpec | GridSpec | HaltonSpec | SobolSpec | GaussianProcessSpec | TpeSpec | BohbSpec | CmaEsSpec;

type Makers = { [Kind in SearcherSpec['kind']]: SearcherMaker<Extract<SearcherSpec, { kind: Kind }>> };

const makers: Makers = {
  random: randomSearcher,
  grid: gridSearcher,
  halton: haltonSearcher,
  sobol: sobolSearcher,
  'gaussian-process': gaussianProcessSearcher,
  tpe: tpeSearcher,
  bohb: bohbSearcher,
  'cma-es': cmaEsSearcher,
};

/** The searcher of a spec, from its beginning. Throws a `RangeError` if space or spec are wrong. */
export function searcherFor<Spec extends SearcherSpec>(spec: Spec, space: Space, seed: number): Searcher {
  checkSpace(space);
  if (!Object.hasOwn(makers, spec.kind))
    throw new RangeError(`There is no searcher "${spec.kind}". ${suggest(spec.kind, Object.keys(makers))}`);
  // Of each kind the maker takes the specs of that kind: TypeScript does not follow it through the record.
  return (makers[spec.kind] as SearcherMaker<SearcherSpec>)(spec, space, seed);
}
