import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { learningRate } from '../../lib/figure/contract/usual-knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers, usualOptimizers } from '../../lib/study/defaults.ts';
import { grid } from '../../lib/study/grid.ts';
import { stepReached } from '../../lib/study/outcomes.ts';
import { decimal, rounded, significant, times, whole } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import type { Activation, Initializer, RunHistory } from '../../lib/training/spec.ts';
import { lossPanel, normPanel, type Net } from './vanishing-gradients/panels.ts';

const networks = [
  { activation: 'sigmoid', name: 'sigmoid' },
  { activation: 'tanh', name: 'tanh' },
  { activation: 'relu', name: 'ReLU' },
  { activation: 'identity', name: 'identity' },
] as const satisfies { activation: Activation; name: string }[];

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
/** A first layer's gradient below such a share of the last layer's is called vanished: before training, and at its end. */
const vanished = { before: 1e-3, now: 0.1 };
/** What a network's loss must have left behind, to have learnt; and what one that has not learnt stays above. */
const learnt = { below: 0.4, notBelow: 0.6 };
/** ReLU's gradient arrives if it is neither below the first share of the last layer's nor above the second. */
const arrived = [0.01, 100] as const;

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
    optimizer: choice('Optimiser', ['sgd', 'adam'], { names: { sgd: 'plain descent', adam: 'Adam' } }),
    alpha: learningRate({ min: 0.001, max: 10, default: 0.03 }),
    seed: seed(),
  },

  experiment: ({ depth, initializer, optimizer, alpha, seed }) =>
    grid({
      data: { name: 'moons', training: 128, validation: 32 },
      loss: 'binary-cross-entropy',
      budget: { steps },
      base: {
        hidden: Array<number>(depth).fill(width),
        optimizer: usualOptimizers[optimizer],
        learningRate: alpha,
      },
      settings: networks.map(({ activation }) => ({
        activation,
        initializer: initializers[initializer]!(activation),
      })),
      seed,
      record: { checkpoints: 50, gradientNorms: true },
    }),

  summarise: ({ runs }): Data => ({ nets: runs.map(netOf), step: stepReached(runs) }),

  panels: ({ nets, step }, { depth }) => [
    plot.row([
      normPanel(nets, { when: 'before', depth, step }),
      normPanel(nets, { when: 'now', depth, step }),
    ]),
    lossPanel(nets, { steps, guessing }),
  ],

  table: ({ nets, step }) =>
    plot.tableSideBySide(
      'layer',
      nets.flatMap(({ name, before, now }) => [
        [`${name}, before training`, before],
        [`${name}, after ${step} steps`, now],
      ]),
      1,
    ),

  measures: ({ nets }) =>
    Object.fromEntries(
      nets.flatMap(({ name, before, now, losses, divergedAt }) => {
        const id = name.toLowerCase();
        return [
          [`${id}Share`, ratio(before)],
          [`${id}LastShare`, ratio(now)],
          [`${id}FirstGradient`, now[0]],
          [`${id}Loss`, divergedAt === null ? losses.at(-1)?.loss : null],
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
      points: [...before].reverse().map((norm, back) => [back, norm / before.at(-1)!] as const),
    })),
  }),

  finding: {
    says: ({ nets, step }, { depth, optimizer, alpha }) => {
      const [sigmoid, relu] = [nets[0]!, nets[2]!];
      if (sigmoid.before.length === 0 || relu.before.length === 0) return 'Nothing is measured yet.';
      const last = (net: Net) => significant(net.losses.at(-1)!.loss);
      const hasVanished = ratio(sigmoid.before) < vanished.before;
      return (
        `Before training, with ${counted(depth, 'hidden layer')} of ${width} units, the sigmoid’s gradient in the first layer is ` +
        `${saysShare(ratio(sigmoid.before))} the last layer’s, ${hasVanished ? '' : 'not '}under 1/${whole(1 / vanished.before)}, and ReLU’s is ${saysShare(ratio(relu.before))} it. ` +
        `After ${step} steps of ${optimizer === 'adam' ? 'Adam' : 'plain descent'} at α = ${alpha} the sigmoid network’s loss is ${last(sigmoid)} and ReLU’s ${last(relu)}; ` +
        `that of guessing is ${decimal(guessing, 2)}.`
      );
    },
    holds: ({ nets }) => {
      const [sigmoid, relu] = [nets[0]!, nets[2]!];
      if (sigmoid.before.length === 0 || relu.before.length === 0) return false;
      const vanishes =
        ratio(sigmoid.before) < vanished.before &&
        ratio(sigmoid.now) < vanished.now &&
        sigmoid.losses.at(-1)!.loss > learnt.notBelow;
      const arrives = ratio(relu.before) > arrived[0] && ratio(relu.before) < arrived[1];
      return vanishes && arrives && relu.losses.at(-1)!.loss < learnt.below;
    },
    fails: { depth: 1 },
    atLeast: 0.95,
    switches: [
      { with: 'two hidden layers', knobs: { depth: 2 }, holds: false, atLeast: 0.95 },
      { with: 'He’s weights for all', knobs: { initializer: 'he' }, holds: true, atLeast: 0.95 },
      {
        with: 'Adam and six hidden layers',
        knobs: { optimizer: 'adam', depth: 6 },
        holds: false,
        atLeast: 0.95,
      },
      { with: 'small weights for all', knobs: { initializer: 'small' }, holds: false, atLeast: 0.95 },
    ],
  },
});

/** Of the run at this place among the networks. What is now is not known of one that has diverged. */
const netOf = ({ checkpoints, divergedAt }: RunHistory, index: number): Net => ({
  name: networks[index]!.name,
  color: plot.seriesColor(index, networks.length),
  before: checkpoints[0]?.gradientNorms ?? [],
  now: (divergedAt === null ? checkpoints.at(-1)?.gradientNorms : undefined) ?? [],
  losses: checkpoints.map(({ step, trainingLoss }) => ({ step, loss: trainingLoss })),
  divergedAt,
});

/** The first layer's gradient as a share of the last layer's; NaN of a net without. */
const ratio = (norms: readonly number[]) => norms[0]! / norms.at(-1)!;

/** "1/160,000 of", "0.88 times". */
const saysShare = (share: number) => (share < 0.1 ? `1/${whole(rounded(1 / share))} of` : times(share));
