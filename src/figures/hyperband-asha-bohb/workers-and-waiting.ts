import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { tableOver } from '../../lib/plot/plot.ts';
import { percent, whole } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { foundCurves, foundPanel, workersPanels } from './workers/panels.ts';
import { searchCount, searchOf, trialCount, workerCount } from './workers/problem.ts';
import { standingsOf, ticks, type Standings } from './workers/times.ts';

/** The first trial is whole after at most this share of the time that it takes with halving that waits. */
const claimed = 0.6;

export default defineFigure({
  title: 'Workers, promotions and waiting',
  description:
    'Three panels. Two have a row for each of nine workers over the time, with a bar for each stretch of training, coloured by the rung up to which it goes; gaps are workers that wait. The first is successive halving that waits at its rungs, the second asynchronous halving; ' +
    'an upright rule marks the first trial that is trained whole. In the third, the lowest loss so far over the time, for twenty searches of each, with a band of nine in ten.',
  knobs: {
    costs: choice('What trials cost', ['uneven', 'equal'], {
      names: { uneven: 'uneven: the batch size is searched, too', equal: 'all the same' },
    }),
    seed: seed(),
  },

  experiment: ({ costs, seed }) => searchOf(costs, seed),

  summarise: (result): Standings => standingsOf(result),

  panels: (standings) => [...workersPanels(standings), foundPanel(standings)],

  table: ({ halving, asha }) =>
    tableOver(
      Array.from({ length: ticks }, (_, i) => i + 1),
      {
        'time, share of the end': (tick) => tick / ticks,
        'synchronous, median loss': (tick) => halving.reached.find(({ trials }) => trials === tick)?.middle,
        'asynchronous, median loss': (tick) => asha.reached.find(({ trials }) => trials === tick)?.middle,
      },
    ),

  measures: ({ halving, asha }) => ({
    firstWaiting: halving.first,
    firstAsynchronous: asha.first,
    firstShare: ratioOf(asha.first, halving.first),
    endShare: ratioOf(asha.end, halving.end),
    idleWaiting: halving.waiting,
    idleAsynchronous: asha.waiting,
    wholeWaiting: halving.wholeTrials,
    wholeAsynchronous: asha.wholeTrials,
    lossShare: ratioOf(asha.best, halving.best),
  }),

  curves: foundCurves,

  finding: {
    says: ({ halving, asha }) => {
      const share = ratioOf(asha.first, halving.first);
      if (share === null) return 'Not all of the searches are at their end.';
      return (
        `With ${workerCount} workers and ${trialCount} trials, the first trial is whole after ${whole(halving.first)} steps of time where workers wait at the rungs, and after ${whole(asha.first)} with ASHA, the medians of ${searchCount} searches: ${percent(share)}, ${standing(share, 'at most', claimed, percent)}. ` +
        `The whole search takes ${percent(ratioOf(asha.end, halving.end))} of the time.`
      );
    },
    holds: ({ halving, asha }) => (ratioOf(asha.first, halving.first) ?? 1) <= claimed,
    fails: { costs: 'equal' },
    atLeast: 0.95,
  },
});
