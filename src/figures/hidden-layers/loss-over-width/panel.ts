/** Losses over the size of networks, as they are drawn. */
import { finite } from '../../../lib/math/known.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { measuredSplits, type SplitName } from '../../../lib/study/splits.ts';
import { plain } from '../../../lib/text/numbers.ts';

/** What the networks of a size come to. Of those that did not diverge; their mean is NaN if there is none. */
export interface Size extends Record<SplitName, { single: number[]; mean: number }> {
  size: number;
  diverged: number;
}

interface LossesOptions {
  /** The size with the lowest mean in validation, and how it is called. */
  best: Size;
  bestName: string;
  /** The loss of the noise alone. */
  floor: number;
  x: plot.Quantity;
}

/** What losses are shown: those of all sizes but the worst of single networks. */
export const lossWindow = [0.003, 1] as const;

export function lossPanel(sizes: readonly Size[], { best, bestName, floor, x }: LossesOptions): plot.Panel {
  const loss = finite(best.validation.mean);
  const diverged = sizes.filter((one) => one.diverged > 0);
  return plot.panel({
    name: 'losses',
    x,
    y: {
      label: 'loss (half the mean squared error)',
      scale: 'log',
      domain: lossWindow,
      ticks: [0.003, 0.01, 0.03, 0.1, 0.3, 1],
      format: plain,
    },
    marks: [
      plot.rule({ y: floor, stroke: 'hair', end: { name: 'noise alone' } }),
      loss !== null &&
        plot.rule({ x: best.size, from: lossWindow[0], to: loss, stroke: 'hair', color: 'var(--good)' }),
      measuredSplits.map(({ name }) => lossesOn(sizes, name)),
      loss !== null && [
        plot.ring({ points: [[best.size, loss]], color: 'var(--good)', stroke: 'line' }),
        plot.words({
          at: [best.size, lossWindow[0]],
          text: `best in validation: ${bestName}`,
          side: 'above',
          color: 'var(--good)',
          isBold: true,
        }),
      ],
      plot.crosses({ points: diverged.map(({ size }) => [size, lossWindow[1]]) }),
    ],
  });
}

/** Single networks as small dots, a line through their means. */
function lossesOn(sizes: readonly Size[], split: SplitName): plot.Mark[] {
  const color = plot.splitColors[split];
  const singles = sizes.flatMap((size) => size[split].single.map((loss): plot.Point => [size.size, loss]));
  const points = sizes.map((size): plot.Point => [size.size, size[split].mean]);
  return [
    plot.dots({ points: singles, color, opacity: 0.4 }),
    plot.line({ name: split, color, points }),
    plot.dots({ points, color, size: 'middle' }),
  ];
}
