/** How many trials are on each rung, what becomes of new settings there, and what has been found. */
import * as plot from '../../../lib/plot/plot.ts';
import { plain } from '../../../lib/text/numbers.ts';
import { bestSoFarPanel } from '../../searching/common/best-so-far.ts';
import { schedulerLooks, searcherLooks, type Look } from '../../searching/common/looks.ts';
import { contenders, needed, searchCount, type Contender } from './problem.ts';
import type { Fed } from './rungs.ts';

export const looks: Record<Contender, Look> = { bohb: searcherLooks.bohb, random: schedulerLooks.hyperband };

const rungNames = ['at 1/9', 'at 1/3', 'whole'] as const;
const rungColors = ['var(--blend-2)', 'var(--blend-6)', 'var(--blend-10)'] as const;

const losses: plot.Quantity = {
  scale: 'log',
  domain: [0.25, 0.75],
  ticks: [0.3, 0.4, 0.5, 0.6, 0.7],
  format: plain,
};
const spent = 'cost, in whole trials';

export function fedPanel({ arrivals }: Fed, cost: number): plot.Panel {
  const end = Math.max(0, ...arrivals.flat());
  return plot.panel({
    name: 'fed',
    x: { label: spent, domain: [0, cost] },
    y: { label: 'trials known there', domain: [0, Math.max(30, ...arrivals.map(({ length }) => length))] },
    head: [{ text: 'what BOHB’s model knows, in one search', isBold: true }],
    marks: [
      plot.rule({ y: needed, label: `${needed} needed` }),
      arrivals.map((times, rung) =>
        plot.line({
          name: rungNames[rung]!,
          color: rungColors[rung]!,
          isStepped: true,
          points: [[0, 0], ...times.map((time, i): plot.Point => [time, i + 1]), [end, times.length]],
        }),
      ),
    ],
  });
}

export const settingsPanel = ({ of }: Fed): plot.Panel =>
  plot.panel({
    name: 'settings',
    x: {
      label: 'setting',
      domain: [0, 1 + Math.max(2, ...contenders.map((name) => of[name].firstLosses.length))],
    },
    y: { ...losses, label: 'loss at its first rung (log scale)' },
    head: contenders.map((name) => ({ text: looks[name].name, color: looks[name].color, isBold: true })),
    marks: [...contenders].reverse().map((name) =>
      plot.dots({
        className: name,
        color: looks[name].color,
        size: 'middle',
        outline: 'paper',
        points: of[name].firstLosses.map((loss, i): plot.Point => [i + 1, loss]),
      }),
    ),
  });

export const foundPanel = ({ of }: Fed, cost: number): plot.Panel =>
  bestSoFarPanel({
    all: contenders.map((name) => ({ ...looks[name], reached: of[name].reached })),
    loss: { ...losses, label: 'lowest loss so far (log scale)' },
    trials: cost,
    counted: spent,
    head: [{ text: `${searchCount} searches of each`, isBold: true }],
  });

/** Of the rungs that the model can learn from, the highest, in words. */
export const modelRung = ({ since }: Pick<Fed, 'since'>): string | undefined =>
  rungNames[since.findLastIndex((time) => time !== null)];
