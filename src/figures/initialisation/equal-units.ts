import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed } from '../../lib/figure/contract/knobs.ts';
import { ln2 } from '../../lib/math/elementary.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers } from '../../lib/study/defaults.ts';
import { courseOf } from '../../lib/study/courses.ts';
import { grid } from '../../lib/study/grid.ts';
import { latestOf } from '../../lib/study/outcomes.ts';
import { decimal, whole } from '../../lib/text/numbers.ts';
import type { Initializer, RunHistory } from '../../lib/training/spec.ts';

const units = 8;
const steps = 1000;
const inputs = 2;

/** Where a network may start. */
const starts = {
  zeros: { name: 'zeros', initializer: usualInitializers.zeros },
  tiny: { name: 'noise of 10⁻⁶', initializer: { kind: 'normal', deviation: 1e-6 } },
  glorot: { name: 'Glorot', initializer: usualInitializers.glorot },
} as const satisfies Record<string, { name: string; initializer: Initializer }>;
type Start = keyof typeof starts;
const startNames = Object.keys(starts) as Start[];

interface Data {
  /** Of the reader's start: `[units]`, the weight from the first input over the steps. */
  weights: plot.Point[][];
  /** How many of its units differ in any bit of their weights, in and out, or of their bias. */
  different: number | null;
  losses: Record<Start | 'single', { course: plot.Point[]; last: number | null }>;
}

export default defineFigure({
  title: 'Eight units that are one',
  description:
    'Above, the weight from the first input to each of eight hidden units over the steps: eight lines, which may lie on one ' +
    'another. Below, the training loss on a logarithmic axis, for networks that start from zeros, from noise of 10⁻⁶ and from Glorot’s weights, and dashed for a network with a single hidden unit.',
  knobs: {
    start: choice('Initial weights', ['zeros', 'tiny', 'glorot'], {
      names: { tiny: 'noise of 10⁻⁶', glorot: 'Glorot' },
    }),
    activation: choice('Activation', ['tanh', 'sigmoid', 'relu'], { names: { relu: 'ReLU' } }),
    seed: seed(),
  },

  experiment: ({ activation, seed }) =>
    grid({
      data: { name: 'moons', training: 256, validation: 1, noise: 0.15 },
      loss: 'binary-cross-entropy',
      budget: { steps },
      base: { activation, hidden: [units], learningRate: 1 },
      settings: [
        ...startNames.map((start) => ({ initializer: starts[start].initializer })),
        { hidden: [1], initializer: usualInitializers.glorot },
      ],
      seed,
      record: { checkpoints: 50, weights: true },
    }),

  summarise: ({ runs }, { start }): Data => {
    const chosen = runs[startNames.indexOf(start)]!;
    const lossOf = (run: RunHistory) => ({
      course: courseOf(run, 'trainingLoss'),
      last: latestOf(run, 'trainingLoss'),
    });
    return {
      weights: Array.from({ length: units }, (_, unit) =>
        chosen.checkpoints.map(({ step, weights }): plot.Point => [step, weights![unit]!]),
      ),
      different: differentUnits(chosen),
      losses: {
        zeros: lossOf(runs[0]!),
        tiny: lossOf(runs[1]!),
        glorot: lossOf(runs[2]!),
        single: lossOf(runs[3]!),
      },
    };
  },

  panels: ({ weights, losses, different }, { start }) => {
    const color = plot.seriesColor(startNames.indexOf(start), startNames.length);
    const reach = Math.max(1, ...weights.flat().map(([, weight]) => Math.abs(weight)));
    return [
      plot.panel({
        name: 'weights',
        x: { domain: [0, steps], axis: 'none' },
        y: { label: `weight from the first input to each of ${units} units`, domain: [-reach, reach] },
        overSeeds: { y: [-4, 4] },
        linesHigh: 9,
        head: [
          {
            text: `${starts[start].name}: ${different === null ? '' : different === 1 ? 'all units equal' : `${different} different units`}`,
            isBold: true,
            color,
          },
        ],
        marks: weights.map((points, unit) =>
          plot.line({ name: `unit ${unit + 1}`, isNamed: false, points, color, stroke: 'thin' }),
        ),
      }),
      plot.panel({
        name: 'losses',
        x: { label: 'step', domain: [0, steps] },
        y: {
          label: 'training loss (log scale)',
          scale: 'log',
          domain: [0.05, 1],
          ticks: [0.05, 0.1, 0.2, 0.5, 1],
          format: String,
          grid: true,
        },
        linesHigh: 9,
        marks: [
          plot.line({
            name: 'one unit',
            points: losses.single.course,
            color: 'var(--ink-soft)',
            isDashed: true,
          }),
          startNames.map((name, i) =>
            plot.line({
              name: starts[name].name,
              points: losses[name].course,
              color: plot.seriesColor(i, startNames.length),
            }),
          ),
        ],
      }),
    ];
  },

  measures: ({ different, losses }) => ({
    different,
    zerosLoss: losses.zeros.last,
    tinyLoss: losses.tiny.last,
    glorotLoss: losses.glorot.last,
    singleLoss: losses.single.last,
    zerosOverGuessing: ratioOf(losses.zeros.last, ln2),
    tinyOverSingle: ratioOf(losses.tiny.last, losses.single.last),
    glorotOverTiny: ratioOf(losses.glorot.last, losses.tiny.last),
  }),

  finding: {
    says: ({ different, losses }, { start }) =>
      different === null
        ? 'Nothing is computed yet.'
        : `After ${whole(steps)} steps from ${starts[start].name}, ${different === 1 ? `all ${units} units are equal, to the last bit` : `${different} of the ${units} units differ`}. ` +
          `The training loss is ${decimal(losses.zeros.last, 2)} from zeros, ${decimal(losses.tiny.last, 2)} from noise of 10⁻⁶ and ${decimal(losses.glorot.last, 2)} from Glorot’s; ` +
          `a single unit comes to ${decimal(losses.single.last, 2)}, and guessing is ln 2 = ${decimal(ln2, 2)}.`,
    holds: ({ different }) => different === 1,
    fails: { start: 'tiny' },
    atLeast: 0.95,
    switches: [
      { with: 'sigmoid units', knobs: { activation: 'sigmoid' }, holds: true, atLeast: 0.95 },
      { with: 'Glorot’s weights', knobs: { start: 'glorot' }, holds: false, atLeast: 0.95 },
    ],
  },
});

/** Bit for bit, at the last checkpoint. */
function differentUnits({ checkpoints }: RunHistory): number | null {
  const weights = checkpoints.at(-1)?.weights;
  if (!weights) return null;
  const biases = inputs * units;
  const parametersOf = (unit: number) => [
    ...Array.from({ length: inputs }, (_, input) => weights[input * units + unit]!),
    weights[biases + unit]!,
    weights[biases + units + unit]!,
  ];
  return new Set(Array.from({ length: units }, (_, unit) => parametersOf(unit).join())).size;
}
