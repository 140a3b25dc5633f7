/** A table of brackets, drawn: how many trials are how far, and what that costs. */
import * as plot from '../../../lib/plot/plot.ts';
import { accountsOf, type Rung } from '../../../lib/search/schedulers/hyperband.ts';

type Table = readonly (readonly Rung[])[];

const accountLooks = {
  startingOver: { name: 'starting over', color: 'var(--series-2)' },
  continuing: { name: 'going on', color: 'var(--series-1)' },
} as const;

/** The bracket that stops soonest first, called by how often it halves. */
const nameOf = (table: Table, bracket: number) => `bracket ${table.length - 1 - bracket}`;

/** A row for each bracket, and on it how many trials there are on each of its rungs: hollow until they have been there. */
export const bracketsPanel = (
  table: Table,
  filled: readonly (readonly boolean[])[],
  whole: number,
): plot.Panel =>
  plot.panel({
    name: 'brackets',
    x: {
      label: 'trained, in parts (log scale)',
      scale: 'log',
      domain: [aroundRungs.low, whole * aroundRungs.high],
      ticks: table[0]!.map(({ at }) => at),
      format: String,
    },
    y: rowsOf(table),
    linesHigh: linesOf(table),
    head: [{ text: 'trials on each rung', isBold: true }],
    marks: [
      plot.threads({
        className: 'brackets',
        color: accountLooks.continuing.color,
        stroke: 'line',
        lines: table.map((rungs, y) => rungs.map(({ at }): plot.Point => [at, y])),
      }),
      [false, true].map((isFilled) =>
        plot.dots({
          className: isFilled ? 'filled' : 'planned',
          color: accountLooks.continuing.color,
          points: table.flatMap((rungs, y) =>
            rungs.flatMap(({ at }, rung): plot.Point[] => (filled[y]![rung] === isFilled ? [[at, y]] : [])),
          ),
          size: 'middle',
          ...(!isFilled && { outline: 'hollow' as const }),
        }),
      ),
      table.map((rungs, y) =>
        rungs.map(({ at, trials }) => plot.words({ at: [at, y], text: String(trials), side: 'above' })),
      ),
    ],
  });

/** Room at both ends, as factors. */
const aroundRungs = { low: 0.7, high: 1.4 };

const rowsOf = (table: Table): plot.Quantity => ({
  domain: [table.length - 0.5, -0.7],
  names: table.map((_, bracket) => nameOf(table, bracket)),
  axis: 'bare',
});

const linesOf = (table: Table): number => Math.max(6, linesPerRow * table.length);
const linesPerRow = 2.2;

export const costsPanel = (table: Table): plot.Panel => {
  const costs = table.map((rungs) => accountsOf([rungs]));
  return plot.panel({
    name: 'costs',
    x: {
      label: 'cost, in whole trials',
      domain: [0, Math.ceil(1.1 * Math.max(table.length, ...costs.map(({ startingOver }) => startingOver)))],
    },
    y: rowsOf(table),
    linesHigh: linesOf(table),
    head: [
      {
        text: accountLooks.continuing.name,
        color: accountLooks.continuing.color,
        isBold: true,
        end: accountLooks.startingOver.name,
        endColor: accountLooks.startingOver.color,
      },
    ],
    marks: [
      plot.rule({ x: table.length }),
      costs.map(({ startingOver, continuing }, y) =>
        plot.rule({ y, from: continuing, to: startingOver, isDashed: false }),
      ),
      (['startingOver', 'continuing'] as const).map((account) =>
        plot.dots({
          className: account,
          color: accountLooks[account].color,
          points: costs.map((cost, y): plot.Point => [cost[account], y]),
          size: 'middle',
        }),
      ),
    ],
  });
};
