import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import {
  mediansAfter,
  searchCount,
  searchOf,
  standingsOf,
  type Contest,
  type Standings,
} from '../searching/contest/contest.ts';
import { contestCurves, contestPanels, contestTable } from '../searching/contest/panels.ts';

/** Of random search’s loss with twice the trials, that of the Gaussian process is at most this share. */
const claimed = 0.9;

interface Knobs {
  space: 'wide' | 'far';
  trials: number;
  seed: number;
}

const contestOf = ({ space, trials, seed }: Knobs): Contest => ({
  problem: space,
  modelled: ['gaussian-process'],
  trials,
  seed,
});

/** After all trials; null until all searches are there. */
function medians(standings: Standings, trials: number) {
  const { own: process, random, twice } = mediansAfter(standings, 'gaussian-process', trials);
  return { process, random, twice, ratio: ratioOf(process, twice) };
}

export default defineFigure({
  title: 'A Gaussian process against random search with twice the trials',
  description:
    'Two panels over the number of trials, with losses on a logarithmic axis. One has the trials of one search with a Gaussian process and of one random search; red crosses diverged. ' +
    'The other has the lowest loss so far: the median of 20 searches of each, with a band in which nine of ten of them are, and a dashed line for random search with twice as many trials.',
  knobs: {
    space: choice('Learning rates', ['wide', 'far'], {
      names: { wide: '0.00001 to 10', far: '0.01 to a million' },
    }),
    trials: slider({ label: 'Trials of each search', min: 5, max: 25, step: 1, default: 20 }),
    seed: seed(),
  },

  experiment: (knobs) => searchOf(contestOf(knobs)),

  summarise: (result, knobs) => standingsOf(result, contestOf(knobs)),

  panels: (standings, { trials }) => contestPanels(standings, { trials }),

  table: contestTable,

  measures: (standings, { trials }) => {
    const { process, random, twice, ratio } = medians(standings, trials);
    return {
      processLoss: process,
      randomLoss: random,
      twiceLoss: twice,
      processOverTwice: ratio,
      processOverRandom: ratioOf(process, random),
      randomDiverged: standings.of.random?.diverged,
      processDiverged: standings.of['gaussian-process']?.diverged,
    };
  },

  curves: contestCurves,

  finding: {
    says: (standings, { trials }) => {
      const { process, random, twice, ratio } = medians(standings, trials);
      if (ratio === null) return `Not all of the ${searchCount} searches have made their ${trials} trials.`;
      return (
        `After ${trials} trials the median of ${searchCount} searches with the Gaussian process is ${significant(process)}, that of random search ${significant(random)}, ` +
        `and with ${2 * trials} trials ${significant(twice)}: the Gaussian process is ${isLower(ratio) ? 'at least' : 'not'} a tenth below random search with twice the trials. ` +
        `Of its trials ${percent(standings.of['gaussian-process']!.diverged)} diverged, of the random ones ${percent(standings.of.random!.diverged)}.`
      );
    },
    holds: (standings, { trials }) => isLower(medians(standings, trials).ratio),
    fails: { trials: 5 },
    atLeast: 0.7,
  },
});

const isLower = (ratio: number | null): boolean => ratio !== null && ratio <= claimed;
