import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { accountsOf, bracketTable, type Accounts, type Rung } from '../../lib/search/schedulers/hyperband.ts';
import { decimal, percent } from '../../lib/text/numbers.ts';
import { listed, standing } from '../../lib/text/words.ts';
import { schedulerLooks } from '../searching/common/looks.ts';
import { bracketsPanel, costsPanel } from './brackets/panels.ts';
import { filledRungs, lossesByBracket, searchOf, spentIn } from './brackets/search.ts';

/** What is spent, where runs go on from where they are, is at most this share of what the paper counts. */
const claimed = 0.8;

interface Data {
  /** `[brackets][rungs]` */
  table: Rung[][];
  accounts: Accounts;
  /** `[brackets][rungs]`: whether the search has been there. */
  filled: boolean[][];
  /** In whole trials, as it was run; null until it is at its end. */
  spent: number | null;
  /** `[brackets]`: the lowest loss of a trial that was trained whole. */
  losses: (number | null)[];
}

export default defineFigure({
  title: 'Hyperband’s brackets, before anything runs',
  description:
    'Two panels with a row for each bracket. In the first, over how far trials are trained, on a logarithmic axis, a dot for each rung, with the number of trials on it; hollow until the search has been there. ' +
    'In the second two dots in each row: what the bracket costs if trials start over on each rung, and if they go on from where they are.',
  knobs: {
    whole: choice('R, parts of a whole trial', ['9', '27', '81'], { default: '81' }),
    factor: choice('η', ['2', '3', '4', '9'], { default: '3' }),
    rounding: choice('Rounded', ['up', 'down'], {
      names: { up: 'up, at the end', down: 'down, before the power' },
    }),
    seed: seed(),
  },

  experiment: (knobs) => searchOf(tableSpecOf(knobs), knobs.seed),

  summarise: ({ searches }, knobs): Data => {
    const table = bracketTable(tableSpecOf(knobs));
    const search = searches[0]!;
    return {
      table,
      accounts: accountsOf(table),
      filled: filledRungs(search, table),
      spent: search.isDone ? spentIn(search) : null,
      losses: lossesByBracket(search, table),
    };
  },

  panels: ({ table, filled }, { whole }) => [
    plot.row([bracketsPanel(table, filled, Number(whole)), costsPanel(table)], [0.55, 0.45]),
  ],

  table: ({ table, losses }) =>
    plot.tableOver(
      table.flatMap((rungs, bracket) => rungs.map((rung) => ({ ...rung, bracket }))),
      {
        bracket: ({ bracket }) => table.length - 1 - bracket,
        trials: ({ trials }) => trials,
        'trained to part': ({ at }) => at,
        'lowest loss found in the bracket': ({ bracket }) => losses[bracket],
      },
    ),

  measures: ({ table, accounts, spent, losses }) => ({
    brackets: table.length,
    trialsInAll: table.reduce((sum, [first]) => sum + first!.trials, 0),
    nominal: accounts.nominal,
    startingOver: accounts.startingOver,
    continuing: accounts.continuing,
    spent,
    bestBracket: bestOf(losses) === null ? null : table.length - 1 - bestOf(losses)!,
  }),

  curves: ({ table, losses }) =>
    plot.curvesOver(losses, {
      x: { label: 'bracket', names: table.map((_, bracket) => String(table.length - 1 - bracket)) },
      y: { label: 'lowest loss found in it (log scale)', scale: 'log', domain: [0.25, 0.75] },
      lines: [{ ...schedulerLooks.hyperband, of: (loss) => loss }],
    }),

  finding: {
    says: ({ table, accounts: { nominal, startingOver, continuing }, spent }) =>
      `The brackets begin with ${listed(table.map(([first]) => String(first!.trials)))} trials. As the paper counts they cost ${decimal(nominal, 0)} whole trials; starting over on each rung, ${decimal(startingOver, 1)}; going on, ${decimal(continuing, 1)}. ` +
      (spent === null
        ? 'The search is not at its end.'
        : `The search here spent ${decimal(spent, 1)}, ${percent(spent / nominal)} of the first number, ${standing(spent / nominal, 'at most', claimed, percent)}. (Trials that diverge cost less.)`),
    holds: ({ accounts, spent }) => spent !== null && spent / accounts.nominal <= claimed,
    fails: { factor: '9' },
    atLeast: 0.95,
  },
});

const tableSpecOf = ({
  whole,
  factor,
  rounding,
}: {
  whole: string;
  factor: string;
  rounding: 'up' | 'down';
}) => ({
  ...{ parts: Number(whole), factor: Number(factor), rounding },
});

const bestOf = (losses: readonly (number | null)[]): number | null =>
  lowestBy(losses.keys(), (bracket) => losses[bracket]);
