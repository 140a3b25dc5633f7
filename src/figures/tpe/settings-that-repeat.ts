import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider } from '../../lib/figure/contract/knobs.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { keyOf } from '../../lib/search/space.ts';
import { percent, whole } from '../../lib/text/numbers.ts';
import { lossIn } from '../bayesian-optimisation/model/trials.ts';
import { reachedBy, type Reached } from '../searching/common/best-so-far.ts';
import { differentPanel, weightsPanel } from './choices/panels.ts';
import type { searchers } from './choices/problem.ts';
import { searchCount, searchOf, settingCount, space } from './choices/problem.ts';
import { differentIn, endedTrials, weightsAfter, type OptionWeight } from './choices/repeats.ts';

const [leastTrials, mostTrials] = [10, 40];
/** Of as many settings as random search tries, TPE tries at most this share. */
const claimed = 0.8;

type Searcher = (typeof searchers)[number];

interface Data {
  /** `[trials]`: different settings tried so far. */
  different: Record<Searcher, Reached[]>;
  /** Of how many of its searches each has found the best setting there is; null before that is known. */
  found: Record<Searcher, number> | null;
  /** `[options]`, after the first search by TPE. */
  weights: OptionWeight[];
}

export default defineFigure({
  title: 'TPE in a small space of choices',
  description:
    'Two panels. One has a row for each option of four choices, with two dots: how probable it is among the good trials of a search by TPE, and among the others. ' +
    'The other has the number of different settings over the number of trials: for TPE and for random search the median of 20 searches, with a band of nine of ten of them; a dashed line is what there would be without repetitions.',
  knobs: {
    trials: slider({
      label: 'Trials of each search',
      min: leastTrials,
      max: mostTrials,
      step: 1,
      default: mostTrials,
    }),
    seed: seed(),
  },

  experiment: ({ trials, seed }) => searchOf(trials, seed),

  summarise: ({ searches }): Data => {
    const of = (place: number) => searches.slice(place * searchCount, (place + 1) * searchCount);
    const counts = (place: number) => {
      const all = of(place).map(differentIn);
      const least = Math.min(...all.map(({ length }) => length));
      return reachedBy(all.map((one) => one.slice(0, least)));
    };
    const grid = endedTrials(searches.at(-1)!);
    const best = lowestBy(grid.length < settingCount ? [] : grid, lossIn);
    const shareFound = (place: number) =>
      of(place).filter(({ trials }) =>
        trials.some(({ setting }) => keyOf(space, setting) === keyOf(space, best!.setting)),
      ).length / searchCount;
    return {
      different: { tpe: counts(0), random: counts(1) },
      found: best && { tpe: shareFound(0), random: shareFound(1) },
      weights: weightsAfter(endedTrials(searches[0]!)),
    };
  },

  panels: ({ different, weights }) =>
    plot.row([weightsPanel(weights), differentPanel(different, mostTrials)], [0.48, 0.52]),

  table: ({ different }) =>
    plot.tableOver(different.tpe, {
      trials: ({ trials }) => trials,
      'different settings, TPE, median': ({ middle }) => middle,
      'different settings, random, median': (_, i) => different.random[i]?.middle,
    }),

  measures: ({ different, found }) => ({
    tpeDifferent: different.tpe.at(-1)?.middle,
    randomDifferent: different.random.at(-1)?.middle,
    tpeFound: found?.tpe,
    randomFound: found?.random,
  }),

  finding: {
    says: ({ different, found }, { trials }) => {
      const ends = endsOf(different);
      if (ends === null || found === null) return `Not all of the ${trials} trials are there.`;
      return (
        `Of ${trials} trials in a space of ${settingCount} settings, TPE tries ${whole(ends.tpe)} different ones and random search ${whole(ends.random)} (medians of ${searchCount} searches): ` +
        `${isFewer(different) ? 'at most' : 'more than'} ${percent(claimed)} as many. The best setting of all is among them in ${percent(found.tpe)} and ${percent(found.random)} of the searches.`
      );
    },
    holds: ({ different }) => isFewer(different),
    fails: { trials: leastTrials },
    atLeast: 0.9,
  },
});

function endsOf({ tpe, random }: Data['different']) {
  const [ofTpe, ofRandom] = [tpe.at(-1), random.at(-1)];
  return ofTpe && ofRandom ? { tpe: ofTpe.middle, random: ofRandom.middle } : null;
}

function isFewer(different: Data['different']): boolean {
  const ends = endsOf(different);
  return ends !== null && ends.tpe <= claimed * ends.random;
}
