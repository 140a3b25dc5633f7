import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { bestSoFarPanel } from '../searching/common/best-so-far.ts';
import { searcherLooks } from '../searching/common/looks.ts';
import { bankExperiment, resultsOf, settingCount, starts } from './bank/bank.ts';
import { atTrials, mostTrials, overTrials, type BestOf } from './bank/over-trials.ts';
import { lossAxis, problemKnob } from './bank/problems.ts';

/** So many trials are spoken of; trained again, their winner must be worse by this share for the finding to hold. */
const spokenOf = 60;
const leastWorse = 0.03;

interface Data {
  /** Over the number of trials. */
  all: BestOf[];
}

const again = { name: 'trained again', color: 'var(--series-1)' };

export default defineFigure({
  title: 'The winner, trained again',
  description:
    'Over the number of trials, on a logarithmic axis: the validation loss with which the best of them won, and the mean loss of the same setting trained from ' +
    'other starts on the same data. Each is a line for the median over searches, with a band in which nine of ten are.',
  knobs: { trained: problemKnob, seed: seed() },

  experiment: ({ trained, seed }) => bankExperiment(trained, seed),

  summarise: (result, { seed }): Data => ({ all: overTrials(resultsOf(result, seed)) }),

  panels: ({ all }, { trained }) =>
    bestSoFarPanel({
      all: [
        { ...again, reached: all.map((one) => ({ trials: one.trials, ...one.again })) },
        { color: searcherLooks.random.color, name: 'as it won', reached: all },
      ],
      loss: lossAxis(trained, 'validation loss of the best of n'),
      trials: mostTrials,
      isLog: true,
      ticks: [1, 2, 5, 10, 20, 50, 100, 200],
    }),

  table: ({ all }) =>
    plot.tableOver(all, {
      trials: ({ trials }) => trials,
      'as it won, median': ({ middle }) => middle,
      'trained again, median': (one) => one.again.middle,
      'trained again, 5 %': (one) => one.again.low,
      'trained again, 95 %': (one) => one.again.high,
    }),

  measures: ({ all }) => ({
    won: atTrials(all, spokenOf).middle,
    again: atTrials(all, spokenOf).again.middle,
    worseAtOne: worse(all, 1),
    worseAtTen: worse(all, 10),
    worseAtSixty: worse(all, spokenOf),
  }),

  finding: {
    says: ({ all }) => {
      const { middle, again: trained } = atTrials(all, spokenOf);
      return (
        `The best of ${spokenOf} trials won with a median loss of ${significant(middle, 3)}. Trained again from ${starts - 1} other starts on the same data, ` +
        `its setting comes to ${significant(trained.middle, 3)}: ${percent(worse(all, spokenOf))} more, ${standing(worse(all, spokenOf), 'at least', leastWorse, percent)}. ` +
        `(Searches drawn from ${settingCount} settings × ${starts} starts.)`
      );
    },
    holds: ({ all }) => worse(all, spokenOf) >= leastWorse,
    fails: { trained: 'logistic' },
    atLeast: 0.9,
    switches: [{ with: 'the spirals', knobs: { trained: 'spirals' }, holds: true, atLeast: 0.9 }],
  },
});

/** By which share the winner of so many trials is worse when it is trained again: medians. */
function worse(all: readonly BestOf[], trials: number): number {
  const { middle, again: trained } = atTrials(all, trials);
  return trained.middle / middle - 1;
}
