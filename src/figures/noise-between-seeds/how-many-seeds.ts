import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, count, seed } from '../../lib/figure/contract/knobs.ts';
import { deviation } from '../../lib/math/averages.ts';
import { square } from '../../lib/math/elementary.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent, plain } from '../../lib/text/numbers.ts';
import { counted, standing } from '../../lib/text/words.ts';
import { chancesOfWrong, drawn, mostSeeds, mostWrong, seedsNeeded } from './pairs/chance.ts';
import { comparisonKnob, comparisons } from './pairs/comparisons.ts';
import { differenceOf, pairsExperiment, pairsOf, repetitions, type Pair } from './pairs/pairs.ts';
import { strips } from './pairs/strips.ts';

/** With one seed each the worse must win so often, and pairs must need so many times fewer seeds, for the finding to hold. */
const leastWrong = 0.2;
const leastFewer = 4;
/** (s/d)² times this: a normal mean lies 1.645 standard errors from 0, and on the wrong side in 5 %. */
const seedsForOne = square(1.645);

interface Data {
  pairs: Pair[];
  /** `[mostSeeds]`; empty before there are two pairs to draw from. */
  apart: number[];
  paired: number[];
}

const lines = {
  apart: { name: 'seeds of their own', color: 'var(--series-1)' },
  paired: { name: 'the same seeds', color: 'var(--series-2)' },
};

const inPercent = (share: number) => percent(share);

export default defineFigure({
  title: 'Seeds that tell two settings apart',
  description:
    'Two panels. In the first, two columns of dots, one for each setting: what it came to with each seed. A thin line joins the two runs of a seed, and a short thick one is at ' +
    'the mean of the seeds that are shown. In the second, over the number of seeds on a logarithmic axis, the chance that the worse setting has the better mean: ' +
    'a line for settings that have seeds of their own, a lower one for settings that share them. Dashed: 5 %.',
  knobs: {
    compared: comparisonKnob,
    judge: choice('Judged by', ['loss', 'error'], {
      names: { loss: 'validation loss', error: 'validation error' },
    }),
    seeds: count({ label: 'Seeds shown', min: 1, max: repetitions, default: 3 }),
    seed: seed(),
  },

  experiment: ({ compared, seed }) => pairsExperiment(compared, seed),

  summarise: (result, { judge, seed }): Data => {
    const pairs = pairsOf(result, judge).both;
    const chances = (isPaired: boolean) => (pairs.length > 1 ? chancesOfWrong(pairs, isPaired, seed) : []);
    return { pairs, apart: chances(false), paired: chances(true) };
  },

  panels: ({ pairs, apart, paired }, { compared, judge, seeds }) =>
    plot.row([
      strips(pairs, seeds, compared, judge),
      plot.panel({
        name: 'chances',
        x: {
          label: 'seeds of each setting (log scale)',
          scale: 'log',
          domain: [1, mostSeeds],
          ticks: [1, 2, 5, 10, 20, 40],
          format: plain,
        },
        y: {
          label: 'chance that the worse one wins',
          domain: [0, 0.5],
          format: inPercent,
        },
        marks: [
          plot.rule({ y: mostWrong }),
          plot.rule({ x: seeds, label: counted(seeds, 'seed') }),
          plot.line({ ...lines.apart, label: 'own seeds', points: overSeeds(apart) }),
          plot.line({ ...lines.paired, label: 'same seeds', points: overSeeds(paired) }),
        ],
      }),
    ]),

  table: ({ pairs }, { compared }) =>
    plot.tableOver(
      pairs.map((pair, i) => ({ ...pair, i })),
      {
        repetition: ({ i }) => i,
        [comparisons[compared][0].name]: ({ a }) => a,
        [comparisons[compared][1].name]: ({ b }) => b,
      },
    ),

  measures: ({ pairs, apart, paired }, { seeds }) => ({
    ...spreadsOf(pairs),
    wrongAtOne: apart[0],
    wrongAtThree: apart[2],
    wrongAtAll: apart.at(-1),
    pairedWrongAtOne: paired[0],
    pairedWrongShown: paired[seeds - 1],
    needed: seedsNeeded(apart),
    neededPaired: seedsNeeded(paired),
  }),

  curves: ({ apart, paired }) => ({
    x: { label: 'seeds of each setting (log scale)', scale: 'log', domain: [1, mostSeeds] },
    y: { label: 'chance that the worse one wins', domain: [0, 0.5], format: inPercent },
    lines: [
      { ...lines.apart, points: overSeeds(apart) },
      { ...lines.paired, points: overSeeds(paired) },
    ],
  }),

  finding: {
    says: ({ pairs, apart, paired }, { compared, judge }) => {
      const [a, b] = comparisons[compared].map(({ name }) => name);
      const better = differenceOf(pairs) > 0 ? a : b;
      const fewer = timesFewer(apart, paired);
      return (
        `By the mean ${judge} of ${pairs.length} seeds, ${better} is the better one. With one seed each, the other one wins in ${percent(apart[0])} of all draws, ${standing(apart[0] ?? null, 'at least', leastWrong, percent)}. ` +
        `To be wrong in fewer than ${percent(mostWrong)} of them, it takes ${neededInWords(apart)} of each. Where both settings have the same seeds it takes ${neededInWords(paired)}: ${standing(fewer, 'at least', leastFewer)} times fewer. ` +
        `(${counted(drawn, 'draw')} from ${repetitions} runs of each setting, every one with a data set and a start of its own.)`
      );
    },
    holds: ({ apart, paired }) =>
      (apart[0] ?? 0) >= leastWrong && (timesFewer(apart, paired) ?? 0) >= leastFewer,
    fails: { compared: 'far apart' },
    atLeast: 0.95,
  },
});

const overSeeds = (chances: readonly number[]) => chances.map((chance, i): plot.Point => [i + 1, chance]);

const neededInWords = (chances: readonly number[]) => {
  const needed = seedsNeeded(chances);
  return needed === null ? `more than ${counted(mostSeeds, 'seed')}` : counted(needed, 'seed');
};

/** How many times fewer seeds pairs need: at least, where more are needed apart than were tried. Null if pairs need more. */
function timesFewer(apart: readonly number[], paired: readonly number[]): number | null {
  const needed = seedsNeeded(paired);
  return needed === null ? null : (seedsNeeded(apart) ?? mostSeeds + 1) / needed;
}

/** How far apart the settings are in the mean, how far a difference lies from that, and how many seeds the formula asks for. */
function spreadsOf(pairs: readonly Pair[]) {
  const difference = Math.abs(differenceOf(pairs));
  const variance = (of: 'a' | 'b') => square(deviation(pairs.map((pair) => pair[of])));
  const apart = Math.sqrt(variance('a') + variance('b'));
  const paired = deviation(pairs.map(({ a, b }) => b - a));
  const asked = (spread: number) => Math.ceil(seedsForOne * square(spread / difference));
  return {
    ...{ difference, spread: apart, spreadPaired: paired },
    ...{ askedApart: asked(apart), askedPaired: asked(paired) },
  };
}
