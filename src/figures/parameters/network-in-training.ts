import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft, type NumericScale } from '../../lib/charts/axis.ts';
import { child, children, pixel, type Canvas, type Layer } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import type { Point } from '../../lib/charts/curves.ts';
import { crosses, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { drawNetwork, type Box, type LayerParameters } from '../../lib/charts/network.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider, toggle } from '../../lib/figure/contract/knobs.ts';
import type { Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

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
    learningRate: slider({
      label: 'Learning rate',
      symbol: 'α',
      min: 0.001,
      max: 30,
      scale: 'log',
      default: 0.3,
    }),
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

  experiment: (knobs): Study => ({
    kind: 'study',
    data: { name: 'moons', training: examples, validation: examples, noise: 0.1, seed: knobs.seed },
    loss: 'binary-cross-entropy',
    budget: { epochs },
    runs: [
      {
        hidden: Array<number>(knobs.hiddenLayers).fill(units),
        activation: 'tanh',
        initializer: { kind: 'glorot' },
        optimizer: { kind: 'sgd' },
        learningRate: setLearningRate(knobs),
        schedule: { kind: 'constant' },
        batchSize: knobs.batchSize,
        ...unregularized,
        seed: knobs.seed,
      },
    ],
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

  height: (width) => (width < 500 ? 250 : 0) + 412,

  draw: (data, canvas) => {
    const panels = layout(canvas);
    drawNetwork(canvas, panels.network, { ...data, rows: units });
    const x = scaleLinear().domain([0, data.steps]).range([panels.left, panels.right]);
    drawLoss(data, canvas, x, panels.loss);
    drawParameters(data, canvas, x, panels.parameters);
    drawHyperparameters(data, canvas, x, panels.hyperparameters);
  },

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

  curves: ({ at, steps, trainingLoss, validationLoss }) => {
    const over = (losses: readonly number[]) =>
      losses.map((loss, look): Point => [(epochs * at[look]!) / steps, loss]);
    return {
      x: { label: 'epoch', scale: 'linear', domain: [0, epochs] },
      y: { label: 'loss J (log scale)', scale: 'log', domain: [0.0005, 2] },
      lines: [
        { name: 'training', color: 'var(--series-1)', points: over(trainingLoss) },
        { name: 'validation', color: 'var(--series-2)', points: over(validationLoss) },
      ],
    };
  },

  finding: {
    says: (data) => {
      const { trainingLoss, moves, steps, divergedAt, isBias, setLearningRate } = data;
      if (divergedAt !== null)
        return `The loss is out of bounds at step ${divergedAt} of ${steps}: the run diverged.`;
      const [first, last] = [trainingLoss[0] ?? NaN, trainingLoss.at(-1) ?? NaN];
      if (Math.max(...moves) === 0)
        return `In ${steps} steps none of the ${isBias.length} weights and biases moves, and the training loss stays at ${first.toPrecision(2)}.`;
      return (
        `In ${steps} steps (${epochs} epochs) the training loss goes from ${first.toPrecision(2)} to ${last.toPrecision(2)}: ` +
        `divided by ${short(factor(data))} (claimed: ${leastFactor}). ` +
        `${moves.filter((move) => move >= leastMove).length} of the ${isBias.length} weights and biases move by ${leastMove} or more, ` +
        `on average a weight by ${short(meanMove(data, false))} and a bias by ${short(meanMove(data, true))}; ` +
        `the learning rate stays at ${Number(setLearningRate.toPrecision(3))}.`
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

/** Two significant digits, without idle zeros. */
const short = (value: number) => String(Number(value.toPrecision(2)));

/** Of the biases or of the weights. */
function meanMove({ moves, isBias }: Data, ofBiases: boolean): number {
  const those = moves.filter((_, i) => isBias[i] === ofBiases);
  return those.reduce((sum, move) => sum + move, 0) / those.length;
}

const factor = ({ trainingLoss }: Data) => (trainingLoss[0] ?? 1) / (trainingLoss.at(-1) ?? 1);

function range(values: readonly number[]): number {
  return values.length === 0
    ? 0
    : values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
}

/** A checkpoint's parameters, layer by layer: weights `[in, out]` row-major, then biases `[out]`. */
function unpack(parameters: Float32Array, widths: readonly number[]): LayerParameters[] {
  let at = 0;
  const take = (count: number) => [...parameters.subarray(at, (at += count))];
  return widths.slice(1).map((out, layer) => ({
    weights: Array.from({ length: widths[layer]! }, () => take(out)),
    biases: take(out),
  }));
}

const biasFlags = (widths: readonly number[]) =>
  widths
    .slice(1)
    .flatMap((out, layer) => [
      ...Array<boolean>(out * widths[layer]!).fill(false),
      ...Array<boolean>(out).fill(true),
    ]);

function layout(canvas: Canvas) {
  const networkHeight = canvas.narrow ? 200 : 330;
  const networkWidth = canvas.narrow ? canvas.width : 300;
  const left = canvas.narrow ? 42 : networkWidth + 70;
  const right = canvas.width - (canvas.narrow ? 72 : 102);
  const start = canvas.narrow ? 276 : 26;
  const box = (y: number, height: number): Box => ({ x: left, y: start + y, width: right - left, height });
  return {
    network: { x: 0, y: 26, width: networkWidth, height: networkHeight },
    left,
    right,
    loss: box(0, 106),
    parameters: box(142, 106),
    hyperparameters: box(284, 62),
  };
}

const lossDomain = [0.003, 1.5] as const;

function drawLoss(data: Data, canvas: Canvas, x: NumericScale, box: Box): void {
  const panel = child(canvas.svg, 'g', 'loss');
  const y = scaleLog()
    .domain(lossDomain)
    .range([box.y + box.height, box.y])
    .clamp(true);
  axisBottom(panel, 'steps', box.y + box.height, { scale: x, ticks: [], format: String });
  axisLeft(panel, 'loss', box.x, { scale: y, label: 'loss J', ticks: [0.01, 0.1, 1], format: String });
  const curve = (losses: readonly number[]) => losses.map((loss, i): PixelPoint => [x(data.at[i]!), y(loss)]);
  const [training, validation] = [curve(data.trainingLoss), curve(data.validationLoss)];
  line(panel, 'validation', validation, { color: 'var(--series-2)' });
  line(panel, 'training', training, { color: 'var(--series-1)' });
  const [lower, upper] = [training.at(-1) ?? [0, 0], validation.at(-1) ?? [0, 0]];
  const trainingIsLower = lower[1] >= upper[1];
  const middle = (lower[1] + upper[1]) / 2;
  const apart = Math.max(7, Math.abs(lower[1] - upper[1]) / 2);
  // A run that diverged at once has no curves to name.
  const ended = training.length > (data.divergedAt === null ? 0 : 1);
  words(
    panel,
    'training',
    ended ? 'training' : '',
    [lower[0] + 6, middle + (trainingIsLower ? apart : -apart) + 4],
    {
      color: 'var(--series-1)',
      weight: 600,
    },
  );
  words(
    panel,
    'validation',
    ended ? 'validation' : '',
    [upper[0] + 6, middle + (trainingIsLower ? -apart : apart) + 4],
    {
      color: 'var(--series-2)',
      weight: 600,
    },
  );
  crosses(panel, 'diverged', data.divergedAt === null ? [] : [[x(data.divergedAt), box.y + 8]]);
  words(
    panel,
    'diverged',
    data.divergedAt === null ? '' : `diverged at step ${data.divergedAt}`,
    [Math.min(x(data.divergedAt ?? 0) + 12, box.x + box.width - 60), box.y + 13],
    { color: 'var(--bad)', weight: 600 },
  );
}

/** From the settings, not from the parameters so far: an axis that follows these would jump while the figure plays. */
const axisEnd = ({ setLearningRate: rate }: Data) => (rate <= 1 ? 6 : rate <= 4 ? 12 : 32);

function drawParameters(data: Data, canvas: Canvas, x: NumericScale, box: Box): void {
  const panel = child(canvas.svg, 'g', 'parameters');
  const end = axisEnd(data);
  const y = scaleLinear()
    .domain([-end, end])
    .range([box.y + box.height, box.y]);
  axisBottom(panel, 'steps', box.y + box.height, { scale: x, ticks: [], format: String });
  axisLeft(panel, 'parameters', box.x, {
    scale: y,
    label: `the ${data.isBias.length} parameters θ: weights, biases`,
    ticks: [-end, 0, end],
    format: (value) => String(value).replace('-', '−'),
  });
  const inside = clipped(panel, canvas, 'parameters', box);
  const traces = (bias: boolean) =>
    data.isBias
      .flatMap((isBias, i) => (isBias === bias ? [i] : []))
      .map((i) => trace(data.parameters.map((values, look) => [x(data.at[look]!), y(values[i]!)])))
      .join('');
  child(inside, 'path', 'weights').attr('d', traces(false)).call(thin, 'var(--series-6)');
  child(inside, 'path', 'biases')
    .attr('d', traces(true))
    .call(thin, 'var(--series-3)')
    .attr('stroke-dasharray', '4 2');
  const hasTraces = data.at.length > 1;
  const edge = x(data.at.at(-1) ?? 0) + 6;
  words(panel, 'weights', hasTraces ? 'weights' : '', [edge, box.y + box.height / 2 - 4], {
    color: 'var(--series-6)',
  });
  words(panel, 'biases', hasTraces ? 'biases' : '', [edge, box.y + box.height / 2 + 14], {
    color: 'var(--series-3)',
  });
}

const thin = (path: Layer, color: string) =>
  path.attr('fill', 'none').attr('stroke', color).attr('stroke-width', 1.1).attr('stroke-opacity', 0.75);

const trace = (points: readonly PixelPoint[]) =>
  points.length === 0 ? '' : `M${points.map(([x, y]) => `${tenth(x)},${tenth(y)}`).join('L')}`;
const tenth = (value: number) => Math.round(pixel(value) * 10) / 10;

/** Level lines: the learning rate as it was at every step, and the settings that a run cannot change at all. */
function drawHyperparameters(data: Data, canvas: Canvas, x: NumericScale, box: Box): void {
  const panel = child(canvas.svg, 'g', 'hyperparameters');
  words(panel, 'title', 'hyperparameters', [box.x - 9, box.y - 12], { color: 'var(--ink-soft)' });
  const done = Math.max(data.learningRate.length, 0);
  const settings = [
    `α = ${Number(data.setLearningRate.toPrecision(3))}`,
    `B = ${data.batchSize}`,
    canvas.narrow ? `${data.widths.length - 2} layers` : `${data.widths.length - 2} hidden layers`,
  ];
  const row = box.height / settings.length;
  children(panel, 'path', 'setting', settings)
    .attr('d', (_, i) => `M${pixel(x(0))},${pixel(box.y + (i + 0.5) * row)}H${pixel(x(done))}`)
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 2);
  children(panel, 'text', 'words setting', settings)
    .attr('x', pixel(x(done) + 6))
    .attr('y', (_, i) => pixel(box.y + (i + 0.5) * row + 4))
    .text(String);
  axisBottom(panel, 'steps', box.y + box.height, {
    scale: x,
    label: 'step',
    ticks: x.ticks(canvas.narrow ? 3 : 5),
    format: String,
  });
}
