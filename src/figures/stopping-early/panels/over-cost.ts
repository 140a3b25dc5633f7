/** What searches have found over what they have spent: with each scheduler, beside the others. */
import type { Curves } from '../../../lib/plot/curves.ts';
import * as plot from '../../../lib/plot/plot.ts';
import type { Table } from '../../../lib/plot/table.ts';
import { bestSoFarPanel, type Reached } from '../../searching/common/best-so-far.ts';
import type { Look } from '../../searching/common/looks.ts';
import { searchCount, trialCount } from '../bank/bank.ts';
import type { Searched } from '../bank/compare.ts';
import { lossAxis, type ProblemName } from '../bank/problems.ts';

export interface Seen {
  look: Look;
  searched: Searched | null;
}

const spent = 'cost, in whole trials';
const found = 'lowest loss so far';
const ticks = [1, 9, 18, trialCount];

const reachedIn = ({ searched }: Seen): readonly Reached[] => searched?.reached ?? [];

export const costPanel = (all: readonly Seen[], problem: ProblemName): plot.Panel =>
  bestSoFarPanel({
    all: all.map((one) => ({ ...one.look, reached: reachedIn(one) })),
    loss: lossAxis(problem, found),
    trials: trialCount,
    counted: spent,
    ticks,
    head: [{ text: `${searchCount} searches`, isBold: true }],
  });

export const costCurves = (all: readonly Seen[], problem: ProblemName): Curves => ({
  x: { label: spent, domain: [1, trialCount] },
  y: lossAxis(problem, found),
  lines: all.map((one) => ({
    ...one.look,
    points: reachedIn(one).map(({ trials, middle }): plot.Point => [trials, middle]),
  })),
});

export const costTable = (all: readonly Seen[]): Table =>
  plot.tableOver(
    Array.from({ length: trialCount }, (_, i) => i + 1),
    {
      [spent]: (cost) => cost,
      ...Object.fromEntries(
        all.map((one) => [
          `${one.look.name}, median`,
          (cost: number) => reachedIn(one).find(({ trials }) => trials === cost)?.middle,
        ]),
      ),
    },
  );
