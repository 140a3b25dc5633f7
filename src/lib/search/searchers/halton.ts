import { halton, scrambledHalton } from '../../math/quasi-random/halton.ts';
import type { SearcherMaker } from '../searcher.ts';
import { fromUnit } from '../space.ts';

export interface HaltonSpec {
  kind: 'halton';
  /** Whether the seed says where the points lie; without, all searches try the same. Default: true. */
  scrambled?: boolean;
}

/**
 * The points of a Halton sequence, one after the other. Each parameter has an axis, also while it is not asked for. Results
 * and pending trials are nothing to it.
 */
export const haltonSearcher: SearcherMaker<HaltonSpec> = ({ scrambled = true }, space, seed) => {
  const pointAt = scrambled ? scrambledHalton(space.length, seed) : halton(space.length);
  let trials = 0;
  return { suggest: () => fromUnit(space, pointAt(trials++)), isBlind: true, observe() {} };
};
