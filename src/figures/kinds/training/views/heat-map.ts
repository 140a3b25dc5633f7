/** What validation comes to over two swept hyperparameters: the first across, the second up. */
import type { Curves } from '../../../../lib/plot/curves.ts';
import * as plot from '../../../../lib/plot/plot.ts';
import { measureName, type Measure } from '../../../../lib/study/outcomes.ts';
import { measuredSplits } from '../../../../lib/study/splits.ts';
import { amount, bestOf } from '../claims.ts';
import type { TrainingConfiguration } from '../configuration.ts';
import { hyperparameters, labelInSentence, namesOnAxis, worded } from '../hyperparameters.ts';
import {
  allAccuracies,
  axisTitle,
  ofRepetitions,
  usualLosses,
  type Data,
  type Quality,
  type View,
} from './view.ts';

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
function curvesOf(data: Data, measure: Measure, y: plot.Quantity): Curves {
  const { across, up } = sweepsOf(data.configuration);
  const { names } = namesOnAxis(across.name, across.values);
  return {
    x: { label: axisTitle(across.name), domain: [-0.3, names.length - 0.7], names },
    y,
    lines: up.values.map((value, row) => ({
      name: rowName(up, value),
      color: plot.seriesColor(row, up.values.length),
      points: names.flatMap((_, column): plot.Point[] => {
        const height = settingAt(data, column, row).final[measure];
        return height === null ? [] : [[column, height]];
      }),
    })),
  };
}

function rowName({ name }: Sweep, value: Sweep['values'][number]): string {
  const { symbol, says } = hyperparameters[name];
  if (says || typeof value === 'string') return worded(name, value);
  return `${symbol ?? axisTitle(name)} = ${String(value)}`;
}

/** A place for each value: the cells stand around 0, 1, 2 … */
const axisOf = ({ name, values }: Sweep): plot.Quantity => ({
  label: axisTitle(name),
  domain: [-0.5, values.length - 0.5],
  ...namesOnAxis(name, values),
  axis: 'bare',
});

/** From a value to its shade, 0 the best: losses lie orders of magnitude apart. */
function shadesOf(quality: Quality, values: readonly number[]) {
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const scale = { scale: quality === 'loss' ? 'log' : 'linear', domain: [low, high] } as const;
  const share = (value: number) => (high > low ? plot.shareOf(scale, value) : 0);
  return quality === 'loss'
    ? { best: low, worst: high, share }
    : { best: high, worst: low, share: (value: number) => 1 - share(value) };
}

const overSeeds: Record<Quality, plot.Quantity> = {
  loss: { label: 'final validation loss J (log scale)', scale: 'log', domain: usualLosses },
  accuracy: { label: 'final validation accuracy', domain: allAccuracies },
};

const heatMap = (quality: Quality): View => {
  const measure = measuredSplits[1][quality];
  const label = measureName(measure);
  return {
    curves: (data) => curvesOf(data, measure, overSeeds[quality]),
    describe: ({ sweeps }) => {
      const extreme = quality === 'loss' ? 'lower' : 'higher';
      const best = quality === 'loss' ? 'lowest' : 'highest';
      return `Heat map of the ${label} over ${sweeps.map(({ name }) => labelInSentence(name)).join(' (across) and ')} (up): the bluer, the ${extreme}. A dot marks the ${best}.`;
    },
    panels: (data) => panelOf(data, quality, measure),
  };
};

function panelOf(data: Data, quality: Quality, measure: Measure): plot.Panel {
  const { across, up, columns, rows } = sweepsOf(data.configuration);
  // Row by row from below, as the cells are.
  const settings = Array.from({ length: rows * columns }, (_, i) =>
    settingAt(data, i % columns, Math.floor(i / columns)),
  );
  const centre = (i: number): plot.Point => [i % columns, Math.floor(i / columns)];
  const values = settings.map(({ final }) => final[measure]);
  const known = values.filter((value) => value !== null);
  const { best, worst, share } = shadesOf(quality, known);
  const marked = bestOf(measure, data.trained);
  const told = (value: number) => (known.length > 0 ? amount(measure, value) : '');
  return plot.panel({
    name: quality === 'loss' ? 'losses' : 'accuracies',
    x: axisOf(across),
    y: axisOf(up),
    linesHigh: rowLines * rows,
    // A few cells need not be as wide as the page.
    isCompact: columns <= fewColumns,
    head: [''],
    foot: ofRepetitions(data.configuration, (runs) => `Each cell: the mean of ${runs}.`),
    marks: [
      plot.cells({ columns, values, label: measureName(measure), share }),
      plot.crosses({
        points: settings.flatMap(({ divergedAt }, i) => (divergedAt === null ? [] : [centre(i)])),
      }),
      plot.dots({
        points: marked ? [centre(settings.indexOf(marked))] : [],
        color: 'var(--ink)',
        size: 'large',
        outline: 'paper',
      }),
      plot.shadesKey({ label: measureName(measure), low: told(best), high: told(worst) }),
    ],
  });
}

export const lossHeatMap = heatMap('loss');
export const accuracyHeatMap = heatMap('accuracy');
