import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { course, dots, line, panel, row, rule, type Panel, type Point } from '../../lib/plot/plot.ts';
import { usualInitializers } from '../../lib/study/defaults.ts';
import { grid } from '../../lib/study/grid.ts';
import { stepReached } from '../../lib/study/outcomes.ts';
import { decimal, rounded, significant, times, whole } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import type { Activation, Initializer, RunHistory } from '../../lib/training/spec.ts';

const activations = ['sigmoid', 'tanh', 'relu', 'identity'] as const satisfies Activation[];
const nameOf: Record<(typeof activations)[number], string> = {
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'ReLU',
  identity: 'identity',
};
const colorOf = (index: number) => `var(--series-${index + 1})`;

const { glorot, he } = usualInitializers;
const initializers: Record<string, (activation: Activation) => Initializer> = {
  suited: (activation) => (activation === 'relu' ? he : glorot),
  glorot: () => glorot,
  he: () => he,
  small: () => ({ kind: 'normal', deviation: 0.1 }),
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

  experiment: ({ depth, initializer, seed }) =>
    grid({
      data: { name: 'moons', training: 128, validation: 32 },
      loss: 'binary-cross-entropy',
      budget: { steps },
      base: { hidden: Array<number>(depth).fill(width), learningRate: 0.03 },
      settings: activations.map((activation) => ({
        activation,
        initializer: initializers[initializer]!(activation),
      })),
      seed,
      record: { checkpoints: 50, gradientNorms: true },
    }),

  summarise: ({ runs }): Data => ({ nets: runs.map(summariseNet), step: stepReached(runs) }),

  panels: (data, { depth }) => [row([norms(data, depth, 'before'), norms(data, depth, 'now')]), losses(data)],

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
    x: { label: 'layers back from the output', domain: [0, depth] },
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
      const last = (net: Net) => significant(net.losses.at(-1)!.loss);
      return (
        `Before training, with ${counted(depth, 'hidden layer')} of ${width} units, the sigmoid’s gradient in the first layer is ` +
        `${inWords(ratio(sigmoid.before))} the last layer’s (claimed: under ${inWords(vanished)} it); for ReLU it is ${inWords(ratio(relu.before))} the last layer’s. ` +
        `After ${step} steps of plain descent the sigmoid network’s loss is ${last(sigmoid)} and ReLU’s ${last(relu)}; that of guessing is ${decimal(guessing, 2)}.`
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
const inWords = (share: number) => (share < 0.1 ? `1/${whole(rounded(1 / share))} of` : times(share));

/** Whole decades around the norms before training, with one to spare below; they fall a little while training. */
function normDomain({ nets }: Data): [number, number] {
  const norms = nets.flatMap(({ before }) => before).filter((norm) => norm > 0 && Number.isFinite(norm));
  const decade = (value: number, round: (x: number) => number) => Number(`1e${round(Math.log10(value))}`);
  return [decade(Math.min(0.001, ...norms), Math.floor) / 10, decade(Math.max(3, ...norms), Math.ceil)];
}

/** Powers of ten two decades apart, from the top down, where there are many. */
function normTicks([low, high]: readonly [number, number]): number[] {
  const exponents = Array.from(
    { length: Math.round(Math.log10(high / low)) + 1 },
    (_, i) => Math.round(Math.log10(low)) + i,
  );
  const every = Math.ceil(exponents.length / 5);
  return exponents
    .filter((_, i) => (exponents.length - 1 - i) % every === 0)
    .map((exponent) => Number(`1e${exponent}`));
}

/** The output layer, the first and some between. */
const layerTicks = (depth: number) => [
  ...new Set([depth + 1, ...[12, 9, 6, 3].filter((layer) => layer < depth), 1]),
];

function norms(data: Data, depth: number, when: 'before' | 'now'): Panel {
  const domain = normDomain(data);
  return panel({
    name: when,
    x: {
      label: 'layer, from the output back to the input',
      domain: [depth + 1, 1],
      ticks: layerTicks(depth),
    },
    y: { label: '‖∂J/∂W‖', scale: 'log', domain, ticks: normTicks(domain), grid: true },
    lines: 9,
    head: [
      { text: when === 'before' ? 'Before training' : `After ${counted(data.step, 'step')}`, isBold: true },
    ],
    marks: data.nets.flatMap(({ name, color, [when]: norms }) => {
      const points = norms.map((norm, layer): Point => [layer + 1, norm]).toReversed();
      return [line({ name, color, points, stroke: 'thin' }), dots({ points, color })];
    }),
  });
}

const losses = ({ nets }: Data): Panel =>
  panel({
    name: 'losses',
    x: { label: 'step', domain: [0, steps], ticks: [0, 100, 200, 300] },
    y: { domain: [0, 1], ticks: [0, 0.5, 1], grid: true },
    lines: 5.8,
    head: [{ text: 'Training loss J', isBold: true }],
    marks: [
      rule({ y: guessing, stroke: 'hair', label: 'guessing' }),
      ...nets.map(({ name, color, losses, divergedAt }) =>
        course({ name, color, points: losses.map(({ step, loss }) => [step, loss]), divergedAt }),
      ),
    ],
  });
