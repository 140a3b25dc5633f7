import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider, toggle } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { significant } from '../../lib/text/numbers.ts';
import {
  medianAfter,
  mediansAfter,
  searchCount,
  searchOf,
  standingsOf,
  type Contest,
  type Standings,
} from '../searching/contest/contest.ts';
import { contestCurves, contestPanels, contestTable } from '../searching/contest/panels.ts';

/** Of random search’s loss with as many trials, TPE’s is at most this share. */
const claimed = 0.8;

interface Knobs {
  space: 'wide' | 'coupled';
  process: boolean;
  trials: number;
  seed: number;
}

const contestOf = ({ space, process, trials, seed }: Knobs): Contest => ({
  problem: space,
  modelled: process ? ['tpe', 'gaussian-process'] : ['tpe'],
  trials,
  seed,
});

/** After all trials; null until all searches are there. */
function medians(standings: Standings, trials: number) {
  const { own: tpe, random, twice } = mediansAfter(standings, 'tpe', trials);
  return { tpe, random, twice, ratio: ratioOf(tpe, random) };
}

export default defineFigure({
  title: 'TPE against random search',
  description:
    'Two panels over the number of trials, with losses on a logarithmic axis. One has the trials of one search by each searcher; red crosses diverged. ' +
    'The other has the lowest loss so far: the median of 20 searches of each, with a band in which nine of ten of them are, and a dashed line for random search with twice as many trials.',
  knobs: {
    space: choice('Space', ['wide', 'coupled'], {
      names: { wide: 'α, β and λ', coupled: 'α and β alone' },
    }),
    trials: slider({ label: 'Trials of each search', min: 6, max: 30, step: 1, default: 30 }),
    process: toggle('Gaussian process, too'),
    seed: seed(),
  },

  experiment: (knobs) => searchOf(contestOf(knobs)),

  summarise: (result, knobs) => standingsOf(result, contestOf(knobs)),

  panels: (standings, { trials }) => contestPanels(standings, { trials }),

  table: contestTable,

  measures: (standings, { trials }) => {
    const { tpe, random, twice, ratio } = medians(standings, trials);
    const process = medianAfter(standings.of['gaussian-process']?.reached, trials);
    return {
      tpeLoss: tpe,
      randomLoss: random,
      twiceLoss: twice,
      processLoss: process,
      tpeOverRandom: ratio,
      tpeOverTwice: ratioOf(tpe, twice),
      processOverTpe: ratioOf(process, tpe),
    };
  },

  curves: contestCurves,

  finding: {
    says: (standings, { trials }) => {
      const { tpe, random, twice, ratio } = medians(standings, trials);
      if (ratio === null) return `Not all of the ${searchCount} searches have made their ${trials} trials.`;
      return (
        `After ${trials} trials the median of ${searchCount} searches by TPE is ${significant(tpe)}, that of random search ${significant(random)}, ` +
        `and with ${2 * trials} trials ${significant(twice)}: TPE’s is ${ratio <= claimed ? 'at least' : 'not'} a fifth below that of random search with as many.`
      );
    },
    holds: (standings, { trials }) => (medians(standings, trials).ratio ?? 1) <= claimed,
    fails: { trials: 6 },
    atLeast: 0.8,
  },
});
