/** The validation loss over two swept hyperparameters: the first across, the second up. */
import { child, children, pixel } from '../../../../lib/charts/canvas.ts';
import { heatmap, heatmapKey } from '../../../../lib/charts/heatmap.ts';
import { crosses, dots, words, type PixelPoint } from '../../../../lib/charts/marks.ts';
import { hyperparameters } from '../hyperparameters.ts';
import { lowestOf } from '../claims.ts';
import { significant } from '../../../../lib/text/numbers.ts';
import type { TrainingConfiguration } from '../configuration.ts';
import { seriesColor } from '../../../../lib/charts/series-color.ts';
import type { Curves, Point } from '../../../../lib/charts/curves.ts';
import { usualLosses, type Data, type View } from './view.ts';

const axisRoom = 52;
const headRoom = 54;
/** A letter's width; numbers across need room of their own. */
const letter = 8;

function layout(width: number, { sweeps }: TrainingConfiguration) {
  const [across, up] = sweeps.map(({ values }) => values) as [readonly unknown[], readonly unknown[]];
  const left = 14 + letter * Math.max(...up.map((value) => String(value).length));
  const cell = {
    width: Math.min(96, (width - left - 2) / across.length),
    height: width < 500 ? 30 : 36,
  };
  return { left, cell, columns: across.length, rows: up.length };
}

const title = (name: TrainingConfiguration['sweeps'][number]['name']) => {
  const { label, symbol } = hyperparameters[name];
  return `${label.toLowerCase()}${symbol ? ` ${symbol}` : ''}`;
};

/** The map's rows as lines: a heat map cannot lie over others. */
function curvesOf({ trained, configuration: { sweeps } }: Data): Curves {
  const [across, up] = sweeps as [(typeof sweeps)[number], (typeof sweeps)[number]];
  const names = across.values.map(String);
  return {
    x: { label: title(across.name), scale: 'linear', domain: [-0.3, names.length - 0.7], names },
    y: { label: 'final validation loss J (log scale)', scale: 'log', domain: usualLosses },
    lines: up.values.map((value, row) => ({
      name: `${hyperparameters[up.name].symbol ?? title(up.name)} = ${String(value)}`,
      color: seriesColor(row, up.values.length),
      points: names.flatMap((_, column): Point[] => {
        const loss = trained[column * up.values.length + row]!.final.validationLoss;
        return loss === null ? [] : [[column, loss]];
      }),
    })),
  };
}

export const heatMap: View = {
  curves: curvesOf,

  describe: ({ sweeps }) =>
    `Heat map of the validation loss over ${sweeps.map(({ name }) => hyperparameters[name].label.toLowerCase()).join(' (across) and ')} (up): the bluer, the lower. A dot marks the lowest.`,

  height: (width, configuration) => {
    const { rows, cell } = layout(width, configuration);
    return headRoom + rows * cell.height + axisRoom;
  },

  draw: (canvas, { trained, configuration }, place) => {
    const { left, cell, columns, rows } = layout(canvas.width, configuration);
    const top = place.top + headRoom;
    const [across, up] = configuration.sweeps as [
      TrainingConfiguration['sweeps'][number],
      TrainingConfiguration['sweeps'][number],
    ];
    // Settings come with the second sweep fastest; the map's rows go down from its last value.
    const order = Array.from({ length: rows * columns }, (_, i) => {
      const [row, column] = [rows - 1 - Math.floor(i / columns), i % columns];
      return trained[column * rows + row]!;
    });
    const losses = trained.flatMap(({ final }) =>
      final.validationLoss === null ? [] : [final.validationLoss],
    );
    const [low, high] = losses.length > 0 ? [Math.min(...losses), Math.max(...losses)] : [0, 1];
    const share = (loss: number) => (high > low ? Math.log(loss / low) / Math.log(high / low) : 0);
    const center = (i: number): PixelPoint => [
      left + ((i % columns) + 0.5) * cell.width - 0.5,
      top + (Math.floor(i / columns) + 0.5) * cell.height - 0.5,
    ];

    heatmap(canvas.svg, 'losses', {
      x: left,
      y: top,
      cell,
      columns,
      shares: order.map(({ final }) => (final.validationLoss === null ? null : share(final.validationLoss))),
    });
    crosses(
      canvas.svg,
      'diverged',
      order.flatMap(({ divergedAt }, i) => (divergedAt === null ? [] : [center(i)])),
      4,
    );
    const lowest = lowestOf('validationLoss', trained);
    const best = lowest ? [center(order.indexOf(lowest))] : [];
    dots(canvas.svg, 'lowest', best, { color: 'var(--ink)', radius: 5, stroke: 'var(--paper)' });

    const axes = child(canvas.svg, 'g', 'axis cells');
    children(axes, 'text', 'row', [...up.values].reverse())
      .attr('x', pixel(left - 7))
      .attr('y', (_, row) => pixel(center(row * columns)[1] + 4))
      .attr('text-anchor', 'end')
      .text(String);
    const longest = Math.max(...across.values.map((value) => String(value).length));
    const every = Math.ceil((letter * longest + 6) / cell.width);
    const labels = across.values.map((value, column) => (column % every === 0 ? String(value) : ''));
    const bottom = top + rows * cell.height;
    children(axes, 'text', 'column', labels)
      .attr('x', (_, column) => pixel(center(column)[0]))
      .attr('y', pixel(bottom + 16))
      .attr('text-anchor', 'middle')
      .text(String);
    words(axes, 'across', title(across.name), [left + (columns * cell.width) / 2, bottom + 38], {
      anchor: 'middle',
    });
    words(axes, 'up', title(up.name), [0, top - 12]);
    heatmapKey(canvas.svg, 'losses', {
      right: canvas.narrow ? canvas.width : Math.max(left + columns * cell.width, 380),
      y: place.top + 14,
      label: canvas.narrow ? 'loss' : 'validation loss',
      low: losses.length > 0 ? significant(low) : '',
      high: losses.length > 0 ? significant(high) : '',
      width: canvas.narrow ? 60 : 110,
    });
  },
};
