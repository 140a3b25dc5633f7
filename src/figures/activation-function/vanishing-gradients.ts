import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft, logTicks } from '../../lib/charts/axis.ts';
import { child, type Canvas, type Layer } from '../../lib/charts/canvas.ts';
import { crosses, dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { spread } from '../../lib/charts/spread.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import type { Activation, Initializer, Run, RunHistory, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

const activations = ['sigmoid', 'tanh', 'relu', 'identity'] as const satisfies Activation[];
const nameOf: Record<(typeof activations)[number], string> = {
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'ReLU',
  identity: 'identity',
};
const colorOf = (index: number) => `var(--series-${index + 1})`;

const initializers = {
  suited: (activation: Activation): Initializer => ({ kind: activation === 'relu' ? 'he' : 'glorot' }),
  glorot: (): Initializer => ({ kind: 'glorot' }),
  he: (): Initializer => ({ kind: 'he' }),
  small: (): Initializer => ({ kind: 'normal', deviation: 0.1 }),
};

const width = 16;
const steps = 300;
/** Loss of a network that calls every example a coin toss. */
const guessing = Math.LN2;
/** A first layer's gradient below this share of the last layer's is called vanished. */
const vanished = 1e-4;

interface Net {
  name: string;
  color: string;
  /** `[layers]` ‖∂J/∂W‖ over the training set, input side first; empty before it is known. */
  before: number[];
  /** The same; empty of a net that has diverged. */
  now: number[];
  losses: { step: number; loss: number }[];
  divergedAt: number | null;
}

interface Data {
  nets: Net[];
  step: number;
}

export default defineFigure({
  title: 'Gradients on their way back',
  description:
    'Two graphs of the gradient’s norm in each layer, from the output layer back to the first, on a logarithmic scale: before ' +
    'training and after the steps done. Four lines each: networks with sigmoid, tanh, ReLU and identity units. Below, their training losses over the steps.',
  knobs: {
    depth: slider({ label: 'Hidden layers', min: 1, max: 16, step: 1, default: 10 }),
    initializer: choice('Initial weights', ['suited', 'glorot', 'he', 'small'], {
      names: {
        suited: 'Glorot; He for ReLU',
        glorot: 'Glorot for all',
        he: 'He for all',
        small: 'N(0, 0.1²) for all',
      },
    }),
    seed: seed(),
  },

  experiment: ({ depth, initializer, seed }): Study => ({
    kind: 'study',
    data: { name: 'moons', training: 128, validation: 32, seed },
    loss: 'binary-cross-entropy',
    budget: { steps },
    runs: activations.map((activation): Run => ({
      hidden: Array<number>(depth).fill(width),
      activation,
      initializer: initializers[initializer](activation),
      optimizer: { kind: 'sgd' },
      learningRate: 0.03,
      schedule: { kind: 'constant' },
      batchSize: 32,
      ...unregularized,
      seed,
    })),
    record: { checkpoints: 50, gradientNorms: true },
  }),

  summarise: ({ runs }): Data => ({
    nets: runs.map(summariseNet),
    step: Math.max(0, ...runs.map(({ checkpoints }) => checkpoints.at(-1)?.step ?? 0)),
  }),

  height: (width) => (width < 500 ? 2 : 1) * normsHeight(width) + lossHeight,

  draw: (data, canvas, { depth }) => {
    const size = {
      width: canvas.narrow ? canvas.width : canvas.width / 2,
      height: normsHeight(canvas.width),
    };
    const beside = canvas.narrow ? { left: 0, top: size.height } : { left: size.width, top: 0 };
    const lossTop = canvas.narrow ? 2 * size.height : size.height;
    drawNorms(canvas, { ...size, left: 0, top: 0 }, data, depth, 'before');
    drawNorms(canvas, { ...size, ...beside }, data, depth, 'now');
    drawLosses(canvas, { left: 0, top: lossTop, width: canvas.width, height: lossHeight }, data);
  },

  table: ({ nets, step }) => ({
    columns: [
      'layer',
      ...nets.flatMap(({ name }) => [`${name}, before training`, `${name}, after ${step} steps`]),
    ],
    rows: (nets[0]?.before ?? []).map((_, layer) => [
      layer + 1,
      ...nets.flatMap(({ before, now }) => [before[layer] ?? null, now[layer] ?? null]),
    ]),
  }),

  measures: ({ nets }) =>
    Object.fromEntries(
      nets.flatMap(({ name, before, now, losses, divergedAt }) => {
        const isKnown = before.length > 0;
        const id = name.toLowerCase();
        return [
          [`${id}Share`, isKnown ? finite(ratio(before)) : null],
          [`${id}LastShare`, isKnown && now.length > 0 ? finite(ratio(now)) : null],
          [`${id}FirstGradient`, now[0] ?? null],
          [`${id}Loss`, divergedAt === null ? (losses.at(-1)?.loss ?? null) : null],
          [`${id}DivergedAt`, divergedAt],
        ];
      }),
    ),

  curves: ({ nets }, { depth }) => ({
    x: { label: 'layers back from the output', scale: 'linear', domain: [0, depth] },
    y: { label: '‖∂J/∂W‖, output layer = 1', scale: 'log', domain: [1e-8, 100] },
    lines: nets.map(({ name, color, before }) => ({
      name,
      color,
      points: before.toReversed().map((norm, back) => [back, norm / before.at(-1)!] as const),
    })),
  }),

  finding: {
    says: ({ nets, step }, { depth }) => {
      const [sigmoid, relu] = [nets[0]!, nets[2]!];
      if (sigmoid.before.length === 0 || relu.before.length === 0) return 'Nothing is measured yet.';
      const last = (net: Net) => net.losses.at(-1)!.loss.toPrecision(2);
      return (
        `Before training, with ${depth} hidden ${depth === 1 ? 'layer' : 'layers'} of ${width} units, the sigmoid’s gradient in the first layer is ` +
        `${inWords(ratio(sigmoid.before))} the last layer’s (claimed: under ${inWords(vanished)} it); for ReLU it is ${inWords(ratio(relu.before))} the last layer’s. ` +
        `After ${step} steps of plain descent the sigmoid network’s loss is ${last(sigmoid)} and ReLU’s ${last(relu)}; that of guessing is ${guessing.toFixed(2)}.`
      );
    },
    holds: ({ nets }) => {
      const [sigmoid, relu] = [nets[0]!, nets[2]!];
      if (sigmoid.before.length === 0 || relu.before.length === 0) return false;
      const vanishes =
        ratio(sigmoid.before) < vanished && ratio(sigmoid.now) < 1e-2 && sigmoid.losses.at(-1)!.loss > 0.6;
      const arrives = ratio(relu.before) > 0.01 && ratio(relu.before) < 100 && relu.losses.at(-1)!.loss < 0.4;
      return vanishes && arrives;
    },
    fails: { depth: 1 },
    atLeast: 19,
    switches: [
      { with: 'two hidden layers', knobs: { depth: 2 }, holds: false, atLeast: 18 },
      { with: 'He’s weights for all', knobs: { initializer: 'he' }, holds: true, atLeast: 16 },
      { with: 'small weights for all', knobs: { initializer: 'small' }, holds: false, atLeast: 18 },
    ],
  },
});

const summariseNet = ({ checkpoints, divergedAt }: RunHistory, index: number): Net => ({
  name: nameOf[activations[index]!],
  color: colorOf(index),
  before: checkpoints[0]?.gradientNorms ?? [],
  now: (divergedAt === null ? checkpoints.at(-1)?.gradientNorms : undefined) ?? [],
  losses: checkpoints.map(({ step, trainingLoss }) => ({ step, loss: trainingLoss })),
  divergedAt,
});

/** The first layer's gradient as a share of the last layer's. */
const ratio = (norms: readonly number[]) => norms[0]! / norms.at(-1)!;

/** Null where a layer’s gradient is 0. */
const finite = (share: number) => (Number.isFinite(share) ? share : null);

/** "1/160,000 of", "0.88 times". */
const inWords = (share: number) =>
  share < 0.1
    ? `1/${Number((1 / share).toPrecision(2)).toLocaleString('en')} of`
    : `${Number(share.toPrecision(2))} times`;

/** Whole decades around the norms before training, with one to spare below; they fall a little while training. */
function normDomain({ nets }: Data): [number, number] {
  const norms = nets.flatMap(({ before }) => before).filter((norm) => norm > 0 && Number.isFinite(norm));
  const decade = (value: number, round: (x: number) => number) => Number(`1e${round(Math.log10(value))}`);
  return [decade(Math.min(0.001, ...norms), Math.floor) / 10, decade(Math.max(3, ...norms), Math.ceil)];
}

interface Cell {
  left: number;
  top: number;
  width: number;
  height: number;
}

const margin = { left: 46, right: 62, top: 42, bottom: 46 };
const titleHeight = 26;
const normsHeight = (width: number) => (width < 500 ? 232 : 274);
const lossHeight = 190;
const labelGap = 15;
const labelDistance = 9;

function drawNorms(canvas: Canvas, cell: Cell, data: Data, depth: number, when: 'before' | 'now'): void {
  const { nets } = data;
  const panel = child(canvas.svg, 'g', `panel ${when}`);
  const [left, right] = [cell.left + margin.left, cell.left + cell.width - margin.right];
  const [top, bottom] = [cell.top + margin.top, cell.top + cell.height - margin.bottom];
  const x = scaleLinear()
    .domain([depth + 1, 1])
    .range([left, right]);
  const y = scaleLog().domain(normDomain(data)).range([bottom, top]).clamp(true);
  const { ticks, format } = logTicks(y);
  const every = Math.ceil(ticks.length / 5);
  words(
    panel,
    'title',
    when === 'before' ? 'Before training' : `After ${data.step} steps`,
    [left, cell.top + 14],
    { weight: 600 },
  );
  axisBottom(panel, 'layers', bottom, {
    scale: x,
    ticks: layerTicks(depth),
    format: String,
    label: 'layer, from the output back to the input',
  });
  axisLeft(panel, 'norm', left, {
    scale: y,
    ticks: ticks.filter((_, i) => (ticks.length - 1 - i) % every === 0),
    format,
    grid: right - left,
    label: '‖∂J/∂W‖',
  });
  const lines = nets.map((net) => net[when].map((norm, layer): PixelPoint => [x(layer + 1), y(norm)]));
  lines.forEach((points, i) => {
    line(panel, nets[i]!.name, points, { color: nets[i]!.color, width: 2 });
    dots(panel, nets[i]!.name, points, { color: nets[i]!.color, radius: 2.5 });
  });
  const ends = lines.map((points) => points[0]);
  labelEnds(panel, nets, ends, [top + 4, bottom + 4]);
}

/** The output layer, the first and some between. */
const layerTicks = (depth: number) => [
  ...new Set([depth + 1, ...[12, 9, 6, 3].filter((layer) => layer < depth), 1]),
];

function drawLosses(canvas: Canvas, cell: Cell, { nets }: Data): void {
  const panel = child(canvas.svg, 'g', 'panel losses');
  const [left, right] = [cell.left + margin.left, cell.left + cell.width - margin.right];
  const [top, bottom] = [cell.top + titleHeight, cell.top + cell.height - margin.bottom];
  const x = scaleLinear().domain([0, steps]).range([left, right]);
  const y = scaleLinear().domain([0, 1]).range([bottom, top]).clamp(true);
  words(panel, 'title', 'Training loss J', [left, cell.top + 14], { weight: 600 });
  axisBottom(panel, 'steps', bottom, { scale: x, ticks: [0, 100, 200, 300], label: 'step' });
  axisLeft(panel, 'loss', left, { scale: y, ticks: [0, 0.5, 1], grid: right - left });
  line(
    panel,
    'guessing',
    [
      [left, y(guessing)],
      [right, y(guessing)],
    ],
    { color: 'var(--ink-faint)', width: 1, dashes: '4 4' },
  );
  words(panel, 'guessing', 'guessing', [right - 4, y(guessing) - 6], {
    anchor: 'end',
    color: 'var(--ink-soft)',
  });
  const lines = nets.map(({ losses }) => losses.map(({ step, loss }): PixelPoint => [x(step), y(loss)]));
  lines.forEach((points, i) => line(panel, nets[i]!.name, points, { color: nets[i]!.color }));
  drawDiverged(panel, nets, (step, row) => [x(step), y(1) + row * labelGap]);
  const ends = lines.map((points, i) => (nets[i]!.divergedAt === null ? points.at(-1) : undefined));
  labelEnds(panel, nets, ends, [top + 4, bottom + 4]);
}

/** A red × at the step, with words beside it; each net in a row of its own. */
function drawDiverged(
  panel: Layer,
  nets: readonly Net[],
  place: (step: number, row: number) => PixelPoint,
): void {
  const diverged = nets.filter(({ divergedAt }) => divergedAt !== null);
  const places = nets.map((net) =>
    net.divergedAt === null ? null : place(net.divergedAt, diverged.indexOf(net)),
  );
  crosses(
    panel,
    'diverged',
    places.filter((point) => point !== null),
    5,
  );
  nets.forEach(({ name, divergedAt }, i) => {
    const [x, y] = places[i] ?? [0, 0];
    const text = divergedAt === null ? '' : `${name} diverged at step ${divergedAt}`;
    words(panel, `diverged-${name}`, text, [x + 12, y + 4], { color: 'var(--bad)', weight: 600 });
  });
}

/** Names the lines at their ends, kept apart; a line that has no end here has no name. */
function labelEnds(
  panel: Layer,
  nets: readonly Net[],
  ends: readonly (PixelPoint | undefined)[],
  bounds: readonly [number, number],
): void {
  const named = nets.map(({ name }, i) => ({ name, end: ends[i] })).filter(({ end }) => end !== undefined);
  const places = spread(
    named.map(({ end }) => end![1] + 4),
    labelGap,
    bounds,
  );
  for (const { name, color } of nets) {
    const place = named.findIndex((net) => net.name === name);
    words(
      panel,
      `label-${name}`,
      place < 0 ? '' : name,
      [(named[place]?.end?.[0] ?? 0) + labelDistance, places[place] ?? 0],
      { color, weight: 600 },
    );
  }
}
