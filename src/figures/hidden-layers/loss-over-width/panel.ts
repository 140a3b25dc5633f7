/** Losses over the size of networks, as they are drawn. */
import { finite } from '../../../lib/math/known.ts';
import * as plot from '../../../lib/plot/plot.ts';
import { measuredSplits, type SplitName } from '../../../lib/study/splits.ts';
import { plain } from '../../../lib/text/numbers.ts';
import type { Size, Sweep } from './sizes.ts';

/** What losses are shown: those of all sizes but the worst of single networks. */
export const lossWindow = [0.003, 1] as const;

/** Losses over the sizes, the lowest mean in validation marked. `floor`: the loss of the noise alone. */
export function lossPanel(
  sizes: readonly Size[],
  best: Size,
  floor: number,
  { x, name, sizes: ticks }: Sweep,
): plot.Panel {
  const loss = finite(best.validation.mean);
  return plot.panel({
    name: 'losses',
    x: { ...x, ticks, format: String },
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
      ...measuredSplits.flatMap(({ name }) => lossesOn(sizes, name)),
      loss !== null &&
        plot.named('best', plot.ring({ points: [[best.size, loss]], color: 'var(--good)', stroke: 'line' })),
      loss !== null &&
        plot.named(
          'best',
          plot.words({
            at: [best.size, lossWindow[0]],
            text: `best in validation: ${name(best.size)}`,
            side: 'above',
            color: 'var(--good)',
            isBold: true,
          }),
        ),
      plot.crosses({
        points: sizes
          .filter(({ diverged }) => diverged > 0)
          .map(({ size }): plot.Point => [size, lossWindow[1]]),
      }),
    ],
  });
}

/** Single networks as small dots, a line through their means. */
function lossesOn(sizes: readonly Size[], split: SplitName): plot.Mark[] {
  const color = plot.splitColors[split];
  const singles = sizes.flatMap((size) => size[split].single.map((loss): plot.Point => [size.size, loss]));
  const means = sizes.map((size): plot.Point => [size.size, size[split].mean]);
  return [
    plot.named(`single-${split}`, plot.dots({ points: singles, color, opacity: 0.4 })),
    plot.line({ name: split, color, points: means }),
    plot.named(split, plot.dots({ points: means, color, size: 'middle' })),
  ];
}
