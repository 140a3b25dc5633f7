import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider, toggle } from '../../lib/figure/contract/knobs.ts';
import { learningRate } from '../../lib/figure/contract/usual-knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import {
  course,
  line,
  network,
  panel,
  row,
  rule,
  stack,
  threads,
  type LayerParameters,
  type Panel,
  type Point,
  type Quantity,
} from '../../lib/plot/plot.ts';
import { grid } from '../../lib/study/grid.ts';
import { equation, plain, rounded, significant } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import { biasFlags, range, unpack } from './network-in-training/parameters.ts';

const inputs = 2;
const units = 4;
const epochs = 80;
const examples = 200;
/** Times the parameters are looked at, besides the one before the first step. */
const looks = 40;

/** What the finding asks for: the loss divided by at least this, and each parameter moved by at least that much. */
const leastFactor = 2;
const leastMove = 0.01;

interface Data {
  /** Units of each layer, inputs and output included. */
  widths: number[];
  steps: number;
  /** The network as it stands; null before it has been looked at. */
  layers: LayerParameters[] | null;
  /** Step of each look, and the losses and parameters `[looks][parameters]` found then. */
  at: number[];
  trainingLoss: number[];
  validationLoss: number[];
  parameters: Float32Array[];
  /** Which of the parameters are biases. */
  isBias: boolean[];
  /** What each parameter has covered: its largest value less its smallest. */
  moves: number[];
  /** Whether every parameter changed between any two looks. */
  allMoveAlways: boolean;
  /** The learning rate of each step. */
  learningRate: Float32Array;
  /** The learning rate that was set: 0 if the weights are frozen. */
  setLearningRate: number;
  batchSize: number;
  divergedAt: number | null;
}

export default defineFigure({
  title: 'A network in training',
  description:
    'On the left a network: circles for units, lines for weights, thicker for larger weights, solid if positive and dashed ' +
    'if negative. On the right, over the steps of training: the training and validation loss on a logarithmic axis; every weight ' +
    '(thin lines) and bias (dashed lines); and the hyperparameters, which are level lines.',
  knobs: {
    learningRate: learningRate({ min: 0.001, max: 30, default: 0.3 }),
    batchSize: slider({
      label: 'Mini-batch size',
      symbol: 'B',
      min: 1,
      max: examples,
      scale: 'log',
      step: 1,
      default: 10,
    }),
    hiddenLayers: slider({ label: 'Hidden layers', min: 0, max: 4, step: 1, default: 2 }),
    frozen: toggle('Freeze the weights'),
    seed: seed(),
  },

  experiment: (knobs) =>
    grid({
      data: { name: 'moons', training: examples, validation: examples, noise: 0.1 },
      loss: 'binary-cross-entropy',
      budget: { epochs },
      base: {
        hidden: Array<number>(knobs.hiddenLayers).fill(units),
        learningRate: setLearningRate(knobs),
        batchSize: knobs.batchSize,
      },
      seed: knobs.seed,
      record: { checkpoints: looks, weights: true },
    }),

  summarise: ({ runs }, knobs): Data => {
    const { steps, checkpoints, learningRate, divergedAt } = runs[0]!;
    const widths = [inputs, ...Array<number>(knobs.hiddenLayers).fill(units), 1];
    const parameters = checkpoints.map(({ weights }) => weights!);
    const last = parameters.at(-1);
    return {
      widths,
      steps,
      layers: last ? unpack(last, widths) : null,
      at: checkpoints.map(({ step }) => step),
      trainingLoss: checkpoints.map(({ trainingLoss }) => trainingLoss),
      validationLoss: checkpoints.map(({ validationLoss }) => validationLoss),
      parameters,
      isBias: biasFlags(widths),
      moves: biasFlags(widths).map((_, i) => range(parameters.map((values) => values[i]!))),
      allMoveAlways: parameters
        .slice(1)
        .every((values, look) => values.every((value, i) => value !== parameters[look]![i])),
      learningRate,
      setLearningRate: setLearningRate(knobs),
      batchSize: knobs.batchSize,
      divergedAt,
    };
  },

  panels: (data) =>
    row(
      [
        network({ name: 'network', widths: data.widths, layers: data.layers, rows: units }),
        stack(lossPanel(data), parametersPanel(data), hyperparametersPanel(data)),
      ],
      [2, 3],
    ),

  table: ({ at, trainingLoss, validationLoss, parameters, isBias }) => ({
    columns: [
      'step',
      'training loss',
      'validation loss',
      ...isBias.map((bias, i) => `${bias ? 'bias' : 'weight'} (parameter ${i + 1})`),
    ],
    rows: at.map((step, look) => [step, trainingLoss[look]!, validationLoss[look]!, ...parameters[look]!]),
  }),

  measures: (data) => ({
    startLoss: data.trainingLoss[0] ?? null,
    finalLoss: data.trainingLoss.at(-1) ?? null,
    lossFactor: factor(data),
    parameterCount: data.isBias.length,
    meanWeightMove: meanMove(data, false),
    meanBiasMove: meanMove(data, true),
  }),

  finding: {
    says: (data) => {
      const { trainingLoss, moves, steps, divergedAt, isBias, setLearningRate } = data;
      if (divergedAt !== null)
        return `The loss is out of bounds at step ${divergedAt} of ${steps}: the run diverged.`;
      const [first, last] = [trainingLoss[0] ?? NaN, trainingLoss.at(-1) ?? NaN];
      if (Math.max(...moves) === 0)
        return `In ${steps} steps none of the ${isBias.length} weights and biases moves, and the training loss stays at ${significant(first)}.`;
      return (
        `In ${steps} steps (${epochs} epochs) the training loss goes from ${significant(first)} to ${significant(last)}: ` +
        `divided by ${significant(factor(data))} (claimed: ${leastFactor}). ` +
        `${moves.filter((move) => move >= leastMove).length} of the ${isBias.length} weights and biases move by ${leastMove} or more, ` +
        `on average a weight by ${significant(meanMove(data, false))} and a bias by ${significant(meanMove(data, true))}; ` +
        `the learning rate stays at ${plain(rounded(setLearningRate, 3))}.`
      );
    },
    holds: (data) =>
      data.divergedAt === null &&
      factor(data) >= leastFactor &&
      data.allMoveAlways &&
      Math.min(...data.moves) >= leastMove &&
      range([...data.learningRate]) === 0,
    fails: { frozen: true },
    atLeast: 19,
    switches: [{ with: 'four hidden layers', knobs: { hiddenLayers: 4 }, holds: true, atLeast: 19 }],
  },
});

const setLearningRate = (knobs: { frozen: boolean; learningRate: number }) =>
  knobs.frozen ? 0 : knobs.learningRate;

/** Of the biases or of the weights. */
function meanMove({ moves, isBias }: Data, ofBiases: boolean): number {
  return mean(moves.filter((_, i) => isBias[i] === ofBiases));
}

const factor = ({ trainingLoss }: Data) => (trainingLoss[0] ?? 1) / (trainingLoss.at(-1) ?? 1);

const overSteps = ({ steps }: Data): Quantity => ({ label: 'step', domain: [0, steps] });

/** Both losses as they were at each look. */
function lossPanel(data: Data): Panel {
  const { at, trainingLoss, validationLoss, divergedAt } = data;
  const over = (losses: readonly number[]) => losses.map((loss, look): Point => [at[look]!, loss]);
  return panel({
    name: 'loss',
    x: { ...overSteps(data), isRuleAlone: true },
    y: { label: 'loss J', scale: 'log', domain: [0.003, 1.5], ticks: [0.01, 0.1, 1], format: plain },
    lines: 5,
    overSeeds: { y: [0.0005, 2] },
    marks: [
      course({ name: 'training', color: 'var(--series-1)', points: over(trainingLoss), divergedAt }),
      line({
        name: 'validation',
        color: 'var(--series-2)',
        points: over(validationLoss),
        isNamed: divergedAt === null,
      }),
    ],
  });
}

/** From the settings, not from the parameters so far: an axis that follows these would jump while the figure plays. */
const axisEnd = ({ setLearningRate: rate }: Data) => (rate <= 1 ? 6 : rate <= 4 ? 12 : 32);

function parametersPanel(data: Data): Panel {
  const { at, parameters, isBias } = data;
  const end = axisEnd(data);
  const those = (ofBiases: boolean) =>
    isBias.flatMap((bias, i) =>
      bias === ofBiases ? [parameters.map((values, look): Point => [at[look]!, values[i]!])] : [],
    );
  return panel({
    name: 'parameters',
    x: { ...overSteps(data), isRuleAlone: true },
    y: {
      label: `the ${isBias.length} parameters θ: weights, biases`,
      domain: [-end, end],
      ticks: [-end, 0, end],
    },
    lines: 5,
    marks: [
      threads({ name: 'weights', lines: those(false), color: 'var(--series-6)' }),
      threads({ name: 'biases', lines: those(true), color: 'var(--series-3)', isDashed: true }),
    ],
  });
}

/** Level lines: the learning rate, and the settings that a run cannot change at all. */
function hyperparametersPanel(data: Data): Panel {
  const settings = [
    equation('α', rounded(data.setLearningRate, 3)),
    equation('B', data.batchSize),
    counted(data.widths.length - 2, 'hidden layer'),
  ];
  const done = data.learningRate.length;
  return panel({
    name: 'hyperparameters',
    x: overSteps(data),
    y: { label: 'hyperparameters', domain: [settings.length - 0.5, -0.5], ticks: [], isBare: true },
    lines: 3,
    marks: settings.map((end, y) =>
      rule({ y, from: 0, to: done, color: 'var(--ink)', stroke: 'line', isDashed: false, end }),
    ),
  });
}
