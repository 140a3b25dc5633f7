import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { decimal, percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { looks, fedPanel, foundPanel, modelRung, settingsPanel } from './model/panels.ts';
import { contenders, problemKnob, searchCount, searchOf } from './model/problem.ts';
import { fedBy, type Fed } from './model/rungs.ts';

/** At their first rung, the settings that BOHB tries have at most this share of the loss of random ones. */
const claimed = 0.95;

export default defineFigure({
  title: 'A model that is fed from the rungs',
  description:
    'Three panels. In the first, for one search by BOHB, three stairs over the cost: how many trials are known at a ninth of training, at a third and at the end; a dashed rule is how many the model needs. ' +
    'In the second, setting by setting, the loss at the first rung, for one search by BOHB and one by Hyperband. In the third, the lowest loss so far over the cost, for ten searches of each, with a band of nine in ten.',
  knobs: {
    trained: problemKnob,
    cost: slider({ label: 'Cost of each search, in whole trials', min: 8, max: 24, step: 1, default: 16 }),
    seed: seed(),
  },

  experiment: ({ trained, cost, seed }) => searchOf(trained, cost, seed),

  summarise: (result, { cost }): Fed => fedBy(result, cost),

  panels: (fed, { cost }) => [fedPanel(fed, cost), plot.row([settingsPanel(fed), foundPanel(fed, cost)])],

  table: ({ of }) =>
    plot.tableOver(of.bohb.firstLosses, {
      setting: (_, i) => i + 1,
      'BOHB, loss at the first rung': (loss) => loss,
      'Hyperband, loss at the first rung': (_, i) => of.random.firstLosses[i],
    }),

  measures: (fed) => ({
    typical: fed.of.bohb.typical,
    typicalRandom: fed.of.random.typical,
    typicalShare: ratioOf(fed.of.bohb.typical, fed.of.random.typical),
    found: fed.of.bohb.reached.at(-1)?.middle,
    foundRandom: fed.of.random.reached.at(-1)?.middle,
    firstModel: fed.since[0],
    modelRung: modelRung(fed),
  }),

  curves: ({ of }, { cost }) => ({
    x: { label: 'cost, in whole trials', domain: [1, cost] },
    y: { label: 'lowest loss so far (log scale)', scale: 'log', domain: [0.25, 0.75] },
    lines: contenders.map((name) => ({
      ...looks[name],
      points: of[name].reached.map(({ trials, middle }): plot.Point => [trials, middle]),
    })),
  }),

  finding: {
    says: ({ of: { bohb, random } }) => {
      const share = ratioOf(bohb.typical, random.typical);
      if (share === null) return 'Not all of the searches are at their end.';
      return (
        `After the first bracket, a setting that BOHB tries has a loss of ${decimal(bohb.typical, 2)} at its first rung, and a random one ${decimal(random.typical, 2)}, medians over ${searchCount} searches: ${percent(share)}, ${standing(share, 'at most', claimed, percent)}. ` +
        `The best that is found: ${significant(bohb.reached.at(-1)?.middle, 3)} and ${significant(random.reached.at(-1)?.middle, 3)}.`
      );
    },
    holds: ({ of: { bohb, random } }) => (ratioOf(bohb.typical, random.typical) ?? 1) <= claimed,
    fails: { trained: 'spirals' },
    atLeast: 0.9,
  },
});
