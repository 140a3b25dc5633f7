/** What TPE holds of each option, and how many different settings searches try. */
import * as plot from '../../../lib/plot/plot.ts';
import type { Reached } from '../../searching/common/best-so-far.ts';
import { searcherLooks } from '../../searching/common/looks.ts';
import { searchCount, settingCount, type searchers } from './problem.ts';
import type { OptionWeight } from './repeats.ts';

const color = 'var(--good)';
const colorOfOthers = 'var(--ink-soft)';

export const weightsPanel = (weights: readonly OptionWeight[]): plot.Panel =>
  plot.panel({
    name: 'weights',
    x: { label: 'probability', domain: [0, 1], ticks: [0, 0.5, 1], grid: true },
    y: { domain: [weights.length - 0.5, -0.5], names: weights.map(({ title }) => title), axis: 'bare' },
    linesHigh: weights.length,
    head: [{ text: 'l: good', color, isBold: true, end: 'g: others', endColor: colorOfOthers }],
    marks: [
      weights.map(({ l, g }, y) =>
        plot.rule({ y, from: Math.min(l, g), to: Math.max(l, g), isDashed: false }),
      ),
      plot.dots({
        className: 'others',
        points: weights.map(({ g }, y): plot.Point => [g, y]),
        color: colorOfOthers,
        size: 'middle',
        outline: 'hollow',
      }),
      plot.dots({
        className: 'good',
        points: weights.map(({ l }, y): plot.Point => [l, y]),
        color,
        size: 'middle',
      }),
    ],
  });

export const differentPanel = (
  different: Readonly<Record<(typeof searchers)[number], readonly Reached[]>>,
  mostTrials: number,
): plot.Panel =>
  plot.panel({
    name: 'different',
    x: { label: 'trials', domain: [1, mostTrials], ticks: [1, 10, 20, 30, 40] },
    y: { label: `different settings, of ${settingCount}`, domain: [0, mostTrials] },
    head: [{ text: `${searchCount} searches of each: medians`, isBold: true }],
    marks: [
      plot.line({
        className: 'all-different',
        points: [
          [1, 1],
          [mostTrials, mostTrials],
        ],
        color: 'var(--ink-faint)',
        stroke: 'fine',
        isDashed: true,
      }),
      (['random', 'tpe'] as const).map((name) => {
        const reached = different[name];
        const look = searcherLooks[name];
        return [
          plot.spread({
            className: name,
            color: look.color,
            reaches: reached.map(({ trials: x, low, high }) => ({ x, low, high })),
          }),
          plot.line({
            ...look,
            points: reached.map(({ trials, middle }): plot.Point => [trials, middle]),
          }),
        ];
      }),
    ],
  });
