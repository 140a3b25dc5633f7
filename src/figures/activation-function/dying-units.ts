import { drawData } from '../../lib/data/draw.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { learningRate } from '../../lib/figure/contract/usual-knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers, usualOptimizers } from '../../lib/study/defaults.ts';
import { grid } from '../../lib/study/grid.ts';
import { equation, significant } from '../../lib/text/numbers.ts';
import type { Activation, RunHistory } from '../../lib/training/spec.ts';
import { unitsOff } from './dying-units/off.ts';

const hidden = [16, 16, 16];
const units = hidden.reduce((sum, width) => sum + width);
const steps = 500;
const data = { name: 'moons', training: 256, validation: 500, noise: 0.1 } as const;
/** Of those tried, 0.003 to 0.3, the one with the lowest validation loss for ReLU. */
const tunedRate = 0.003;

/** Of all units: so many must be off at the chosen rate, and no more than so many at the tuned one. */
const claimed = { atChosen: 1 / 3, atTuned: 1 / 4 };

const names: Record<'relu' | 'leaky-relu' | 'elu', string> = {
  relu: 'ReLU',
  'leaky-relu': 'leaky ReLU',
  elu: 'ELU',
};

interface Course {
  rate: number;
  color: string;
  checkpoints: { step: number; off: number; loss: number }[];
  divergedAt: number | null;
}

export default defineFigure({
  title: 'Units that die in training',
  description:
    'Two graphs over the steps, with a line for a tuned learning rate and one for the chosen rate. Above, how many of the ' +
    '48 hidden units are off for every training example. Below, the validation loss on a logarithmic scale.',
  knobs: {
    alpha: learningRate({ min: 0.001, max: 1, default: 0.3 }),
    activation: choice('Activation', ['relu', 'leaky-relu', 'elu'], { names }),
    seed: seed(),
  },

  experiment: ({ alpha, activation, seed }) =>
    grid({
      data,
      loss: 'binary-cross-entropy',
      budget: { steps },
      base: {
        hidden,
        activation,
        initializer: usualInitializers.he,
        optimizer: usualOptimizers.adam,
        batchSize: 16,
      },
      settings: [tunedRate, alpha].map((rate) => ({ learningRate: rate })),
      seed,
      record: { checkpoints: 25, weights: true },
    }),

  summarise: ({ runs }, { alpha, activation, seed }): Course[] => {
    const { inputs } = drawData({ ...data, seed }).training;
    const colors = ['var(--ink-soft)', 'var(--accent)'];
    return [tunedRate, alpha].map((rate, i) => ({
      rate,
      color: colors[i]!,
      ...courseOf(runs[i]!, activation, inputs),
    }));
  },

  panels: (courses) => [
    plot.panel({
      name: 'off',
      x: { domain: [0, steps], axis: 'none' },
      y: { label: `units off for every training example, of ${units}`, domain: [0, units], grid: true },
      linesHigh: 9,
      marks: courses.map((course) => lineOf(course, ({ off }) => off)),
    }),
    plot.panel({
      name: 'losses',
      x: { label: 'step', domain: [0, steps] },
      y: { label: 'validation loss (log scale)', scale: 'log', domain: [0.01, 2], grid: true },
      linesHigh: 7,
      marks: courses.map((course) => lineOf(course, ({ loss }) => loss)),
    }),
  ],

  measures: ([tuned, chosen]) => ({
    offBefore: chosen!.checkpoints[0]?.off,
    offAtTuned: tuned!.checkpoints.at(-1)?.off,
    offAtChosen: chosen!.checkpoints.at(-1)?.off,
    lossAtTuned: tuned!.checkpoints.at(-1)?.loss,
    lossAtChosen: chosen!.checkpoints.at(-1)?.loss,
    lossOverTuned: ratioOf(chosen!.checkpoints.at(-1)?.loss ?? null, tuned!.checkpoints.at(-1)?.loss ?? null),
  }),

  finding: {
    says: ([tuned, chosen], { activation }) => {
      const [first, last, atTuned] = [
        chosen!.checkpoints[0],
        chosen!.checkpoints.at(-1),
        tuned!.checkpoints.at(-1),
      ];
      if (!first || !last || !atTuned) return 'Nothing is measured yet.';
      const end =
        chosen!.divergedAt === null
          ? `after ${last.step} steps`
          : `before it diverges at step ${chosen!.divergedAt}`;
      return (
        `Before training ${first.off} of ${units} ${names[activation]} units are off for every training example. At α = ${chosen!.rate}, with Adam, ` +
        `${last.off} are ${end}, and ${atTuned.off} at α = ${tunedRate}. The validation loss is ${significant(last.loss)} against ${significant(atTuned.loss)}.`
      );
    },
    holds: ([tuned, chosen]) => {
      const [atTuned, atChosen] = [tuned!.checkpoints.at(-1), chosen!.checkpoints.at(-1)];
      if (!atTuned || !atChosen) return false;
      return atChosen.off >= claimed.atChosen * units && atTuned.off <= claimed.atTuned * units;
    },
    fails: { alpha: 0.01 },
    atLeast: 0.95,
  },
});

const courseOf = (
  { checkpoints, divergedAt }: RunHistory,
  activation: Activation,
  inputs: ArrayLike<number>,
): Pick<Course, 'checkpoints' | 'divergedAt'> => ({
  checkpoints: checkpoints.map(({ step, weights, validationLoss }) => ({
    step,
    off: unitsOff(weights!, { inputs, hidden, activation }),
    loss: validationLoss,
  })),
  divergedAt,
});

const lineOf = (
  { rate, color, checkpoints, divergedAt }: Course,
  of: (checkpoint: Course['checkpoints'][number]) => number,
): plot.Mark =>
  plot.course({
    name: equation('α', rate),
    color,
    points: checkpoints.map((checkpoint): plot.Point => [checkpoint.step, of(checkpoint)]),
    divergedAt,
  });
