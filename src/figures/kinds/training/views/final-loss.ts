/** The loss at the end of the budget over the swept value, in training and validation. */
import { pow } from '../../../../lib/math/elementary.ts';
import * as plot from '../../../../lib/plot/plot.ts';
import { measuredSplits } from '../../../../lib/study/splits.ts';
import { hyperparameters, isWords } from '../hyperparameters.ts';
import { axisTitle, chartLines, usualLosses, type Data, type View } from './view.ts';

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
function across({ configuration, trained }: Data): { x: plot.Quantity; at(index: number): number } {
  const { name } = configuration.sweeps[0]!;
  const { range } = hyperparameters[name];
  const values = trained.map((one) => one.values[0]!);
  const numbers = values.map(Number);
  const label = axisTitle(name);
  if (isWords(range) || isUneven(numbers))
    return {
      x: { label, domain: [-0.5, values.length - 0.5], names: values.map(String) },
      at: (index) => index,
    };
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const isLog = range.scale === 'log' && low > 0;
  const room = isLog ? pow(high / low, margin) : margin * (high - low);
  return {
    x: {
      label,
      scale: isLog ? 'log' : 'linear',
      domain: isLog ? [low / room, high * room] : [low - room, high + room],
      ticks: numbers.length <= mostTicks ? numbers : undefined,
      format: String,
    },
    at: (index) => numbers[index]!,
  };
}

export const finalLoss: View = {
  describe: ({ sweeps }) =>
    `Training and validation loss at the end, over ${hyperparameters[sweeps[0]!.name].label.toLowerCase()}.`,
  panels: (data) => {
    const { x, at } = across(data);
    const lines = measuredSplits.map(({ loss, name }) => ({
      name,
      color: plot.splitColors[name],
      points: data.trained
        .flatMap(({ final }, i): plot.Point[] => (final[loss] === null ? [] : [[at(i), final[loss]]]))
        .sort(([a], [b]) => a - b),
    }));
    const losses = lines.flatMap(({ points }) => points.map(([, loss]) => loss));
    const domain = plot.roundedLog(losses);
    return plot.panel({
      name: 'final-loss',
      x,
      y: { label: 'final loss J (log scale)', scale: 'log', domain },
      overSeeds: { y: usualLosses },
      linesHigh: chartLines,
      marks: [
        lines.map((one) => [
          plot.line(one),
          plot.dots({
            className: `final-${one.name}`,
            points: one.points,
            color: one.color,
            size: 'middle',
          }),
        ]),
        // At the upper edge: they stand on no loss.
        plot.crosses({
          className: 'diverged',
          points: data.trained.flatMap(({ divergedAt }, i): plot.Point[] =>
            divergedAt === null ? [] : [[at(i), domain[1]]],
          ),
        }),
      ],
    });
  },
};
