import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice } from '../../lib/figure/contract/knobs.ts';
import { median } from '../../lib/math/averages.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { bestSoFarPanel } from '../searching/common/best-so-far.ts';
import { searcherLooks } from '../searching/common/looks.ts';
import { contenders, contenderNames } from './contest/contenders.ts';
import { lossQuantity } from './contest/losses.ts';
import { contestKnobs, searchCount, searchOf, type Contest, type Entry } from './contest/problem.ts';
import { lossesAfter, shareWon, standingsOf, type Standing } from './contest/standings.ts';

/** Of random search’s loss with twice the budget, the challenger’s is at most this share. */
const claimed = 0.9;

type Challenger = Exclude<(typeof contenderNames)[number], 'random'>;

interface Knobs extends Contest {
  challenger: Challenger;
}

const entriesOf = ({ challenger }: Knobs): Entry[] => [
  { contender: challenger, times: 1 },
  { contender: 'random', times: 1 },
  { contender: 'random', times: 2 },
];

interface Data {
  challenger: Standing;
  random: Standing;
  twice: Standing;
}

export default defineFigure({
  title: 'A challenger against random search with twice the budget',
  description:
    'Two panels over what has been spent, in whole trials. In the first, on a logarithmic axis, the lowest loss so far: the median of 20 searches by the challenger, by random search and, dashed, by random search with ' +
    'twice the workers, with bands in which nine of ten of the former two are. In the second, in how many pairs of single searches the challenger is ahead of either, with a rule at one half.',
  knobs: {
    challenger: choice('Challenger', contenderNames.filter(isChallenger), {
      default: 'gaussian-process',
      names: Object.fromEntries(contenderNames.map((name) => [name, contenders[name].name])),
    }),
    ...contestKnobs,
  },

  experiment: (knobs) => searchOf(entriesOf(knobs), knobs),

  summarise: (result, knobs): Data => {
    const [challenger, random, twice] = standingsOf(result, entriesOf(knobs), knobs);
    return { challenger: challenger!, random: random!, twice: twice! };
  },

  panels: ({ challenger, random, twice }, { trials, challenger: name }) =>
    plot.row(
      [
        bestSoFarPanel({
          all: [
            { ...contenders[name], reached: challenger.reached },
            { ...searcherLooks.random, reached: random.reached },
            {
              ...searcherLooks.random,
              name: 'random × 2',
              isDashed: true,
              // Its band lies over that of random search: once is enough.
              reached: twice.reached.map((one) => ({ ...one, low: one.middle, high: one.middle })),
            },
          ],
          loss: { ...lossQuantity, label: 'lowest loss so far (log scale)' },
          trials,
          counted: 'spent, in whole trials',
          head: [{ text: `${searchCount} searches of each: medians`, isBold: true }],
        }),
        plot.panel({
          name: 'won',
          x: { label: 'spent, in whole trials', domain: [1, trials] },
          y: { label: 'pairs of single searches won', domain: [0, 1], format: (share) => percent(share) },
          head: [{ text: `won by ${contenders[name].name}`, isBold: true }],
          marks: [
            plot.rule({ y: 1 / 2 }),
            [
              { against: random, label: 'against random', isDashed: false },
              { against: twice, label: 'against × 2', isDashed: true },
            ].map(({ against, label, isDashed }) =>
              plot.line({
                name: label,
                color: contenders[name].color,
                isDashed,
                points: wonOver(challenger, against, trials),
              }),
            ),
          ],
        }),
      ],
      [0.56, 0.44],
    ),

  table: ({ challenger, random, twice }) =>
    plot.tableOver(challenger.reached, {
      'spent, in whole trials': ({ trials }) => trials,
      'challenger, median': ({ middle }) => middle,
      'random, median': ({ trials }) => random.reached[trials - 1]?.middle,
      'random with twice the budget, median': ({ trials }) => twice.reached[trials - 1]?.middle,
    }),

  measures: (data, { trials }) => ({
    challengerLoss: medianOf(data.challenger, trials),
    randomLoss: medianOf(data.random, trials),
    twiceLoss: medianOf(data.twice, trials),
    overRandom: ratioOf(medianOf(data.challenger, trials), medianOf(data.random, trials)),
    overTwice: overTwice(data, trials),
    wonAgainstRandom: wonAfter(data.challenger, data.random, trials),
    wonAgainstTwice: wonAfter(data.challenger, data.twice, trials),
  }),

  finding: {
    says: (data, { trials, challenger }) => {
      const ratio = overTwice(data, trials);
      if (ratio === null) return `Not all of the ${searchCount} searches have spent their ${trials} trials.`;
      return (
        `After ${trials} whole trials the median of ${searchCount} searches by ${contenders[challenger].name} is ${significant(medianOf(data.challenger, trials))}, that of random search ${significant(medianOf(data.random, trials))}, ` +
        `and with twice as much to spend ${significant(medianOf(data.twice, trials))}: the challenger comes to ${percent(ratio)} of that, ${standing(ratio, 'at most', claimed, percent)}. ` +
        `Of single searches it wins ${percent(wonAfter(data.challenger, data.twice, trials))} against random search with twice the budget.`
      );
    },
    holds: (data, { trials }) => (overTwice(data, trials) ?? 1) <= claimed,
    fails: { workers: 20 },
    atLeast: 0.7,
    switches: [
      { with: '6 trials', knobs: { trials: 6 }, holds: false, atLeast: 0.9 },
      { with: 'narrow ranges', knobs: { width: 'narrow' }, holds: false, atLeast: 0.7 },
      { with: 'a fifth of the labels wrong', knobs: { wrong: 20 }, holds: false, atLeast: 0.9 },
    ],
  },
});

function isChallenger(name: (typeof contenderNames)[number]): name is Challenger {
  return name !== 'random';
}

function medianOf(standing: Standing, cost: number): number | null {
  const losses = lossesAfter(standing, cost);
  return losses && median(losses);
}

const overTwice = ({ challenger, twice }: Data, cost: number): number | null =>
  ratioOf(medianOf(challenger, cost), medianOf(twice, cost));

function wonAfter(ours: Standing, theirs: Standing, cost: number): number | null {
  const [own, others] = [lossesAfter(ours, cost), lossesAfter(theirs, cost)];
  return own && others && shareWon(own, others);
}

const wonOver = (ours: Standing, theirs: Standing, trials: number): plot.Point[] =>
  Array.from({ length: trials }, (_, i) => i + 1).flatMap((cost): plot.Point[] => {
    const share = wonAfter(ours, theirs, cost);
    return share === null ? [] : [[cost, share]];
  });
