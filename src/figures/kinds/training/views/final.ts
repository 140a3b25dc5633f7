/** Loss or accuracy at the end of the budget, over the swept value; where two are swept, over the second. */
import { pow } from '../../../../lib/math/elementary.ts';
import * as plot from '../../../../lib/plot/plot.ts';
import { latestOf, type Measure } from '../../../../lib/study/outcomes.ts';
import { measuredSplits } from '../../../../lib/study/splits.ts';
import type { TrainingConfiguration } from '../configuration.ts';
import { hyperparameters, isWords, labelInSentence, namesOnAxis, worded } from '../hyperparameters.ts';
import type { Trained } from '../outcome.ts';
import {
  accuracies,
  allAccuracies,
  axisTitle,
  chartLines,
  losses,
  ofRepetitions,
  usualLosses,
  type Data,
  type Quality,
  type View,
} from './view.ts';

/** Room beyond the first and the last value, as a share of the axis. */
const margin = 0.06;
/** More values than this are not all written on the axis. */
const mostTicks = 8;
const mostUneven = 5;
/** From one line's runs to those of its neighbour, as a share of the axis. */
const apart = 0.02;

/** With a 0 among values that are far apart, no scale keeps them all apart: they stand side by side, as words do. */
function isUneven(values: readonly number[]): boolean {
  if (Math.min(...values) > 0) return false;
  const sorted = [...values].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((value, i) => value - sorted[i]!);
  return Math.max(...gaps) > mostUneven * Math.min(...gaps);
}

/** The axis, and where each of its values stands on it. */
function across({ name, values }: TrainingConfiguration['sweeps'][number]): {
  x: plot.Quantity;
  at(index: number): number;
} {
  const { range } = hyperparameters[name];
  const numbers = values.map(Number);
  const label = axisTitle(name);
  if (isWords(range) || isUneven(numbers))
    return {
      x: {
        label,
        domain: [-0.5, values.length - 0.5],
        ...namesOnAxis(name, values),
      },
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

interface Line {
  name: string;
  className: string;
  color: string;
  measure: Measure;
  /** In the order of the axis. */
  settings: readonly Trained[];
}

/** Training and validation; of two sweeps validation alone, for each value of the first. */
function linesOf(quality: Quality, { trained, configuration: { sweeps } }: Data): Line[] {
  const [first, second] = sweeps;
  if (!second)
    return measuredSplits.map((split) => ({
      name: split.name,
      className: `final-${split.name}`,
      color: plot.splitColors[split.name],
      measure: split[quality],
      settings: trained,
    }));
  const count = second.values.length;
  return first!.values.map((value, i) => ({
    name: worded(first!.name, value),
    className: `final-${i}`,
    color: plot.seriesColor(i, first!.values.length),
    measure: measuredSplits[1][quality],
    settings: trained.slice(i * count, (i + 1) * count),
  }));
}

/** A line through the means, a dot at each. Of several runs also a dot for each, and a whisker from end to end. */
function marksOf(
  { name, className, color, measure, settings }: Line,
  at: (index: number) => number,
  hasSeveral: boolean,
): plot.Marks {
  const points = settings
    .flatMap(({ final }, i): plot.Point[] => (final[measure] === null ? [] : [[at(i), final[measure]]]))
    .sort(([a], [b]) => a - b);
  const runs = settings.map((one) => valuesOf(one, measure));
  const whiskers = runs.flatMap((values, i) =>
    values.length > 1 ? [{ x: at(i), low: Math.min(...values), high: Math.max(...values) }] : [],
  );
  const spread = [
    plot.whiskers({ className: `${className}-spread`, whiskers, color }),
    plot.dots({
      className: `${className}-runs`,
      points: runs.flatMap((values, i) => values.map((value): plot.Point => [at(i), value])),
      color,
      size: 'small',
    }),
  ];
  return [
    ...(hasSeveral ? spread : []),
    plot.line({ name, color, points }),
    plot.dots({ className, points, color, size: 'middle' }),
  ];
}

const valuesOf = ({ runs }: Trained, measure: Measure): number[] =>
  runs.flatMap((run) => latestOf(run, measure) ?? []);

const finalView = (quality: Quality): View => ({
  describe: ({ sweeps }) => {
    const [first, second] = sweeps.map(({ name }) => labelInSentence(name));
    return second === undefined
      ? `Training and validation ${quality} at the end, over ${first!}.`
      : `Validation ${quality} at the end over ${second}, a line for each ${first!}.`;
  },
  panels: (data) => {
    const { configuration } = data;
    const { x, at } = across(configuration.sweeps.at(-1)!);
    const lines = linesOf(quality, data);
    const values = lines.flatMap(({ measure, settings }) =>
      settings.flatMap((one) => valuesOf(one, measure)),
    );
    const label = configuration.sweeps.length > 1 ? `final validation ${quality}` : `final ${quality}`;
    const y = quality === 'loss' ? losses(label, values) : accuracies(label, values);
    // Runs that would cover each other stand beside each other.
    const beside = (index: number, line: number) =>
      configuration.repetitions === 1
        ? at(index)
        : plot.valueAt(x, plot.shareOf(x, at(index)) + apart * (line - (lines.length - 1) / 2));
    return plot.panel({
      name: `final-${quality}`,
      x,
      y,
      overSeeds: { y: quality === 'loss' ? usualLosses : allAccuracies },
      linesHigh: chartLines,
      foot: ofRepetitions(
        configuration,
        (runs) =>
          `Small dots: the ${runs} of each setting. Whiskers: from the lowest of them to the highest. Large dots, joined: their mean.`,
      ),
      marks: [
        lines.map((line, i) => marksOf(line, (index) => beside(index, i), configuration.repetitions > 1)),
        // At the upper edge, or where no example is right: they stand on no value.
        plot.crosses({
          className: 'diverged',
          points: lines[0]!.settings.flatMap(({ divergedAt }, i): plot.Point[] =>
            divergedAt === null ? [] : [[at(i), y.domain[quality === 'loss' ? 1 : 0]]],
          ),
        }),
      ],
    });
  },
});

export const finalLoss = finalView('loss');
export const finalAccuracy = finalView('accuracy');
