/** Something over the steps of a run, a line for each setting: loss, validation loss, learning rate. */
import * as plot from '../../../../lib/plot/plot.ts';
import { lowestBy } from '../../../../lib/math/lowest.ts';
import { courseOf, meanCourse, measuredCourse } from '../../../../lib/study/courses.ts';
import type { Measure } from '../../../../lib/study/outcomes.ts';
import { measuredSplits, type MeasuredSplit } from '../../../../lib/study/splits.ts';
import { plain, rounded } from '../../../../lib/text/numbers.ts';
import type { RunHistory } from '../../../../lib/training/spec.ts';
import type { Trained } from '../outcome.ts';
import { changeRules } from './changes.ts';
import {
  hasEarlyStopping,
  stopMarks,
  stoppedOf,
  stopsInWords,
  stopWords,
  type Stopped,
  type Unit,
} from './stops.ts';
import {
  accuracies,
  allAccuracies,
  chartLines,
  eachSetting,
  losses,
  ofRepetitions,
  usualLosses,
  type Data,
  type Quality,
  type View,
} from './view.ts';

/** A line: what it is called, and the course of each repetition. */
interface Line {
  name: string;
  color: string;
  courses: plot.Point[][];
  divergedAt: number | null;
  stops: Stopped[];
  /** The average of the weights, not the weights themselves. */
  isAverage?: boolean;
  /** Whether less is better, or more, where its best is to be marked. */
  marks?: 'lowest' | 'highest';
}

const mostPoints = 200;
/** Learning rates further apart than this are drawn on a log axis. */
const farApart = 20;

const unitOf = ({ setting }: Data): Unit => ('epochs' in setting.budget ? 'epoch' : 'step');

/** Steps, or epochs where the budget is in epochs: then runs of different batch sizes end at the same place. */
const along = (data: Data, { stepsPerEpoch }: RunHistory) =>
  unitOf(data) === 'epoch' ? (step: number) => step / stepsPerEpoch : (step: number) => step;

function xAxis(data: Data): plot.Quantity {
  const ends = data.trained.flatMap(({ runs }) => runs.map((run) => along(data, run)(run.steps)));
  return { label: unitOf(data), domain: [0, Math.max(1, ...ends)] };
}

const lineOf = (
  data: Data,
  { label, color, runs, divergedAt }: Trained,
  points: (run: RunHistory) => plot.Point[],
): Line => {
  const courses = runs.map((run) => {
    const place = along(data, run);
    return points(run).map(([step, value]): plot.Point => [place(step), value]);
  });
  return {
    name: label,
    color,
    courses,
    divergedAt,
    stops: runs.flatMap((run, i) => stoppedOf(run, courses[i]!, along(data, run))),
  };
};

/** Settings are told apart by name and colour; of a single one, training and validation. */
function measuredLines(quality: Quality, data: Data, splits: readonly MeasuredSplit[]): Line[] {
  return data.trained.flatMap((one, setting) =>
    splits.flatMap((split) => {
      const { loss, accuracy, name } = split;
      const line: Line = {
        ...lineOf(data, one, (run) =>
          quality === 'loss' ? courseOf(run, loss) : measuredCourse(run, accuracy),
        ),
        ...(isSingle(data) && { name, color: plot.splitColors[name] }),
        ...(data.configuration.bestEpoch &&
          name === 'validation' && { marks: quality === 'loss' ? 'lowest' : 'highest' }),
      };
      const isAveraged = data.settings[setting]!.run.averaging !== undefined;
      return isAveraged ? [line, averageOf(line, data, one, split[quality])] : [line];
    }),
  );
}

/** The same of the average of the weights. */
const averageOf = ({ name, color }: Line, data: Data, one: Trained, measure: Measure): Line => ({
  ...lineOf(data, one, ({ checkpoints }) =>
    checkpoints.flatMap(({ step, averaged }): plot.Point[] => {
      const value = averaged?.[measure];
      return value === undefined ? [] : [[step, value]];
    }),
  ),
  name: [name, 'averaged'].filter(Boolean).join(', '),
  color,
  isAverage: true,
  stops: [],
});

const isSingle = ({ trained }: Data) => trained.length === 1;

/** Of a single setting both splits, of several that of training. */
const splitsOf = (data: Data) => (isSingle(data) ? measuredSplits : measuredSplits.slice(0, 1));

/** All that are planned, before the first step is done; of a run that has ended early those that it has had. */
const ratesOf = ({ learningRate, divergedAt, stopped }: RunHistory, planned: Float32Array | null) =>
  planned === null || divergedAt !== null || stopped ? learningRate : planned;

/** From the lowest loss to the highest that a run which did not diverge has had, start included. */
const lossesOf = (lines: readonly Line[]): number[] =>
  lines.flatMap(({ courses, divergedAt }) =>
    courses.flatMap((one) => (divergedAt === null ? one : one.slice(0, 1)).map(([, loss]) => loss)),
  );

const heightsOf = (lines: readonly Line[]): number[] =>
  lines.flatMap(({ courses }) => courses.flat().map(([, height]) => height));

interface OverSteps {
  name: string;
  describe: string;
  lines(data: Data): Line[];
  y(lines: readonly Line[], data: Data): plot.Quantity;
  overSeeds?: readonly [number, number];
  /** Of what is measured at checkpoints, of which early stopping keeps one. */
  isMeasured?: boolean;
}

const viewOverSteps = ({ name, describe, lines, y, overSeeds, isMeasured = true }: OverSteps): View => ({
  describe: (configuration) => `${describe} over the course of training${eachSetting(configuration)}.`,
  panels: (data) => {
    const drawn = lines(data);
    const showsStops = isMeasured && hasEarlyStopping(data.configuration);
    return plot.panel({
      name,
      x: xAxis(data),
      y: y(drawn, data),
      overSeeds: { y: overSeeds },
      linesHigh: chartLines,
      foot: [
        ...ofRepetitions(data.configuration, (runs) => `Thick: the mean of ${runs}. Thin: each of them.`),
        ...(showsStops ? [stopsInWords] : []),
      ],
      marks: [
        ...drawn.map((line, i) => marksOf(line, i, unitOf(data))),
        showsStops && drawn.map(({ stops, color }, i) => stopMarks(stops, color, i)),
        changeRules(data, (step, i) => along(data, data.trained[i]!.runs[0]!)(step)),
      ],
    });
  },
});

function marksOf(
  { name, color, courses, divergedAt, stops, marks, isAverage }: Line,
  index: number,
  unit: Unit,
): plot.Mark[] {
  const points = meanCourse(courses);
  const sign = marks === 'highest' ? -1 : 1;
  const best = marks && stops.length === 0 ? lowestBy(points, ([, value]) => sign * value) : null;
  const course = plot.course({
    name,
    note: best ? `${marks} at ${unit} ${plain(rounded(best[0], epochDigits))}` : stopWords(stops, unit),
    color,
    points,
    repetitions: courses.length > 1 && !isAverage ? courses : [],
    divergedAt: isAverage ? null : divergedAt,
    isDashed: isAverage,
    leavesAt: points.at(-1)?.[0],
    notes: courses.length === 1 ? stops.map(({ kept: [x] }) => ({ x, words: 'kept' })) : [],
  });
  if (!marks) return [course];
  const dot = plot.dots({
    className: `best-${index}`,
    points: best ? [best] : [],
    color,
    size: 'large',
    outline: 'paper',
  });
  return [course, dot];
}

const epochDigits = 3;

export const loss = viewOverSteps({
  name: 'loss',
  describe: 'Training loss on a logarithmic axis',
  lines: (data) => measuredLines('loss', data, splitsOf(data)),
  y: (lines, data) => losses(isSingle(data) ? 'loss' : 'training loss', lossesOf(lines)),
  overSeeds: usualLosses,
});

export const validationLoss = viewOverSteps({
  name: 'validation-loss',
  describe: 'Validation loss on a logarithmic axis',
  lines: (data) => measuredLines('loss', data, measuredSplits.slice(1)),
  y: (lines) => ({ ...losses('validation loss', lossesOf(lines)), label: 'validation loss (log scale)' }),
  overSeeds: usualLosses,
});

export const accuracy = viewOverSteps({
  name: 'accuracy',
  describe: 'Training accuracy',
  lines: (data) => measuredLines('accuracy', data, splitsOf(data)),
  y: (lines, data) => accuracies(isSingle(data) ? 'accuracy' : 'training accuracy', heightsOf(lines)),
  overSeeds: allAccuracies,
});

export const validationAccuracy = viewOverSteps({
  name: 'validation-accuracy',
  describe: 'Validation accuracy',
  lines: (data) => measuredLines('accuracy', data, measuredSplits.slice(1)),
  y: (lines) => accuracies('validation accuracy', heightsOf(lines)),
  overSeeds: allAccuracies,
});

export const learningRate = viewOverSteps({
  name: 'learning-rate',
  isMeasured: false,
  describe: 'Learning rate',
  lines: (data) =>
    data.trained.map((one, setting) => ({
      ...lineOf(data, one, (run) =>
        plot.thinned(
          Array.from(ratesOf(run, data.learningRates![setting]!), (rate, step): plot.Point => [step, rate]),
          mostPoints,
        ),
      ),
      divergedAt: null,
      stops: [],
    })),
  y: (lines) => {
    const rates = heightsOf(lines).filter((rate) => rate > 0);
    const [low, high] = [Math.min(1, ...rates), rates.length > 0 ? Math.max(...rates) : 1];
    return high / low > farApart
      ? { label: 'learning rate α (log scale)', scale: 'log', domain: plot.roundedLog([low, high]) }
      : { label: 'learning rate α', domain: [0, 1.05 * high] };
  },
});

export const sharpness = viewOverSteps({
  name: 'sharpness',
  isMeasured: false,
  describe: 'Largest eigenvalue of the Hessian of the training loss on a logarithmic axis',
  lines: (data) =>
    data.trained.map((one) => ({
      ...lineOf(data, one, ({ checkpoints }) =>
        checkpoints.flatMap(({ step, sharpness }): plot.Point[] =>
          sharpness === undefined ? [] : [[step, Math.max(flat, sharpness)]],
        ),
      ),
      stops: [],
    })),
  y: (lines) => ({
    label: 'sharpness (log scale)',
    scale: 'log',
    domain: plot.roundedLog(heightsOf(lines)),
  }),
});

/** Where the loss curves no way up at all, so that it has a place on the axis. */
const flat = 1e-6;
