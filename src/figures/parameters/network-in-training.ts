import { drawData } from '../../lib/data/draw.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { count, seed, slider, type Values } from '../../lib/figure/contract/knobs.ts';
import { learningRate } from '../../lib/figure/contract/usual-knobs.ts';
import { rangeOf } from '../../lib/math/averages.ts';
import { grid } from '../../lib/study/grid.ts';
import { plain, rounded, significant } from '../../lib/text/numbers.ts';
import { biasFlags, unpack } from '../../lib/training/parameters.ts';
import { panelsOf, plane, type Training } from './network-in-training/panels.ts';

const inputs = 2;
const units = 4;
const epochs = 80;
const examples = 200;
/** Times the parameters are looked at, besides the one before the first step. */
const looks = 40;

/** What the finding asks for: the loss divided by at least this, and each parameter moved by at least that much. */
const leastFactor = 2;
const leastMove = 0.01;

interface Data extends Training {
  /** What each parameter has covered: its largest value less its smallest. */
  moves: number[];
  /** Whether every parameter changed between any two looks. */
  allMoveAlways: boolean;
  /** As far as training has come; null before that is known. */
  validationAccuracy: number | null;
  /** By how much the training loss has been divided. */
  factor: number;
}

const knobs = {
  learningRate: learningRate({ min: 0.0001, max: 30, default: 0.3 }),
  batchSize: count({ label: 'Mini-batch size', symbol: 'B', min: 1, max: examples, default: 10 }),
  hiddenLayers: slider({ label: 'Hidden layers', min: 0, max: 4, step: 1, default: 2 }),
  seed: seed(),
};

const dataOf = ({ seed }: Values<typeof knobs>) => ({
  name: 'moons' as const,
  training: examples,
  validation: examples,
  noise: 0.1,
  seed,
});

export default defineFigure({
  title: 'A network in training',
  description:
    'Left, above: a map of the plane with the training examples of two classes, dots and crosses, tinted by the class that the network ' +
    'predicts, with the boundary between. Left, below: the network, circles for units, lines for weights, thicker for larger weights, ' +
    'solid if positive and dashed if negative. On the right, over the steps of training: the training and validation loss on a logarithmic ' +
    'axis; every parameter, six weights in the colours that they have in the network; and the hyperparameters, which are level lines.',
  knobs,

  experiment: (knobs) =>
    grid({
      data: dataOf(knobs),
      loss: 'binary-cross-entropy',
      budget: { epochs },
      base: {
        hidden: hiddenOf(knobs),
        learningRate: knobs.learningRate,
        batchSize: knobs.batchSize,
      },
      seed: knobs.seed,
      record: { checkpoints: looks, weights: true, accuracy: true, outputs: plane },
    }),

  summarise: ({ runs }, knobs): Data => {
    const { steps, checkpoints, learningRate, divergedAt } = runs[0]!;
    const widths = [inputs, ...hiddenOf(knobs), 1];
    const isBias = biasFlags(widths);
    const parameters = checkpoints.map(({ weights }) => weights!);
    const trainingLoss = checkpoints.map(({ trainingLoss }) => trainingLoss);
    const moved = (look: number) => parameters[look]!.every((value, i) => value !== parameters[look - 1]![i]);
    return {
      widths,
      setLearningRate: knobs.learningRate,
      batchSize: knobs.batchSize,
      steps,
      layers: parameters.length > 0 ? unpack(parameters.at(-1)!, widths) : null,
      logits: checkpoints.at(-1)?.outputs ?? null,
      examples: drawData(dataOf(knobs)).training,
      at: checkpoints.map(({ step }) => step),
      trainingLoss,
      validationLoss: checkpoints.map(({ validationLoss }) => validationLoss),
      validationAccuracy: checkpoints.at(-1)?.validationAccuracy ?? null,
      parameters,
      isBias,
      learningRate,
      divergedAt,
      moves: isBias.map((_, i) => rangeOf(parameters.map((values) => values[i]!))),
      allMoveAlways: [...parameters.keys()].slice(1).every(moved),
      factor: (trainingLoss[0] ?? 1) / (trainingLoss.at(-1) ?? 1),
    };
  },

  panels: (training) => panelsOf(training, units),

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
    startLoss: data.trainingLoss[0],
    finalLoss: data.trainingLoss.at(-1),
    lossFactor: data.factor,
    validationAccuracy: data.validationAccuracy,
    parameterCount: data.isBias.length,
  }),

  finding: {
    says: (data) => {
      const { trainingLoss, moves, steps, divergedAt, setLearningRate } = data;
      if (divergedAt !== null)
        return `The loss is out of bounds at step ${divergedAt} of ${steps}: the run diverged.`;
      const [first, last] = [trainingLoss[0] ?? NaN, trainingLoss.at(-1) ?? NaN];
      const isHalved = data.factor >= leastFactor;
      return (
        `In ${steps} steps (${epochs} epochs) the training loss goes from ${significant(first)} to ${significant(last)}, ${isHalved ? 'at most' : 'more than'} half of that. ` +
        `${moves.filter((move) => move >= leastMove).length} of the ${moves.length} weights and biases move by ${leastMove} or more; ` +
        `the learning rate stays at ${plain(rounded(setLearningRate, 3))}.`
      );
    },
    holds: (data) =>
      data.divergedAt === null &&
      data.factor >= leastFactor &&
      data.allMoveAlways &&
      Math.min(...data.moves) >= leastMove &&
      rangeOf(data.learningRate) === 0,
    fails: { learningRate: 0.0003 },
    atLeast: 0.9,
    switches: [{ with: 'four hidden layers', knobs: { hiddenLayers: 4 }, holds: true, atLeast: 0.9 }],
  },
});

const hiddenOf = ({ hiddenLayers }: { hiddenLayers: number }) => Array<number>(hiddenLayers).fill(units);
