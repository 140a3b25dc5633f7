/** The validation loss over two swept hyperparameters: the first across, the second up. */
import type { Curves } from '../../../../lib/plot/curves.ts';
import * as plot from '../../../../lib/plot/plot.ts';
import { significant } from '../../../../lib/text/numbers.ts';
import { lowestOf } from '../claims.ts';
import type { TrainingConfiguration } from '../configuration.ts';
import { hyperparameters } from '../hyperparameters.ts';
import { axisTitle, usualLosses, type Data, type View } from './view.ts';

/** Height of a row of cells, in lines of text. */
const rowLines = 1.8;
const fewColumns = 4;

type Sweep = TrainingConfiguration['sweeps'][number];

const sweepsOf = ({ sweeps }: TrainingConfiguration) => {
  const [across, up] = sweeps as [Sweep, Sweep];
  return { across, up, columns: across.values.length, rows: up.values.length };
};

/** The setting of a cell: settings come with the second sweep fastest. */
const settingAt = ({ trained, configuration }: Data, column: number, row: number) =>
  trained[column * sweepsOf(configuration).rows + row]!;

/** The map's rows as lines: a heat map cannot lie over others. */
function curvesOf(data: Data): Curves {
  const { across, up } = sweepsOf(data.configuration);
  const names = across.values.map(String);
  return {
    x: { label: axisTitle(across.name), domain: [-0.3, names.length - 0.7], names },
    y: { label: 'final validation loss J (log scale)', scale: 'log', domain: usualLosses },
    lines: up.values.map((value, row) => ({
      name: `${hyperparameters[up.name].symbol ?? axisTitle(up.name)} = ${String(value)}`,
      color: plot.seriesColor(row, up.values.length),
      points: names.flatMap((_, column): plot.Point[] => {
        const loss = settingAt(data, column, row).final.validationLoss;
        return loss === null ? [] : [[column, loss]];
      }),
    })),
  };
}

/** A place for each value: the cells stand around 0, 1, 2 … */
const axisOf = ({ name, values }: Sweep): plot.Quantity => ({
  label: axisTitle(name),
  domain: [-0.5, values.length - 0.5],
  names: values.map(String),
  axis: 'bare',
});

export const heatMap: View = {
  curves: curvesOf,

  describe: ({ sweeps }) =>
    `Heat map of the validation loss over ${sweeps.map(({ name }) => hyperparameters[name].label.toLowerCase()).join(' (across) and ')} (up): the bluer, the lower. A dot marks the lowest.`,

  panels: (data) => {
    const { across, up, columns, rows } = sweepsOf(data.configuration);
    // Row by row from below, as the cells are.
    const settings = Array.from({ length: rows * columns }, (_, i) =>
      settingAt(data, i % columns, Math.floor(i / columns)),
    );
    const centre = (i: number): plot.Point => [i % columns, Math.floor(i / columns)];
    const losses = settings.map(({ final }) => final.validationLoss);
    const known = losses.filter((loss) => loss !== null);
    const [low, high] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [0, 1];
    const lowest = lowestOf('validationLoss', data.trained);
    return plot.panel({
      name: 'losses',
      x: axisOf(across),
      y: axisOf(up),
      linesHigh: rowLines * rows,
      // A few cells need not be as wide as the page.
      isCompact: columns <= fewColumns,
      head: [''],
      marks: [
        plot.cells({
          columns,
          values: losses,
          label: 'validation loss',
          share: (loss) => (high > low ? plot.shareOf({ scale: 'log', domain: [low, high] }, loss) : 0),
        }),
        plot.crosses({
          points: settings.flatMap(({ divergedAt }, i) => (divergedAt === null ? [] : [centre(i)])),
        }),
        plot.dots({
          points: lowest ? [centre(settings.indexOf(lowest))] : [],
          color: 'var(--ink)',
          size: 'large',
          outline: 'paper',
        }),
        plot.shadesKey({
          label: 'validation loss',
          low: known.length > 0 ? significant(low) : '',
          high: known.length > 0 ? significant(high) : '',
        }),
      ],
    });
  },
};
