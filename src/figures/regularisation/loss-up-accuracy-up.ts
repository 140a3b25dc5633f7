import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import type { StudiesResult } from '../../lib/experiment/studies.ts';
import { mean } from '../../lib/math/averages.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualRun } from '../../lib/study/defaults.ts';
import { meanCourse, measuredCourse, type CoursePoint } from '../../lib/study/courses.ts';
import type { Measure } from '../../lib/study/outcomes.ts';
import { runSeed } from '../../lib/study/seeds.ts';
import { percent, significant, whole } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import type { Run, Study } from '../../lib/training/spec.ts';
import { loss, network } from './common/network.ts';

const examples = 500;
/** Enough for the cure by more data. */
const drawn = 4 * examples;
const steps = 2500;
const checkpoints = 25;
/** Data sets, each with a start of its own: lines are their means. */
const repetitions = 6;
/** Left as it is, the loss ends at least such a share above its lowest; what cures it keeps the end below that lowest. */
const claimedRise = 0.15;
/** What is measured so often at the end counts as the end: a constant rate does not come to rest. */
const lastOnes = 3;

const cures = {
  l2: { name: 'an L2 penalty of 0.005', label: 'L2 penalty', run: { l2: 0.005 } },
  smoothing: { name: 'label smoothing of 0.1', label: 'smoothed labels', run: { labelSmoothing: 0.1 } },
  dropout: { name: 'dropout of 0.2', label: 'dropout', run: { dropout: 0.2 } },
  data: { name: 'four times the digits', label: 'more digits', run: { examples: drawn } },
  shift: { name: 'digits shifted by a pixel', label: 'shifted digits', run: { shift: 1 } },
} satisfies Record<string, { name: string; label: string; run: Partial<Run> }>;
type Cure = keyof typeof cures;

/** Of one setting, over the steps. */
interface Course {
  loss: CoursePoint[];
  accuracy: CoursePoint[];
}

interface Data {
  plain: Course;
  cured: Course;
}

export default defineFigure({
  title: 'The loss rises, and so does the accuracy',
  description:
    'Two graphs over the steps of training, each with two lines, for a network as it is and for one with a cure. On the left the validation loss: without a cure it falls, turns, and rises. On the right the validation accuracy, which does not fall with it. Dots mark where each loss is lowest.',
  knobs: {
    cure: choice('Cure', ['l2', 'smoothing', 'dropout', 'data', 'shift'], {
      names: Object.fromEntries(Object.entries(cures).map(([name, cure]) => [name, cure.name])),
    }),
    seed: seed(),
  },

  experiment: ({ cure, seed }) => ({
    kind: 'studies',
    studies: Array.from({ length: repetitions }, (_, repetition) => studyOf(cure, runSeed(seed, repetition))),
  }),

  summarise: (result): Data => ({ plain: courseOf(result, 0), cured: courseOf(result, 1) }),

  panels: (data, { cure }) =>
    plot.row(
      [
        panelOf(data, cure, 'loss', { label: 'validation loss', domain: [0.3, 0.9] }),
        panelOf(data, cure, 'accuracy', {
          label: 'validation accuracy',
          domain: [0.76, 0.92],
          format: (share) => percent(share),
        }),
      ],
      [0.42, 0.58],
    ),

  measures: ({ plain, cured }) => ({
    plainRise: riseOf(plain),
    plainLowest: lowestOf(plain)?.loss,
    plainEnd: endOf(plain.loss),
    plainGain: gainOf(plain),
    plainPoints: pointsGained(plain),
    plainLowestAccuracy: lowestOf(plain)?.accuracy,
    plainEndAccuracy: endOf(plain.accuracy),
    curedRise: riseOf(cured),
    curedLowest: lowestOf(cured)?.loss,
    curedEnd: endOf(cured.loss),
    curedEndAccuracy: endOf(cured.accuracy),
    curedLowestAccuracy: lowestOf(cured)?.accuracy,
    riseShare: ratioOf(riseOf(cured), riseOf(plain)),
    endOverLowest: ratioOf(endOf(cured.loss), lowestOf(plain)?.loss ?? null),
    endOverEnd: ratioOf(endOf(cured.loss), endOf(plain.loss)),
    lowestOverLowest: ratioOf(lowestOf(cured)?.loss ?? null, lowestOf(plain)?.loss ?? null),
    accuracyPoints: gapOf(cured, plain),
  }),

  finding: {
    says: ({ plain, cured }, { cure }) =>
      `Left as it is, the validation loss falls to ${significant(lowestOf(plain)?.loss)} and ends at ${significant(endOf(plain.loss))}, ${standing(riseOf(plain), 'at least', claimedRise, percent)} higher. ` +
      `Meanwhile the accuracy goes from ${percent(lowestOf(plain)?.accuracy, 1)} to ${percent(endOf(plain.accuracy), 1)}, ${(gainOf(plain) ?? 0) > 0 ? 'up' : 'not up'}. ` +
      `With ${cures[cure].name} the loss ends at ${significant(endOf(cured.loss))}, ${isCured({ plain, cured }) ? '' : 'not '}below that lowest, and the accuracy at ${percent(endOf(cured.accuracy), 1)}. (Means of ${repetitions} data sets of ${examples} digits; the end is the mean of the last ${lastOnes} measurements.)`,
    holds: (data) =>
      (riseOf(data.plain) ?? 0) >= claimedRise && (gainOf(data.plain) ?? 0) > 0 && isCured(data),
    fails: { cure: 'smoothing' },
    atLeast: 0.95,
    switches: [
      { with: 'four times the digits', knobs: { cure: 'data' }, holds: true, atLeast: 0.95 },
      { with: 'shifted digits', knobs: { cure: 'shift' }, holds: false, atLeast: 0.95 },
    ],
  },
});

const studyOf = (cure: Cure, seed: number): Study => ({
  kind: 'study',
  data: { name: 'digits', training: drawn, validation: 1000, seed },
  loss,
  budget: { steps },
  runs: [{}, cures[cure].run].map((own) => ({ ...usualRun, ...network, examples, ...own, seed })),
  record: { checkpoints, accuracy: true },
});

function courseOf({ studies }: StudiesResult, run: number): Course {
  const over = (measure: Measure) =>
    meanCourse(studies.map(({ runs }) => measuredCourse(runs[run]!, measure)));
  return { loss: over('validationLoss'), accuracy: over('validationAccuracy') };
}

/** The mean of the last measurements; null until they are there. */
const endOf = (course: readonly CoursePoint[]): number | null =>
  course.length <= checkpoints ? null : mean(course.slice(-lastOnes).map(([, value]) => value));

/** Where the loss is lowest: its step, the loss, and the accuracy there. */
function lowestOf({ loss, accuracy }: Course) {
  const lowest = lowestBy(loss, ([, value]) => value);
  if (!lowest) return null;
  const [step, value] = lowest;
  return { step, loss: value, accuracy: accuracy.find(([at]) => at === step)![1] };
}

/** By which share the loss ends above its lowest. */
function riseOf(course: Course): number | null {
  const ratio = ratioOf(endOf(course.loss), lowestOf(course)?.loss ?? null);
  return ratio === null ? null : ratio - 1;
}

/** Accuracy at the end less that where the loss is lowest. */
function gainOf(course: Course): number | null {
  const [end, lowest] = [endOf(course.accuracy), lowestOf(course)];
  return end === null || lowest === null ? null : end - lowest.accuracy;
}

const isCured = ({ plain, cured }: Data) =>
  (ratioOf(endOf(cured.loss), lowestOf(plain)?.loss ?? null) ?? Infinity) < 1;

const pointsGained = (course: Course) => {
  const gain = gainOf(course);
  return gain === null ? null : 100 * gain;
};

/** Accuracy at the end, of one less that of the other, in points. */
function gapOf(one: Course, other: Course): number | null {
  const [a, b] = [endOf(one.accuracy), endOf(other.accuracy)];
  return a === null || b === null ? null : 100 * (a - b);
}

function panelOf({ plain, cured }: Data, cure: Cure, of: keyof Course, y: plot.Quantity): plot.Panel {
  const lines = [
    { name: 'as it is', course: plain, color: 'var(--series-2)' },
    { name: cures[cure].label, course: cured, color: 'var(--series-3)' },
  ];
  return plot.panel({
    name: of,
    x: { label: 'step', domain: [0, steps], ticks: [0, 1000, 2000], format: whole },
    y,
    marks: lines.map(({ name, course, color }) => {
      const lowest = lowestOf(course);
      return [
        plot.line({ name, isNamed: of === 'accuracy', color, points: course[of] }),
        plot.dots({
          className: `lowest ${name}`,
          color,
          points: lowest ? [[lowest.step, lowest[of]]] : [],
          size: 'large',
          outline: 'paper',
        }),
      ];
    }),
  });
}
