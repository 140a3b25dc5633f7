import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider } from '../../lib/figure/contract/knobs.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { axisOf } from '../searching/common/axes.ts';
import { bestSoFarPanel } from '../searching/common/best-so-far.ts';
import { inTimePanel } from '../searching/common/in-time.ts';
import { searcherLooks } from '../searching/common/looks.ts';
import { toldOfSetting, type ReadAs } from '../searching/common/read-as.ts';
import { spacePanel } from '../searching/common/space.ts';
import { bankExperiment, resultsOf, type Result } from './bank/bank.ts';
import { atTrials, mostTrials, overTrials, type BestOf } from './bank/over-trials.ts';
import { learningRate, lossAxis, momentum, problemKnob } from './bank/problems.ts';

/** Of the loss that ten trials come to, the next fifty take off at most this share. */
const mostAdded = 0.15;
const [first, some, many] = [1, 10, 60];

interface Data {
  /** Of one search: the bank's first start, setting by setting. */
  shown: Result[];
  best: Result | null;
  /** Over the number of trials. */
  all: BestOf[];
}

export default defineFigure({
  title: 'The best of n random trials',
  description:
    'Three panels. In the first, the validation loss of each trial of one random search, in the order in which they ran, with the lowest so far as a stair. In the second, ' +
    'the same trials in their space: the learning rate across, momentum upwards, the best one ringed. In the third, over the number of trials on a logarithmic axis, ' +
    'the median of the lowest loss over many searches, and the band in which nine of ten are.',
  knobs: {
    trained: problemKnob,
    trials: slider({ label: 'Trials shown', min: 1, max: 100, step: 1, default: 60 }),
    seed: seed(),
  },

  experiment: ({ trained, seed }) => bankExperiment(trained, seed),

  summarise: (result, { trials, seed }): Data => {
    const results = resultsOf(result, seed);
    const shown = results.slice(0, trials);
    return { shown, best: lowestBy(shown, ({ loss }) => loss), all: overTrials(results) };
  },

  panels: ({ shown, best, all }, { trained }) => {
    const { color } = searcherLooks.random;
    const loss = lossAxis(trained, 'validation loss');
    const readAs: ReadAs = {
      nameOf: (_, i) => `trial ${i + 1}`,
      told: ({ setting, loss, diverged }) => [
        ['validation loss', diverged ? 'diverged' : loss],
        ...toldOfSetting(setting),
      ],
    };
    return [
      plot.row([
        inTimePanel({ trials: shown, loss, color, head: [{ text: 'one search', isBold: true }], readAs }),
        spacePanel({
          trials: shown,
          best,
          x: axisOf(learningRate, { label: 'learning rate α (log scale)' }),
          y: axisOf(momentum, { label: 'momentum β (log scale of 1 − β)', ticks: [1, 0.1, 0.01] }),
          color,
          head: [{ text: 'its space', isBold: true }],
          readAs,
        }),
      ]),
      bestSoFarPanel({
        all: [{ ...searcherLooks.random, name: 'best of n', reached: all }],
        loss: lossAxis(trained, 'lowest loss of n trials'),
        trials: mostTrials,
        isLog: true,
        ticks: [1, 2, 5, 10, 20, 50, 100, 200],
        head: [{ text: 'all searches of n trials', isBold: true }],
      }),
    ];
  },

  table: ({ all }) =>
    plot.tableOver(all, {
      trials: ({ trials }) => trials,
      'lowest loss, median': ({ middle }) => middle,
      '5 %': ({ low }) => low,
      '95 %': ({ high }) => high,
    }),

  measures: ({ all, best }) => ({
    atOne: atTrials(all, first).middle,
    atTen: atTrials(all, some).middle,
    atSixty: atTrials(all, many).middle,
    luckyTen: atTrials(all, some).low,
    unluckySixty: atTrials(all, many).high,
    added: addedShare(all),
    bestShown: best?.loss,
  }),

  curves: ({ all }, { trained }) => ({
    x: { label: 'trials (log scale)', scale: 'log', domain: [1, mostTrials] },
    y: lossAxis(trained, 'lowest loss of n trials'),
    lines: [
      {
        name: 'median',
        color: searcherLooks.random.color,
        points: all.map(({ trials, middle }): plot.Point => [trials, middle]),
      },
    ],
  }),

  finding: {
    says: ({ all }) =>
      `The median of the best of ${some} trials is ${significant(atTrials(all, some).middle)}, where one trial comes to ${significant(atTrials(all, first).middle)}. ` +
      `With ${many} trials it is ${significant(atTrials(all, many).middle)}: the other ${many - some} take off another ${percent(addedShare(all))}, ${standing(addedShare(all), 'at most', mostAdded, percent)}.`,
    holds: ({ all }) => addedShare(all) <= mostAdded,
    fails: { trained: 'spirals' },
    atLeast: 0.9,
  },
});

/** What going from ten trials to sixty takes off the median loss, as a share of it. */
const addedShare = (all: readonly BestOf[]): number =>
  1 - atTrials(all, many).middle / atTrials(all, some).middle;
