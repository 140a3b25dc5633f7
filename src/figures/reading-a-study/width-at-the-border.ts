import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import { lowestBy } from '../../lib/math/lowest.ts';
import * as plot from '../../lib/plot/plot.ts';
import { momentumOf } from '../../lib/study/defaults.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { rankedLoss } from '../../lib/study/outcomes.ts';
import type { StudyResult } from '../../lib/training/spec.ts';
import { percent, significant } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { guess, problem } from './study/digits.ts';
import { widths } from './study/space.ts';

const rates = [0.01, 0.03, 0.1, 0.3];
const starts = 4;
/** The upper end is better than the middle by this share of the loss, at least. */
const leastGain = 0.08;

/** The middle of a range on its log axis, and its upper end. */
const compared = {
  whole: { middle: 11, end: widths[1] },
  upper: { middle: 29, end: widths[1] },
} as const;
type RangeName = keyof typeof compared;

interface Line {
  width: number;
  /** `[rates]`: the mean over the starts. */
  losses: { rate: number; loss: number; low: number; high: number }[];
  best: Line['losses'][number] | null;
}

interface Data {
  middle: Line;
  end: Line;
  gain: number | null;
}

const settingsOf = (range: RangeName) =>
  Object.values(compared[range]).flatMap((width) => rates.map((rate) => ({ width, rate })));

export default defineFigure({
  title: 'The middle of an unimportant knob, and its end',
  description:
    'The validation loss over the learning rate, on a logarithmic axis: a line for a network whose width is in the middle of its range, and one for the widest. ' +
    'Each is the mean of four starts, in a band from the lowest to the highest. A large dot marks the lowest of each line.',
  knobs: {
    range: choice('Range of widths', ['whole', 'upper'], {
      names: { whole: '4 to 32', upper: '26 to 32' },
    }),
    seed: seed(),
  },

  experiment: ({ range, seed }) =>
    grid({
      ...problem,
      base: { ...problem.base, activation: 'relu', optimizer: momentumOf(0.9) },
      settings: settingsOf(range).map(({ width, rate }) => ({ hidden: [width], learningRate: rate })),
      repetitions: starts,
      seed,
    }),

  summarise: (result, { range }): Data => {
    const [middle, end] = linesOf(result, range);
    return {
      middle: middle!,
      end: end!,
      gain: middle!.best && end!.best ? 1 - end!.best.loss / middle!.best.loss : null,
    };
  },

  panels: ({ middle, end }) =>
    plot.panel({
      name: 'losses',
      x: {
        label: 'learning rate α (log scale)',
        scale: 'log',
        domain: [rates[0]!, rates.at(-1)!],
        ticks: rates,
        format: String,
      },
      y: { label: 'validation loss', domain: [0.3, 1.5] },
      marks: [
        lineMarks(middle, 'the middle', 'var(--series-1)'),
        lineMarks(end, 'the end', 'var(--series-2)'),
      ],
    }),

  measures: ({ middle, end, gain }) => ({ middle: middle.best?.loss, end: end.best?.loss, gain }),

  finding: {
    says: ({ middle, end, gain }) =>
      `Each at the best of its learning rates, width ${end.width} comes to a validation loss of ${significant(end.best?.loss)}, and width ${middle.width}, in the middle of the range, ` +
      `to ${significant(middle.best?.loss)}: the end is ${percent(gain)} lower, ${standing(gain, 'at least', leastGain, percent)}.`,
    holds: ({ gain }) => gain !== null && gain >= leastGain,
    fails: { range: 'upper' },
    atLeast: 0.9,
  },
});

function linesOf(result: StudyResult, range: RangeName): Line[] {
  const settings = settingsOf(range);
  const read = readGrid(result, settings).map(({ setting, runs }) => ({
    ...setting,
    losses: runs.map((run) => rankedLoss(run, 'validationLoss', guess)).filter((loss) => loss !== null),
  }));
  return Object.values(compared[range]).map((width) => {
    const losses = read
      .filter((one) => one.width === width && one.losses.length === starts)
      .map(({ rate, losses: own }) => ({
        rate,
        loss: mean(own),
        low: Math.min(...own),
        high: Math.max(...own),
      }));
    return { width, losses, best: lowestBy(losses, ({ loss }) => loss) };
  });
}

const lineMarks = ({ width, losses, best }: Line, where: string, color: string): plot.Marks => [
  plot.spread({
    className: `band-${width}`,
    color,
    reaches: losses.map(({ rate, low, high }) => ({ x: rate, low, high })),
  }),
  plot.line({
    name: `width ${width}`,
    note: where,
    color,
    points: losses.map(({ rate, loss }): plot.Point => [rate, loss]),
  }),
  plot.dots({ color, size: 'large', outline: 'paper', points: best ? [[best.rate, best.loss]] : [] }),
];
