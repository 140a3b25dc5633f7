/** Something over the steps of a run, a line for each setting: loss, validation loss, learning rate. */
import * as plot from '../../../../lib/plot/plot.ts';
import { courseOf, meanCourse } from '../../../../lib/study/courses.ts';
import { measuredSplits, type MeasuredSplit } from '../../../../lib/study/splits.ts';
import type { RunHistory } from '../../../../lib/training/spec.ts';
import type { Trained } from '../outcome.ts';
import { chartLines, eachSetting, usualLosses, type Data, type View } from './view.ts';

/** A line: what it is called, and the course of each repetition. */
interface Line {
  name: string;
  color: string;
  courses: plot.Point[][];
  divergedAt: number | null;
}

const mostPoints = 200;
/** Learning rates further apart than this are drawn on a log axis. */
const farApart = 20;

const isInEpochs = ({ setting }: Data) => 'epochs' in setting.budget;

/** Steps, or epochs where the budget is in epochs: then runs of different batch sizes end at the same place. */
const along = (data: Data, run: RunHistory, points: readonly plot.Point[]): plot.Point[] =>
  isInEpochs(data)
    ? points.map(([step, value]): plot.Point => [step / run.stepsPerEpoch, value])
    : [...points];

function xAxis(data: Data): plot.Quantity {
  const ends = data.trained.flatMap(({ runs }) =>
    runs.map(({ steps, stepsPerEpoch }) => (isInEpochs(data) ? steps / stepsPerEpoch : steps)),
  );
  return { label: isInEpochs(data) ? 'epoch' : 'step', domain: [0, Math.max(1, ...ends)] };
}

const lineOf = (
  data: Data,
  { label, color, runs, divergedAt }: Trained,
  points: (run: RunHistory) => plot.Point[],
): Line => ({
  name: label,
  color,
  courses: runs.map((run) => along(data, run, points(run))),
  divergedAt,
});

/** Settings are told apart by name and colour; of a single one, training and validation. */
function lossLines(data: Data, splits: readonly MeasuredSplit[]): Line[] {
  const isSingle = data.trained.length === 1;
  return data.trained.flatMap((one) =>
    splits.map(({ loss, name }) => ({
      ...lineOf(data, one, (run) => [...courseOf(run, loss)]),
      ...(isSingle && { name, color: plot.splitColors[name] }),
    })),
  );
}

/** From the lowest loss to the highest that a run which did not diverge has had, start included. */
function lossDomain(lines: readonly Line[]): readonly [number, number] {
  const heights = lines.flatMap(({ courses, divergedAt }) =>
    courses.flatMap((one) => (divergedAt === null ? one : one.slice(0, 1)).map(([, loss]) => loss)),
  );
  return plot.roundedLog(heights);
}

interface OverSteps {
  name: string;
  describe: string;
  lines(data: Data): Line[];
  y(lines: readonly Line[]): plot.Quantity;
  overSeeds?: readonly [number, number];
}

const viewOverSteps = ({ name, describe, lines, y, overSeeds }: OverSteps): View => ({
  describe: (configuration) => `${describe} over the course of training${eachSetting(configuration)}.`,
  panels: (data) => {
    const drawn = lines(data);
    return plot.panel({
      name,
      x: xAxis(data),
      y: y(drawn),
      overSeeds: { y: overSeeds },
      linesHigh: chartLines,
      marks: drawn.map(({ name: label, color, courses, divergedAt }) => {
        const points = meanCourse(courses);
        return plot.course({
          name: label,
          color,
          points,
          repetitions: courses.length > 1 ? courses : [],
          divergedAt,
          leavesAt: points.at(-1)?.[0],
        });
      }),
    });
  },
});

export const loss = viewOverSteps({
  name: 'loss',
  describe: 'Training loss on a logarithmic axis',
  lines: (data) => lossLines(data, data.trained.length === 1 ? measuredSplits : measuredSplits.slice(0, 1)),
  y: (lines) => ({
    label: `${lines.length > 0 && lines[0]!.name === 'training' ? 'loss' : 'training loss'} J (log scale)`,
    scale: 'log',
    domain: lossDomain(lines),
  }),
  overSeeds: usualLosses,
});

export const validationLoss = viewOverSteps({
  name: 'validation-loss',
  describe: 'Validation loss on a logarithmic axis',
  lines: (data) => lossLines(data, measuredSplits.slice(1)),
  y: (lines) => ({ label: 'validation loss (log scale)', scale: 'log', domain: lossDomain(lines) }),
  overSeeds: usualLosses,
});

export const learningRate = viewOverSteps({
  name: 'learning-rate',
  describe: 'Learning rate',
  lines: (data) =>
    data.trained.map((one) => ({
      ...lineOf(data, one, ({ learningRate: rates }) =>
        plot.thinned(
          Array.from(rates, (rate, step): plot.Point => [step, rate]),
          mostPoints,
        ),
      ),
      divergedAt: null,
    })),
  y: (lines) => {
    const rates = lines
      .flatMap(({ courses }) => courses.flat().map(([, rate]) => rate))
      .filter((rate) => rate > 0);
    const [low, high] = [Math.min(1, ...rates), rates.length > 0 ? Math.max(...rates) : 1];
    return high / low > farApart
      ? { label: 'learning rate α (log scale)', scale: 'log', domain: plot.roundedLog([low, high]) }
      : { label: 'learning rate α', domain: [0, 1.05 * high] };
  },
});
