import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { bankExperiment, resultsOf, settingCount, starts } from './bank/bank.ts';
import { atTrials, bestShare, mostTrials, overTrials, type BestOf } from './bank/over-trials.ts';
import { problemKnob } from './bank/problems.ts';

/** The rule of thumb: so many random trials, and this probability. */
const spokenOf = 60;
const promised = 0.95;
/** For the setting it must be less than this for the finding to hold. */
const mostForSetting = 0.85;

interface Data {
  /** Over the number of trials. */
  all: BestOf[];
}

const lines = [
  {
    name: 'its result is among the best 5 %',
    label: 'result',
    color: 'var(--series-2)',
    of: ({ resultIsBest }: BestOf) => resultIsBest,
  },
  {
    name: 'its setting is among the best 5 %',
    label: 'setting',
    color: 'var(--series-1)',
    of: ({ settingIsBest }: BestOf) => settingIsBest,
  },
];

const inPercent = (share: number) => percent(share);

export default defineFigure({
  title: 'Among the best twentieth: the result, and the setting',
  description:
    'Two rising lines over the number of trials, on a logarithmic axis: the probability that the best trial has a result among the best twentieth of all results, and the ' +
    'probability that its setting is among the best twentieth of all settings, as the mean of other starts has it. Dashed: 95 % and 60 trials.',
  knobs: { trained: problemKnob, seed: seed() },

  experiment: ({ trained, seed }) => bankExperiment(trained, seed),

  summarise: (result, { seed }): Data => ({ all: overTrials(resultsOf(result, seed)) }),

  panels: ({ all }) =>
    plot.panel({
      name: 'probabilities',
      x: {
        label: 'trials (log scale)',
        scale: 'log',
        domain: [1, mostTrials],
        ticks: [1, 2, 5, 10, 20, 50, 100, 200],
        format: String,
      },
      y: {
        label: 'probability that the best trial is among the best 5 %',
        domain: [0, 1],
        format: inPercent,
      },
      marks: [
        plot.rule({ y: promised }),
        plot.rule({ x: spokenOf }),
        lines.map(({ of, ...look }) =>
          plot.line({ ...look, points: all.map((one): plot.Point => [one.trials, of(one)]) }),
        ),
      ],
    }),

  measures: ({ all }) => ({
    resultAtSixty: atTrials(all, spokenOf).resultIsBest,
    settingAtSixty: atTrials(all, spokenOf).settingIsBest,
    settingAtMost: all.at(-1)!.settingIsBest,
  }),

  finding: {
    says: ({ all }) => {
      const { resultIsBest, settingIsBest } = atTrials(all, spokenOf);
      return (
        `The best of ${spokenOf} trials has a result among the best ${percent(bestShare)} of all results with a probability of ${percent(resultIsBest)}, ${standing(resultIsBest, 'at least', promised, percent)}. ` +
        `Its setting is among the best ${percent(bestShare)} of the ${settingCount} settings, by the mean of ${starts - 1} other starts, with ${percent(settingIsBest)}, ${standing(settingIsBest, 'at most', mostForSetting, percent)}.`
      );
    },
    holds: ({ all }) => {
      const { resultIsBest, settingIsBest } = atTrials(all, spokenOf);
      return resultIsBest >= promised && settingIsBest <= mostForSetting;
    },
    fails: { trained: 'logistic' },
    atLeast: 0.9,
    switches: [{ with: 'the spirals', knobs: { trained: 'spirals' }, holds: true, atLeast: 0.9 }],
  },
});
