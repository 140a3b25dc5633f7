/** The loss at the end of the budget over the swept value, in training and validation. */
import { drawCurves, roundedLog, type Curves, type Quantity } from '../../../../lib/charts/curves.ts';
import { child } from '../../../../lib/charts/canvas.ts';
import { crosses, dots, type PixelPoint } from '../../../../lib/charts/marks.ts';
import { hyperparameters, isWords } from '../hyperparameters.ts';
import type { Measure } from '../../../../lib/study/outcomes.ts';
import { chartHeight, usualLosses, type Data, type View } from './view.ts';

const kinds: { measure: Measure; name: string; color: string }[] = [
  { measure: 'trainingLoss', name: 'training', color: 'var(--series-1)' },
  { measure: 'validationLoss', name: 'validation', color: 'var(--series-2)' },
];
/** Room beyond the first and the last value, as a share of the axis. */
const margin = 0.06;
/** More values than this are not all written on the axis. */
const mostTicks = 8;
const mostUneven = 5;

/** With a 0 among values that are far apart, no scale keeps them all apart: they stand side by side, as words do. */
function isUneven(values: readonly number[]): boolean {
  if (Math.min(...values) > 0) return false;
  const sorted = [...values].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((value, i) => value - sorted[i]!);
  return Math.max(...gaps) > mostUneven * Math.min(...gaps);
}

/** The axis, and where each setting stands on it. */
function across({ configuration, trained }: Data): { x: Quantity; at(index: number): number } {
  const { name } = configuration.sweeps[0]!;
  const { label, symbol, range } = hyperparameters[name];
  const values = trained.map((one) => one.values[0]!);
  const words = `${label.toLowerCase()}${symbol ? ` ${symbol}` : ''}`;
  if (isWords(range) || isUneven(values as number[]))
    return {
      x: {
        label: words,
        scale: 'linear',
        domain: [-0.5, values.length - 0.5],
        names: values.map(String),
      },
      at: (index) => index,
    };
  const numbers = values as number[];
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const isLog = range.scale === 'log' && low > 0;
  const room = isLog ? (high / low) ** margin : margin * (high - low);
  return {
    x: {
      label: words,
      scale: isLog ? 'log' : 'linear',
      domain: isLog ? [low / room, high * room] : [low - room, high + room],
      ticks: numbers.length <= mostTicks ? numbers : undefined,
    },
    at: (index) => numbers[index]!,
  };
}

function curvesOf(data: Data): Curves {
  const { x, at } = across(data);
  const lines = kinds.map(({ measure, name, color }) => ({
    name,
    color,
    points: data.trained
      .flatMap(({ final }, i) => (final[measure] === null ? [] : [[at(i), final[measure]] as const]))
      .sort(([a], [b]) => a - b),
  }));
  const heights = lines
    .flatMap(({ points }) => points.map(([, loss]) => loss))
    .filter((height) => height > 0);
  const domain =
    heights.length > 0 ? roundedLog([Math.min(...heights), Math.max(...heights)]) : ([0.1, 1] as const);
  return { x, y: { label: 'final loss J (log scale)', scale: 'log', domain }, lines };
}

export const finalLoss: View = {
  describe: ({ sweeps }) =>
    `Training and validation loss at the end, over ${hyperparameters[sweeps[0]!.name].label.toLowerCase()}.`,
  height: chartHeight,
  curves: curvesOf,
  overSeeds: usualLosses,
  draw: (canvas, data, place) => {
    const { at } = across(data);
    const curves = curvesOf(data);
    const plot = drawCurves(canvas, curves, { name: 'final-loss', ...place });
    curves.lines.forEach(({ points, color }, i) =>
      dots(
        plot.inside,
        `final-${i}`,
        points.map(([place, height]): PixelPoint => [plot.x(place), plot.y(height)]),
        { color, radius: 4 },
      ),
    );
    // Above the plot: it is not cut off, and stands on no loss.
    crosses(
      child(canvas.svg, 'g', 'above final-loss'),
      'diverged',
      data.trained.flatMap(({ divergedAt }, i): PixelPoint[] =>
        divergedAt === null ? [] : [[plot.x(at(i)), plot.y.range()[1]! + 8]],
      ),
    );
  },
};
