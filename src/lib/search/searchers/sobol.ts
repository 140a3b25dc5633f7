import { sobol, scrambledSobol } from '../../math/quasi-random/sobol.ts';
import type { SearcherMaker } from '../searcher.ts';
import { fromUnit } from '../space.ts';

export interface SobolSpec {
  kind: 'sobol';
  /** Whether the seed says where the points lie; without, all searches try the same. Default: true. */
  scrambled?: boolean;
}

/**
 * The points of Sobol’s sequence, one after the other. Each parameter has an axis, also while it is not asked for. Results
 * and pending trials are nothing to it.
 */
export const sobolSearcher: SearcherMaker<SobolSpec> = ({ scrambled = true }, space, seed) => {
  const pointAt = scrambled ? scrambledSobol(space.length, seed) : sobol(space.length);
  let trials = 0;
  return { suggest: () => fromUnit(space, pointAt(trials++)), isBlind: true, observe() {} };
};
