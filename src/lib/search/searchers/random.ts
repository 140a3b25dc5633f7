import { stream } from '../../math/random.ts';
import type { SearcherMaker } from '../searcher.ts';
import { fromUnit } from '../space.ts';

export interface RandomSpec {
  kind: 'random';
}

/** Independent settings, uniform on each parameter's scale (Bergstra & Bengio 2012). Results and pending trials are nothing to it. */
export const randomSearcher: SearcherMaker<RandomSpec> = (_, space, seed) => {
  const random = stream(seed, 'search/random');
  return {
    suggest: () =>
      fromUnit(
        space,
        space.map(() => random.uniform()),
      ),
    isBlind: true,
    observe() {},
  };
};
