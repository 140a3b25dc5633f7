import { drawData } from '../../lib/data/draw.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { changes, count, seed, slider, type Values } from '../../lib/figure/contract/knobs.ts';
import { learningRate } from '../../lib/figure/contract/usual-knobs.ts';
import { rangeOf } from '../../lib/math/averages.ts';
import { stagesOf } from '../../lib/figure/contract/turning.ts';
import { changing } from '../../lib/study/changing.ts';
import { usualRun } from '../../lib/study/defaults.ts';
import { grid } from '../../lib/study/grid.ts';
import { stepsOf } from '../../lib/training/plan.ts';
import { equation, plain, rounded, significant } from '../../lib/text/numbers.ts';
import type { Adjustable } from '../../lib/training/spec.ts';
import { listed } from '../../lib/text/words.ts';
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

const turnable = {
  learningRate: learningRate({ min: 0.0001, max: 30, default: 0.3 }),
  batchSize: count({ label: 'Mini-batch size', symbol: 'B', min: 1, max: examples, default: 10 }),
};
const knobs = {
  ...turnable,
  hiddenLayers: slider({ label: 'Hidden layers', min: 0, max: 4, step: 1, default: 2 }),
  changes: changes(turnable),
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
      base: runOf(knobs),
      seed: knobs.seed,
      record: { checkpoints: looks, weights: true, accuracy: true, outputs: plane },
    }),

  summarise: ({ runs }, knobs): Data => {
    const { steps, checkpoints, learningRate, divergedAt } = runs[0]!;
    const run = runOf(knobs);
    const changed = run.changes ?? [];
    const widths = [inputs, ...hiddenOf(knobs), 1];
    const isBias = biasFlags(widths);
    const parameters = checkpoints.map(({ weights }) => weights!);
    const trainingLoss = checkpoints.map(({ trainingLoss }) => trainingLoss);
    const moved = (look: number) => parameters[look]!.every((value, i) => value !== parameters[look - 1]![i]);
    return {
      widths,
      learningRates: [run.learningRate, ...changed.flatMap(({ set }) => set.learningRate ?? [])],
      batchSizes: [run.batchSize, ...changed.flatMap(({ set }) => set.batchSize ?? [])],
      changes: changed.map(({ at, set }) => ({ at, words: changeWords(set) })),
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
      const { trainingLoss, moves, steps, divergedAt, learningRates } = data;
      if (divergedAt !== null)
        return `The loss is out of bounds at step ${divergedAt} of ${steps}: the run diverged.`;
      const [first, last] = [trainingLoss[0] ?? NaN, trainingLoss.at(-1) ?? NaN];
      const isHalved = data.factor >= leastFactor;
      return (
        `In ${steps} steps (${epochs} epochs) the training loss goes from ${significant(first)} to ${significant(last)}, ${isHalved ? 'at most' : 'more than'} half of that. ` +
        `${moves.filter((move) => move >= leastMove).length} of the ${moves.length} weights and biases move by ${leastMove} or more; ` +
        `the learning rate ${data.changes.length > 0 ? 'moves where you change it alone; now it is' : 'stays at'} ${plain(rounded(learningRates.at(-1)!, 3))}.`
      );
    },
    holds: (data) =>
      data.divergedAt === null &&
      data.factor >= leastFactor &&
      data.allMoveAlways &&
      Math.min(...data.moves) >= leastMove &&
      staysBetween(data.changes, data.learningRate),
    fails: { learningRate: 0.0003 },
    atLeast: 0.9,
    switches: [{ with: 'four hidden layers', knobs: { hiddenLayers: 4 }, holds: true, atLeast: 0.9 }],
  },
});

/** With what the reader has changed on its way. */
function runOf(knobs: Values<typeof turnable> & { hiddenLayers: number }) {
  const [start, ...later] = stagesOf(knobs).map(({ at, settings }) => {
    const { learningRate, batchSize } = settings as Values<typeof turnable>;
    return { at, run: { ...usualRun, hidden: hiddenOf(knobs), learningRate, batchSize } };
  }) as [Begun, ...Begun[]];
  return changing(start.run, later, stepsOf({ budget: { epochs }, data: { training: examples } }, start.run));
}

interface Begun {
  at: number;
  run: typeof usualRun;
}

/** "α = 0.01 and B = 32". */
const changeWords = ({ learningRate, batchSize }: Partial<Adjustable>) =>
  listed([
    ...(learningRate === undefined ? [] : [equation('α', rounded(learningRate, 3))]),
    ...(batchSize === undefined ? [] : [equation('B', batchSize)]),
  ]);

/** Whether the rate is the same from each change to the next. */
const staysBetween = (changes: Data['changes'], rates: Float32Array) =>
  rates.every(
    (rate, step) => step === 0 || rate === rates[step - 1] || changes.some(({ at }) => at === step),
  );

const hiddenOf = ({ hiddenLayers }: { hiddenLayers: number }) => Array<number>(hiddenLayers).fill(units);
