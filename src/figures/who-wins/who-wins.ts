import { defineFigure } from '../../lib/figure/contract/define.ts';
import { median } from '../../lib/math/averages.ts';
import { tableOver } from '../../lib/plot/plot.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import { contenderNames } from './contest/contenders.ts';
import { bestSoFarCurves, bestSoFarPanels, rowPanels, type Row } from './contest/panels.ts';
import { contestKnobs, lookOf, searchCount, searchOf, type Entry } from './contest/problem.ts';
import {
  lossesAfter,
  meanRanks,
  measuredIn,
  shareWon,
  standingsOf,
  type Standing,
} from './contest/standings.ts';

const twice: Entry = { contender: 'random', times: 2 };
const entries: readonly Entry[] = [
  twice,
  ...contenderNames.map((contender): Entry => ({ contender, times: 1 })),
];

/** Few trials, in whole ones: what is ahead of random search with twice as many is told of here, too. */
const few = 6;

interface Data {
  /** For which all searches are known, in whole trials. */
  cost: number;
  /** The lowest median first, once there is one. */
  rows: Row[];
  /** In the order of the entries. */
  standings: Standing[];
}

export default defineFigure({
  title: 'Thirteen ways to search, in one contest',
  description:
    'Above, a small panel for each searcher and scheduler, over what has been spent: the lowest loss so far on a logarithmic axis, the median of 20 searches with a band in which nine of ten of them are, and dashed that of random search with twice the budget. ' +
    'Below, three panels with a row for each, the one with the lowest median on top. In the first, small dots are the losses to which its 20 searches came, a large one is their median. ' +
    'In the second its mean rank among all. In the third, in how many pairs of single searches it ends lower than random search with twice the budget, with a rule at one half.',
  knobs: contestKnobs,

  experiment: (knobs) => searchOf(entries, knobs),

  summarise: (result, knobs): Data => {
    const standings = standingsOf(result, entries, knobs);
    const cost = Math.min(...standings.map(({ reached }) => reached.length));
    if (cost === 0) return { cost, standings, rows: rowsOf(measuredIn(result, entries)) };
    const rows = rowsOf(standings.map((standing) => lossesAfter(standing, cost)!));
    return { cost, standings, rows: rows.sort((a, b) => a.middle - b.middle) };
  },

  panels: ({ rows, standings: [opponent, ...others] }, { trials }) => [
    ...bestSoFarPanels(others, opponent!, trials),
    rowPanels(rows),
  ],

  table: ({ rows }) =>
    tableOver(rows, {
      contender: ({ name }) => name,
      'median of the lowest losses': ({ middle }) => middle,
      'mean rank': ({ rank }) => rank,
      'pairs won against random × 2': ({ won }) => won,
    }),

  curves: ({ standings }, { trials }) => bestSoFarCurves(standings, trials),

  measures: ({ rows, cost, standings }) => ({
    spent: cost,
    best: rows[0]!.name,
    bestLoss: rows[0]!.middle,
    bestWon: rows[0]!.won,
    bestRank: rows[0]!.rank,
    last: rows.at(-1)!.name,
    lastLoss: rows.at(-1)!.middle,
    ahead: aheadAfter(standings, cost),
    aheadAfterFew: aheadAfter(standings, few),
  }),

  finding: {
    isSummary: true,
    says: ({ rows: [first, ...others], cost, standings }) =>
      cost === 0
        ? `Of ${entries.length * searchCount} searches not all have come to the end of their first trial: 0 are compared.`
        : `After ${counted(cost, 'whole trial')} ${aheadAfter(standings, cost)} of ${contenderNames.length} have a lower median than random search with twice the budget` +
          `${cost > few ? `; after ${few} it was ${aheadAfter(standings, few)}` : ''}. ` +
          `The lowest is that of ${first!.name}, ${significant(first!.middle)}. Its mean rank is ${significant(first!.rank)} among ${entries.length}, and of single searches it wins ${percent(first!.won)} against random search with twice the budget. ` +
          `Last is ${others.at(-1)!.name} with ${significant(others.at(-1)!.middle)}. Each made ${searchCount} searches on the same data.`,
    holds: () => true,
    fails: {},
    atLeast: 1,
  },
});

/** `[entries]`, of the losses `[entries][searches]`. */
function rowsOf(losses: readonly number[][]): Row[] {
  const ranks = meanRanks(losses);
  return entries.map(({ contender, times }, i) => ({
    ...lookOf({ contender, times }),
    losses: losses[i]!,
    middle: median(losses[i]!),
    rank: ranks[i]!,
    won: shareWon(losses[i]!, losses[0]!),
  }));
}

/** How many have a lower median than random search with twice the budget; null before all have spent so much. */
function aheadAfter(standings: readonly Standing[], cost: number): number | null {
  const [opponent, ...others] = standings.map(({ reached }) => reached[cost - 1]?.middle);
  if (opponent === undefined || others.includes(undefined)) return null;
  return others.filter((middle) => middle! < opponent).length;
}
