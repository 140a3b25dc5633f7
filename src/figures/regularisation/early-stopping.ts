import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import type { StudiesResult } from '../../lib/experiment/studies.ts';
import { mean } from '../../lib/math/averages.ts';
import * as plot from '../../lib/plot/plot.ts';
import { decimal, percent, significant } from '../../lib/text/numbers.ts';
import { counted, standing } from '../../lib/text/words.ts';
import {
  epochs,
  epochsOf,
  examples,
  outcomeOf,
  repetitions,
  runsWith,
  type Epoch,
  type Outcome,
} from './early-stopping/stopping.ts';

/** Stopping costs at most such a share of the epochs, and takes at least such a share off the test loss. */
const claimed = { cost: 0.3, gain: 0.1 };

const strengths = { none: 0, l2: 0.02 };

interface Data {
  /** `[data sets]`; empty until there are some. */
  courses: Epoch[][];
  /** `[data sets]`; null where the run has not ended. */
  outcomes: (Outcome | null)[];
  /** Means over the data sets; null until all are known. */
  means: Record<'cost' | 'keptLoss' | 'endLoss' | 'keptAccuracy' | 'endAccuracy', number> | null;
}

export default defineFigure({
  title: 'Stopping early, and what it costs',
  description:
    'On the left two graphs of one run over its epochs: above, the validation loss with a dot at its lowest point, whose weights are kept, and a ring where patience ends the run; the rest of the line is faint. Below, the accuracy on test digits, with the same dot. ' +
    'On the right a dot for each of six data sets: across, the test loss of the kept weights as a share of that at the end; upwards, the accuracy gained or lost.',
  knobs: {
    patience: slider({ label: 'Patience, in epochs', min: 1, max: 30, step: 1, default: 5 }),
    penalty: choice('Penalty', ['none', 'l2'], { names: { l2: `L2 of ${strengths.l2}` } }),
    seed: seed(),
  },

  experiment: ({ penalty, seed }) => runsWith(strengths[penalty], seed),

  summarise: ({ studies }: StudiesResult, { patience }): Data => {
    const courses = Array.from({ length: repetitions }, (_, i) =>
      epochsOf(studies[2 * i]!.runs[0]!, studies[2 * i + 1]!.runs[0]!),
    );
    const outcomes = courses.map((course) => outcomeOf(course, patience));
    return { courses, outcomes, means: meansOf(outcomes) };
  },

  panels: ({ courses, outcomes }) =>
    plot.row(
      [
        plot.stack(lossPanel(courses[0]!, outcomes[0]!), accuracyPanel(courses[0]!, outcomes[0]!)),
        setsPanel(outcomes),
      ],
      [0.6, 0.4],
    ),

  measures: ({ outcomes, means }) => ({
    ...means,
    // Of the kept weights and those of the end.
    lowerLoss: means && Math.min(means.keptLoss, means.endLoss),
    gain: gainOf(means),
    lost: lostOf(means),
    lostPoints: means && 100 * lostOf(means)!,
    lowerOn: means && outcomes.filter((one) => one!.keptAccuracy < one!.endAccuracy).length,
    keptEpoch: outcomes[0]?.stop.kept,
    stopEpoch: outcomes[0]?.stop.at,
  }),

  finding: {
    says: ({ means }, { patience }) =>
      `With a patience of ${counted(patience, 'epoch')}, runs end after ${percent(means?.cost)} of ${counted(epochs, 'epoch')}, ${standing(means?.cost ?? null, 'at most', claimed.cost, percent)}. ` +
      `The weights that are kept have a test loss of ${significant(means?.keptLoss)}; those of the last epoch ${significant(means?.endLoss)}: ${standing(gainOf(means), 'at least', claimed.gain, percent)} less. ` +
      `Their accuracy is ${percent(means?.keptAccuracy, 1)} against ${percent(means?.endAccuracy, 1)}, ${decimal(Math.abs(100 * (lostOf(means) ?? NaN)), 1)} points ${(lostOf(means) ?? 0) > 0 ? 'lower' : 'higher'}. (Means of ${repetitions} data sets of ${examples} digits.)`,
    holds: ({ means }) =>
      means !== null && means.cost <= claimed.cost && gainOf(means)! >= claimed.gain && lostOf(means)! > 0,
    fails: { penalty: 'l2' },
    atLeast: 0.95,
  },
});

const meansOf = (outcomes: readonly (Outcome | null)[]): Data['means'] => {
  const known = outcomes.flatMap((one) => one ?? []);
  if (known.length < repetitions) return null;
  const over = (of: (one: Outcome) => number) => mean(known.map(of));
  return {
    cost: over(({ cost }) => cost),
    keptLoss: over(({ keptLoss }) => keptLoss),
    endLoss: over(({ endLoss }) => endLoss),
    keptAccuracy: over(({ keptAccuracy }) => keptAccuracy),
    endAccuracy: over(({ endAccuracy }) => endAccuracy),
  };
};

/** By which share the test loss of what is kept lies below that of the end. */
const gainOf = (means: Data['means']) => means && 1 - means.keptLoss / means.endLoss;

/** Accuracy at the end less that of what is kept. */
const lostOf = (means: Data['means']) => means && means.endAccuracy - means.keptAccuracy;

const epochAxis = { label: 'epoch', domain: [0, epochs] } as const;

/** Its part up to where patience ends it, and all of it, faintly. */
const courseMarks = (name: string, points: readonly plot.Point[], color: string, outcome: Outcome | null) => [
  plot.line({ name, isNamed: false, points, color, opacity: outcome ? 0.4 : 1 }),
  outcome && plot.line({ points: points.slice(0, outcome.stop.at + 1), color }),
  outcome && plot.dots({ points: [points[outcome.stop.at]!], color, size: 'middle', outline: 'hollow' }),
  outcome && plot.dots({ points: [points[outcome.stop.kept]!], color, size: 'large', outline: 'paper' }),
];

const lossPanel = (course: readonly Epoch[], outcome: Outcome | null) =>
  plot.panel({
    name: 'loss',
    x: { ...epochAxis, axis: 'rule' },
    y: { label: 'validation loss', domain: [0.4, 1.4] },
    linesHigh: 9,
    marks: courseMarks(
      'validation loss',
      course.map(({ validationLoss }, epoch) => [epoch, validationLoss]),
      plot.splitColors.validation,
      outcome,
    ),
  });

const accuracyPanel = (course: readonly Epoch[], outcome: Outcome | null) =>
  plot.panel({
    name: 'accuracy',
    x: epochAxis,
    y: { label: 'test accuracy', domain: [0.65, 0.9], format: (share) => percent(share) },
    linesHigh: 6,
    foot: outcome
      ? [`Ring: where patience ends the run. Dot: the weights that are kept, of epoch ${outcome.stop.kept}.`]
      : [],
    marks: courseMarks(
      'test accuracy',
      course.map(({ testAccuracy }, epoch) => [epoch, testAccuracy]),
      'var(--series-3)',
      outcome,
    ),
  });

const setsPanel = (outcomes: readonly (Outcome | null)[]) =>
  plot.panel({
    name: 'sets',
    x: { label: 'test loss, kept ÷ end', domain: [0.6, 1.4], ticks: [0.6, 0.8, 1, 1.2, 1.4] },
    y: {
      label: 'accuracy, kept − end, in points',
      domain: [-12, 4],
      ticks: [-12, -8, -4, 0, 4],
    },
    linesHigh: 15,
    marks: [
      plot.rule({ x: 1 }),
      plot.rule({ y: 0 }),
      plot.words({ at: [0.61, -11.3], text: 'lower loss, lower accuracy', color: 'var(--ink-soft)' }),
      plot.dots({
        className: 'sets',
        color: 'var(--accent)',
        size: 'middle',
        points: outcomes.flatMap((one): plot.Point[] =>
          one ? [[one.keptLoss / one.endLoss, 100 * (one.keptAccuracy - one.endAccuracy)]] : [],
        ),
      }),
    ],
  });
