import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { plain, significant } from '../../lib/text/numbers.ts';
import { counted } from '../../lib/text/words.ts';
import { bins, gradientRatio, layersOf, spreadRatio, type Layers } from './signal-through-layers/layers.ts';

/** Of every layer, and of the digits: every layer has as many inputs as units. */
const width = 64;
const examples = 200;
/** What each activation's matching scale is called, and its σ in N(0, σ²/n): √2 makes up for the half that ReLU cuts off. */
const matching = {
  relu: { name: 'He', sigma: Math.SQRT2 },
  tanh: { name: 'Glorot', sigma: 1 },
} as const;

/** At the matching scale the spread of the last layer is within this factor of the first; else beyond the second. */
const claimed = { kept: 2, lost: 50 };

const scales = ['small', 'matching', 'large'] as const;
type Scale = (typeof scales)[number];

type Data = Record<Scale, Layers>;

export default defineFigure({
  title: 'Spread on the way forward, gradients on the way back',
  description:
    'Two graphs over the layers of an untrained network, on logarithmic scales: how widely the sums z are spread in each hidden ' +
    'layer, and the norm of the gradient of each layer’s weights. Three lines each, for initial weights at the matching scale, and so many times smaller and larger.',
  knobs: {
    activation: choice('Activation', ['relu', 'tanh'], { names: { relu: 'ReLU' } }),
    depth: slider({ label: 'Hidden layers', min: 1, max: 16, step: 1, default: 8 }),
    factor: slider({ label: 'Smaller and larger by a factor', min: 1.1, max: 4, default: 2, scale: 'log' }),
    seed: seed(),
  },

  experiment: ({ activation, depth, factor, seed }) =>
    grid({
      data: { name: 'digits', training: examples, validation: 1 },
      loss: 'softmax-cross-entropy',
      budget: { steps: 1 },
      base: {
        hidden: Array<number>(depth).fill(width),
        activation,
        // Nothing moves: the network is looked at as it starts.
        learningRate: 0,
        batchSize: examples,
      },
      settings: [1 / factor, 1, factor].map((times) => ({
        initializer: {
          kind: 'normal',
          deviation: (times * matching[activation].sigma) / Math.sqrt(width),
        },
      })),
      seed,
      record: { checkpoints: 1, gradientNorms: true, preActivations: { ...bins, range: [...bins.range] } },
    }),

  summarise: (result): Data => {
    const [small, even, large] = readGrid(result, scales).map(({ runs }) => layersOf(runs[0]!));
    return { small: small!, matching: even!, large: large! };
  },

  panels: (data, { activation, factor, depth }) => {
    const names: Record<Scale, string> = {
      small: `${matching[activation].name} ÷ ${plain(factor)}`,
      matching: matching[activation].name,
      large: `${matching[activation].name} × ${plain(factor)}`,
    };
    const graph = (
      name: string,
      label: string,
      of: (layers: Layers) => number[],
      domain: plot.Quantity['domain'],
    ) => {
      const values = scales.flatMap((scale) => of(data[scale]));
      return plot.panel({
        name,
        x: { label: 'layer', domain: [1, Math.max(2, name === 'spreads' ? depth : depth + 1)] },
        y: { label, scale: 'log', domain: plot.roundedLog(values), grid: true },
        overSeeds: { y: domain },
        linesHigh: 13,
        marks: scales.map((scale, i) => {
          const points = of(data[scale]).map((value, layer): plot.Point => [layer + 1, value]);
          const color = plot.seriesColor(i, scales.length);
          return [
            plot.line({ name: names[scale], isNamed: name === 'gradients', points, color }),
            plot.dots({ points, color, size: 'middle', outline: 'paper' }),
          ];
        }),
      });
    };
    return plot.row(
      [
        graph('spreads', 'spread of z (log scale)', ({ spreads }) => spreads, [1e-5, 1e5]),
        graph('gradients', '‖∂J/∂W‖ (log scale)', ({ gradients }) => gradients, [1e-5, 1e5]),
      ],
      [0.45, 0.55],
    );
  },

  table: (data) =>
    plot.tableSideBySide(
      'layer',
      scales.flatMap((scale) => [
        [`spread of z, ${scale} weights`, data[scale].spreads],
        [`‖∂J/∂W‖, ${scale} weights`, data[scale].gradients],
      ]),
      1,
    ),

  measures: (data) => ({
    ...Object.fromEntries(
      scales.flatMap((scale) => [
        [`${scale}Ratio`, ratiosOf(data)[scale]],
        [`${scale}Saturated`, data[scale].saturated],
        [`${scale}Loss`, data[scale].loss],
        [`${scale}Gradient`, data[scale].gradients[0]],
        [`${scale}GradientRatio`, gradientRatio(data[scale])],
      ]),
    ),
    gradientsApart: ratioOf(data.large.gradients[0] ?? null, data.small.gradients[0] ?? null),
  }),

  finding: {
    says: (data, { activation, depth, factor }) => {
      const { small, matching: even, large } = ratiosOf(data);
      if (small === null || even === null || large === null) return 'Nothing is measured yet.';
      return (
        `From the first to the last of ${counted(depth, 'hidden layer')} of ${activation === 'relu' ? 'ReLU' : 'tanh'} units, the spread of z is multiplied by ${significant(even)} with ${matching[activation].name}’s weights, ` +
        `${isKept(even) ? '' : 'not '}within a factor ${claimed.kept}; by ${significant(small)} with weights ${plain(factor)} times smaller, and by ${significant(large)} with weights ${plain(factor)} times larger, ` +
        `${areLost(small, large) ? '' : 'not '}both beyond a factor ${claimed.lost}.`
      );
    },
    holds: (data) => {
      const { small, matching: even, large } = ratiosOf(data);
      return small !== null && even !== null && large !== null && isKept(even) && areLost(small, large);
    },
    fails: { depth: 1 },
    atLeast: 0.9,
    switches: [
      { with: 'tanh', knobs: { activation: 'tanh' }, holds: false, atLeast: 0.95 },
      { with: 'two hidden layers', knobs: { depth: 2 }, holds: false, atLeast: 0.95 },
    ],
  },
});

const isKept = (ratio: number) => ratio > 1 / claimed.kept && ratio < claimed.kept;
const areLost = (small: number, large: number) => small < 1 / claimed.lost && large > claimed.lost;

const ratiosOf = ({ small, matching, large }: Data): Record<Scale, number | null> => ({
  small: spreadRatio(small),
  matching: spreadRatio(matching),
  large: spreadRatio(large),
});
