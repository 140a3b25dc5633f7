import { stream } from '../../math/random.ts';
import { lossOf, type SearcherMaker, type Trial } from '../searcher.ts';
import { fromUnit } from '../space.ts';
import { amongGood } from './tpe.ts';

export interface BohbSpec {
  kind: 'bohb';
  /** The share of settings that are drawn at random all the same, ρ. Default 1/3. */
  randomShare?: number;
}

const defaults = { randomShare: 1 / 3 };
/** Of a rung’s trials so many are good, q. */
const goodShare = 0.15;
/** So many trials more than the densities need at least (N_min) have to be on a rung. */
const spareTrials = 2;

/**
 * The searcher of BOHB: TPE that learns from the rungs of a scheduler. It knows trials by how far they have been trained,
 * and takes the highest rung on which there are enough of them, N_min + 2 with N_min one more than parameters: the trials
 * that have gone farther are told of on lower rungs, too. With the scheduler `hyperband` it is BOHB; without one every
 * trial is whole, on the only rung.
 *
 * The densities are those of TPE here, one parameter at a time, where the paper has them over all parameters at once.
 * Pending trials are nothing to it: the settings that are drawn at random keep workers from all trying the same.
 *
 * Source: Falkner, Klein & Hutter 2018, "BOHB: robust and efficient hyperparameter optimization at scale".
 */
export const bohbSearcher: SearcherMaker<BohbSpec> = (
  { randomShare = defaults.randomShare },
  space,
  seed,
) => {
  if (!(randomShare >= 0 && randomShare <= 1))
    throw new RangeError(`randomShare must be in [0, 1], not ${randomShare}.`);
  const random = stream(seed, 'search/bohb');
  const fewest = space.length + 1;
  /** By the share of its steps that a trial has done. */
  const rungs = new Map<number, Trial[]>();

  function highestRung(): Trial[] | undefined {
    const known = [...rungs].filter(([, trials]) => trials.length >= fewest + spareTrials);
    return known.sort(([a], [b]) => b - a)[0]?.[1];
  }

  return {
    suggest() {
      const isRandom = random.uniform() < randomShare;
      const rung = highestRung();
      if (isRandom || !rung)
        return fromUnit(
          space,
          space.map(() => random.uniform()),
        );
      const { good, others } = split(rung, fewest);
      return fromUnit(space, amongGood(space, good, others, random));
    },
    observe() {},
    observePart(trial, share) {
      rungs.set(share, [...(rungs.get(share) ?? []), trial]);
    },
  };
};

/** The settings of the good trials, and those of the others, of which both may have some. */
function split(trials: readonly Trial[], fewest: number) {
  const ranked = [...trials].sort((a, b) => rank(a) - rank(b));
  const good = Math.max(fewest, Math.floor(goodShare * trials.length));
  const others = Math.max(fewest, trials.length - good);
  const settings = ranked.map(({ setting }) => setting);
  return {
    good: settings.slice(0, good).filter((_, i) => lossOf(ranked[i]!) !== null),
    others: settings.slice(-others),
  };
}

const rank = (trial: Trial): number => lossOf(trial) ?? Number.MAX_VALUE;
