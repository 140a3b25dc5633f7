import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { mean, median } from '../../lib/math/averages.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { percent, significant, times } from '../../lib/text/numbers.ts';
import { standing, counted } from '../../lib/text/words.ts';
import { searcherLooks } from '../searching/common/looks.ts';
import { bankExperiment, bankOf, type Bank } from './plane/bank.ts';
import { distancePanel, planes, winsPanel } from './plane/panels.ts';
import { roundsIn, searcherNames, type Round, type SearcherName } from './plane/searches.ts';
import { partnerIn, secondKnob } from './plane/space.ts';

/** Windows of rates, each searched once by every searcher. */
const roundCount = 100;
/** The grid must be so many times as far from the best rate as random search for the finding to hold. */
const leastFactor = 1.5;

interface Data {
  bank: Bank;
  rounds: Round[];
  of: Record<SearcherName, Comparison>;
}

/** One searcher over all rounds. */
export interface Comparison {
  /** `[rounds]`, in decades. */
  distances: number[];
  /** Medians over the rounds. */
  rates: number;
  gap: number;
  loss: number;
  /** In which share of the rounds it ends lower than the grid; a tie is half a win. */
  wins: number;
  /** The same against random search. */
  winsOverRandom: number;
}

export default defineFigure({
  title: 'The same few trials, placed in four ways',
  description:
    'Four small planes, for a grid, random search, Halton points and Sobol’ points: the learning rate across, a second hyperparameter upwards, a dot for each trial, ' +
    'a stroke below for each rate that was tried, and a dashed line at the best rate. Below, two panels with a value for each searcher: how far the nearest ' +
    'rate that it tried is from the best one, and in which share of the searches it ends lower than the grid.',
  knobs: {
    second: secondKnob,
    trials: choice('Trials of each search', ['4', '9', '16', '25'], { default: '9' }),
    seed: seed(),
  },

  experiment: ({ second, seed }) => bankExperiment(partnerIn(second), seed),

  summarise: (result, { second, trials, seed }): Data => {
    const bank = bankOf(result, partnerIn(second));
    const rounds = roundsIn(bank, second, Number(trials), seed, roundCount);
    return {
      bank,
      rounds,
      of: {
        grid: comparisonOf('grid', rounds),
        random: comparisonOf('random', rounds),
        halton: comparisonOf('halton', rounds),
        sobol: comparisonOf('sobol', rounds),
      },
    };
  },

  panels: ({ bank, rounds, of }) => [
    plot.heading('planes', [{ text: 'the first of the searches', isBold: true }]),
    planes(rounds[0]!, bank),
    plot.row([distancePanel(of), winsPanel(of, roundCount)]),
  ],

  table: ({ of }) =>
    plot.tableOver(searcherNames, {
      searcher: (name) => searcherLooks[name].name,
      'rates tried': (name) => of[name].rates,
      'decades to the best rate, median': (name) => median(of[name].distances),
      'widest gap in decades, median': (name) => of[name].gap,
      'lowest loss, median': (name) => of[name].loss,
      'ends lower than the grid, share': (name) => (name === 'grid' ? null : of[name].wins),
      'ends lower than random, share': (name) => (name === 'random' ? null : of[name].winsOverRandom),
    }),

  measures: ({ of }) => ({
    gridRates: of.grid.rates,
    randomRates: of.random.rates,
    gridDistance: median(of.grid.distances),
    randomDistance: median(of.random.distances),
    sobolDistance: median(of.sobol.distances),
    gridOverRandom: farther(of),
    gridGap: of.grid.gap,
    randomGap: of.random.gap,
    haltonGap: of.halton.gap,
    sobolGap: of.sobol.gap,
    randomWins: of.random.wins,
    sobolWins: of.sobol.wins,
    sobolOverRandom: of.sobol.winsOverRandom,
    haltonOverRandom: of.halton.winsOverRandom,
  }),

  curves: ({ of }) =>
    plot.curvesOver(searcherNames, {
      x: { label: 'searcher', names: searcherNames.map((name) => searcherLooks[name].name) },
      y: { label: 'decades from the best rate to the nearest tried', domain: [0, 1.2] },
      lines: [{ name: 'distance', color: 'var(--accent)', of: (name) => median(of[name].distances) }],
    }),

  finding: {
    says: ({ of }, { trials }) => {
      const factor = farther(of);
      return (
        `With ${trials} trials the grid tries ${counted(of.grid.rates, 'rate')} and random search ${of.random.rates}. The nearest to the best one is ` +
        `${significant(median(of.grid.distances))} decades away with the grid and ${significant(median(of.random.distances))} with random search: ` +
        `${times(factor ?? NaN)} as far, ${standing(factor ?? 0, 'at least', leastFactor)} times. (Medians of ${roundCount} searches.) Random search ends lower in ${percent(of.random.wins)} of them.`
      );
    },
    holds: ({ of }) => (farther(of) ?? 0) >= leastFactor,
    fails: { second: 'none' },
    atLeast: 0.9,
    switches: [
      {
        with: 'momentum as the second hyperparameter',
        knobs: { second: 'momentum' },
        holds: true,
        atLeast: 0.9,
      },
      { with: 'the mini-batch size as the second', knobs: { second: 'batch' }, holds: true, atLeast: 0.9 },
    ],
  },
});

/** How many times as far as random search the grid is from the best rate. */
const farther = (of: Data['of']): number | null =>
  ratioOf(median(of.grid.distances), median(of.random.distances));

function comparisonOf(name: SearcherName, rounds: readonly Round[]): Comparison {
  const own = rounds.map(({ searches }) => searches[name]);
  const winsOver = (other: SearcherName) =>
    mean(rounds.map(({ searches }) => (1 + Math.sign(searches[other].loss - searches[name].loss)) / 2));
  return {
    distances: own.map(({ distance }) => distance),
    rates: median(own.map(({ rates }) => rates)),
    gap: median(own.map(({ gap }) => gap)),
    loss: median(own.map(({ loss }) => loss)),
    wins: winsOver('grid'),
    winsOverRandom: winsOver('random'),
  };
}
