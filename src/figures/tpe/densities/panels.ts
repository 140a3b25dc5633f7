/** Trials in two groups over one knob, the density of each, and the ratio that TPE makes as large as it can. */
import * as plot from '../../../lib/plot/plot.ts';
import type { Trial } from '../../../lib/search/searcher.ts';
import { pointsOf, trialMarks } from '../../bayesian-optimisation/one-knob/panels.ts';
import { losses, rateAxis, rates } from '../../bayesian-optimisation/one-knob/problem.ts';
import type { Densities } from './densities.ts';

const color = 'var(--good)';
const colorOfOthers = 'var(--ink-soft)';

interface Parts {
  trials: readonly Trial[];
  next: number | null;
  grid: readonly Trial[];
  /** Null while trials are drawn at random. */
  densities: Densities | null;
}

const nextRule = (next: number | null, label?: string): plot.Marks =>
  next !== null && plot.rule({ x: next, color: 'var(--ink)', ...(label !== undefined && { label }) });

export function trialsPanel({ trials, next, grid, densities }: Parts): plot.Panel {
  const good = trials.filter(({ setting }) => densities?.good.includes(setting));
  return plot.panel({
    name: 'trials',
    x: { ...rateAxis, axis: 'rule' },
    y: losses,
    linesHigh: 8,
    marks: [
      plot.dots({ className: 'grid', points: pointsOf(grid), color: 'var(--ink-faint)' }),
      nextRule(next, 'next trial'),
      trialMarks(trials),
      plot.dots({ className: 'good', points: pointsOf(good), color, size: 'large', outline: 'paper' }),
    ],
  });
}

export const densitiesPanel = ({ next, densities }: Pick<Parts, 'next' | 'densities'>): plot.Panel =>
  plot.panel({
    name: 'densities',
    x: { ...rateAxis, axis: 'rule' },
    y: { label: 'height of each density, of its highest', domain: [0, 1.1], ticks: [0, 1] },
    linesHigh: 5,
    marks: [
      plot.line({ name: 'l: good', color, points: along(densities && ofHighest(densities.l)) }),
      plot.line({
        name: 'g: others',
        color: colorOfOthers,
        points: along(densities && ofHighest(densities.g)),
      }),
      nextRule(next),
    ],
  });

export function ratioPanel({ next, densities }: Pick<Parts, 'next' | 'densities'>): plot.Panel {
  const ratios = densities ? densities.l.map((height, i) => height / densities.g[i]!) : [];
  const most = Math.max(Number.MIN_VALUE, ...ratios);
  return plot.panel({
    name: 'ratio',
    x: rateAxis,
    y: { label: 'l/g, of the highest', domain: [0, 1.1], ticks: [0, 1] },
    linesHigh: 5,
    marks: [
      plot.line({
        name: 'l/g',
        color: 'var(--accent)',
        points: along(densities && ratios.map((ratio) => ratio / most)),
      }),
      plot.dots({
        className: 'candidates',
        points: (densities?.candidates ?? []).map(({ rate, ratio }): plot.Point => [rate, ratio / most]),
        color: 'var(--accent)',
        size: 'middle',
        outline: 'hollow',
      }),
      nextRule(next),
    ],
  });
}

const ofHighest = (heights: readonly number[]): number[] => {
  const most = Math.max(...heights);
  return heights.map((height) => height / most);
};

const along = (values: readonly number[] | null | undefined): plot.Point[] =>
  values ? rates.map((rate, i): plot.Point => [rate, values[i]!]) : [];
