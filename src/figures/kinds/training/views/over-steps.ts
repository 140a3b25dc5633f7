/** Something over the steps of a run, a line for each setting: loss, validation loss, learning rate. */
import { apart } from '../../../../lib/charts/apart.ts';
import { drawCurves, roundedLog, type Curves, type Plot, type Point } from '../../../../lib/charts/curves.ts';
import { crosses, line, words, type PixelPoint } from '../../../../lib/charts/marks.ts';
import { thinned } from '../../../../lib/charts/series.ts';
import type { Canvas } from '../../../../lib/charts/canvas.ts';
import type { RunHistory } from '../../../../lib/training/spec.ts';
import { courseOf, meanCourse } from '../../../../lib/study/courses.ts';
import type { Trained } from '../outcome.ts';
import { chartHeight, eachSetting, usualLosses, type Data, type View } from './view.ts';

/** A line: what it is called, and the course of each repetition. */
interface Line {
  name: string;
  color: string;
  courses: Point[][];
  divergedAt: number | null;
}

const mostPoints = 200;
const diverged = ' diverged';
/** Learning rates further apart than this are drawn on a log axis. */
const farApart = 20;

const isInEpochs = ({ setting }: Data) => 'epochs' in setting.budget;

/** Steps, or epochs where the budget is in epochs: then runs of different batch sizes end at the same place. */
const along = (data: Data, run: RunHistory, points: readonly Point[]): Point[] =>
  isInEpochs(data) ? points.map(([step, value]): Point => [step / run.stepsPerEpoch, value]) : [...points];

const xAxis = (data: Data): Curves['x'] => {
  const ends = data.trained.flatMap(({ runs }) =>
    runs.map(({ steps, stepsPerEpoch }) => (isInEpochs(data) ? steps / stepsPerEpoch : steps)),
  );
  return { label: isInEpochs(data) ? 'epoch' : 'step', scale: 'linear', domain: [0, Math.max(1, ...ends)] };
};

const lineOf = (
  data: Data,
  { label, color, runs, divergedAt }: Trained,
  course: (run: RunHistory) => Point[],
): Line => ({
  name: label,
  color,
  courses: runs.map((run) => along(data, run, course(run))),
  divergedAt,
});

function lossLines(data: Data, kinds: readonly ('trainingLoss' | 'validationLoss')[]): Line[] {
  const isSingle = data.trained.length === 1;
  return data.trained.flatMap((one) =>
    kinds.map((kind) => ({
      ...lineOf(data, one, (run) => courseOf(run, kind)),
      ...(isSingle && {
        name: kind === 'trainingLoss' ? 'training' : 'validation',
        color: kind === 'trainingLoss' ? 'var(--series-1)' : 'var(--series-2)',
      }),
    })),
  );
}

/** From the lowest loss to the highest that a run which did not diverge has had, start included. */
function lossDomain(lines: readonly Line[]): [number, number] {
  const heights = lines.flatMap(({ courses, divergedAt }) =>
    courses.flatMap((course) => (divergedAt === null ? course : course.slice(0, 1)).map(([, loss]) => loss)),
  );
  const positive = heights.filter((loss) => loss > 0 && Number.isFinite(loss));
  return positive.length === 0 ? [0.1, 1] : roundedLog([Math.min(...positive), Math.max(...positive)]);
}

const asCurves = (lines: readonly Line[], x: Curves['x'], y: Curves['y']): Curves => ({
  x,
  y,
  lines: lines.map(({ name, color, courses }) => ({ name, color, points: meanCourse(courses) })),
});

/** The repetitions thin, and a cross where a line ends early. */
function drawRest(plot: Plot, lines: readonly Line[]): void {
  const top = plot.y.range()[1]!;
  const pixels = (course: readonly Point[]) =>
    course.filter(([, value]) => value > 0).map(([x, value]): PixelPoint => [plot.x(x), plot.y(value)]);
  lines.forEach(({ courses, color }, i) =>
    courses.forEach((course, repetition) =>
      line(plot.inside, `repetition-${i}-${repetition}`, courses.length > 1 ? pixels(course) : [], {
        color,
        width: 1,
        opacity: 0.35,
      }),
    ),
  );
  const ends = lines.map(({ courses, divergedAt }): PixelPoint | null => {
    const end = pixels(meanCourse(courses)).at(-1) ?? pixels(courses[0]!).at(-1);
    return divergedAt === null || !end ? null : [end[0], Math.max(end[1], top + 8)];
  });
  crosses(
    plot.inside,
    'diverged',
    ends.filter((end) => end !== null),
  );
  const beside = apart(
    ends.map((end): PixelPoint | null => end && [end[0] + 11, end[1] + 5]),
    { top, reach: diverged.length * 10 },
  );
  lines.forEach(({ name, color }, i) =>
    words(plot.inside, `diverged-${i}`, beside[i] ? `${name}${diverged}` : '', beside[i] ?? [0, 0], {
      color,
      weight: 600,
    }),
  );
}

interface OverSteps {
  name: string;
  describe: string;
  lines(data: Data): Line[];
  y(lines: readonly Line[]): Curves['y'];
  overSeeds?: View['overSeeds'];
}

function overSteps({ name, describe, lines, y, overSeeds }: OverSteps): View {
  const curves = (data: Data) => {
    const drawn = lines(data);
    return asCurves(drawn, xAxis(data), y(drawn));
  };
  return {
    describe: (configuration) => `${describe} over the course of training${eachSetting(configuration)}.`,
    height: chartHeight,
    curves,
    overSeeds,
    draw: (canvas: Canvas, data, place) => {
      const drawn = lines(data);
      // A line that ends early is named where it ends.
      const named = drawn.map((one) => (one.divergedAt === null ? one : { ...one, name: '' }));
      drawRest(drawCurves(canvas, asCurves(named, xAxis(data), y(drawn)), { name, ...place }), drawn);
    },
  };
}

export const loss = overSteps({
  name: 'loss',
  describe: 'Training loss on a logarithmic axis',
  lines: (data) =>
    lossLines(data, data.trained.length === 1 ? ['trainingLoss', 'validationLoss'] : ['trainingLoss']),
  y: (lines) => ({
    label: `${lines.length > 0 && lines[0]!.name === 'training' ? 'loss' : 'training loss'} J (log scale)`,
    scale: 'log',
    domain: lossDomain(lines),
  }),
  overSeeds: usualLosses,
});

export const validationLoss = overSteps({
  name: 'validation-loss',
  describe: 'Validation loss on a logarithmic axis',
  lines: (data) => lossLines(data, ['validationLoss']),
  y: (lines) => ({ label: 'validation loss (log scale)', scale: 'log', domain: lossDomain(lines) }),
  overSeeds: usualLosses,
});

export const learningRate = overSteps({
  name: 'learning-rate',
  describe: 'Learning rate',
  lines: (data) =>
    data.trained.map((one) => ({
      ...lineOf(data, one, ({ learningRate: rates }) =>
        thinned(
          Array.from(rates, (rate, step): Point => [step, rate]),
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
      ? { label: 'learning rate α (log scale)', scale: 'log', domain: roundedLog([low, high]) }
      : { label: 'learning rate α', scale: 'linear', domain: [0, 1.05 * high] };
  },
});
