import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import * as plot from '../../lib/plot/plot.ts';
import { usualInitializers, usualOptimizers } from '../../lib/study/defaults.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { times } from '../../lib/text/numbers.ts';
import { standing } from '../../lib/text/words.ts';
import { curveOf, ratiosOf, type Curve, type Ratios } from './batch-size-range-test/curve.ts';
import { panelsOf } from './batch-size-range-test/panels.ts';

/** Over five decades. */
const rates = { from: 1e-5, to: 1 };
const decades = 5;
const batchSizes = [64, 32, 16, 8, 4];
const examples = 1024;
/** With equal steps every batch size gets as many as this one takes for its epochs. */
const middleBatchSize = 16;
const stepsOf = (epochs: number) => (epochs * examples) / middleBatchSize;

/** What is claimed of B = 64 against B = 4, whose ratio is 16. */
const claimed = { halfWay: 8, lowest: 4, noise: 2 };

interface Data {
  curves: Curve[];
  /** Null until all tests have come far enough. */
  ratios: Ratios | null;
}

export default defineFigure({
  title: 'Loss over learning rate for five batch sizes',
  description:
    'One learning-rate range test for each of the batch sizes 64, 32, 16, 8 and 4, on the ten-class digits: loss of the ' +
    'mini-batches over the learning rate, on a logarithmic axis from 10⁻⁵ to 1. Thin lines are noisy, thick ones smoothed. ' +
    'Each curve starts high, falls, reaches a lowest point and rises until it is stopped, unless the test ends first. Two rows of dots below repeat ' +
    'the rate at which each curve has fallen half-way, and the rate at which it is lowest.',
  knobs: {
    budget: choice('Budget', ['equal epochs', 'equal steps']),
    epochs: slider({
      label: `Epochs (of B = ${middleBatchSize} for equal steps)`,
      min: 6,
      max: 48,
      step: 6,
      default: 24,
    }),
    axis: choice('Axis', ['rate', 'rate per example'], { names: { rate: 'α', 'rate per example': 'α / B' } }),
    seed: seed(),
  },

  experiment: ({ budget, epochs, seed }) =>
    grid({
      data: { name: 'digits', training: examples, validation: 10 },
      loss: 'softmax-cross-entropy',
      budget: budget === 'equal epochs' ? { epochs } : { steps: stepsOf(epochs) },
      base: {
        hidden: [32],
        activation: 'relu',
        initializer: usualInitializers.he,
        optimizer: usualOptimizers.momentum,
        learningRate: rates.from,
        schedule: { kind: 'range-test', to: rates.to },
      },
      settings: batchSizes.map((batchSize) => ({ batchSize })),
      seed,
      record: { checkpoints: 1 },
    }),

  summarise: (result): Data => {
    const curves = readGrid(result, batchSizes).map(({ setting: batchSize, runs: [run] }, i): Curve => ({
      name: `B = ${batchSize}`,
      batchSize,
      color: `var(--series-${batchSizes.length - i})`,
      ...curveOf(run!, decades),
    }));
    return { curves, ratios: ratiosOf(curves[0]!, curves.at(-1)!) };
  },

  panels: ({ curves, ratios }, { axis }) =>
    panelsOf(curves, ratios, { rates, isPerExample: axis === 'rate per example' }),

  table: ({ curves }) =>
    plot.tableOver(
      curves.flatMap(({ thick, ...curve }) => thick.map((point) => ({ ...curve, point }))),
      {
        'batch size B': ({ batchSize }) => batchSize,
        'half-way down at α': ({ halfWay }) => halfWay?.rate,
        'lowest at α': ({ lowest }) => lowest?.rate,
        'lowest loss': ({ lowest }) => lowest?.loss,
        'noise of the batch loss': ({ noise }) => noise,
        α: ({ point }) => point.rate,
        'loss at α': ({ point }) => point.loss,
      },
    ),

  measures: ({ curves, ratios }) => {
    const losses = curves.map(({ lowest }) => lowest?.loss ?? NaN);
    return {
      halfWayRatio: ratios?.halfWay,
      lowestRatio: ratios?.lowest,
      noiseRatio: ratios?.noise,
      deepest: Math.min(...losses),
      shallowest: Math.max(...losses),
    };
  },

  curves: ({ curves }) =>
    plot.curvesOver([...curves].reverse(), {
      x: { label: 'batch size B', names: [...batchSizes].reverse().map(String) },
      y: { label: 'learning rate α (log scale)', scale: 'log', domain: [1e-4, rates.to] },
      lines: [
        { name: 'lowest', color: 'var(--series-2)', of: ({ lowest }) => lowest?.rate },
        { name: 'half-way down', color: 'var(--series-1)', of: ({ halfWay }) => halfWay?.rate },
      ],
    }),

  finding: {
    says: ({ ratios }, { budget, epochs }) => {
      const each = budget === 'equal epochs' ? `${epochs} epochs` : `${stepsOf(epochs)} steps`;
      if (!ratios) return `The range tests, ${each} each, have not come far enough to compare.`;
      const { halfWay, lowest, noise } = ratios;
      return (
        `With ${each} each, the loss comes half-way down at a rate ${times(halfWay)} as high for B = 64 as for B = 4, ${standing(halfWay, 'at least', claimed.halfWay)}. ` +
        `It is lowest at a rate ${times(lowest)} as high, ${standing(lowest, 'at least', claimed.lowest)}. ` +
        `The batch loss of B = 4 is ${times(noise)} as noisy, ${standing(noise, 'at least', claimed.noise)}.`
      );
    },
    holds: ({ ratios }) =>
      ratios !== null &&
      ratios.halfWay >= claimed.halfWay &&
      ratios.lowest >= claimed.lowest &&
      ratios.noise >= claimed.noise,
    fails: { budget: 'equal steps' },
    atLeast: 0.95,
    switches: [{ with: 'equal steps', knobs: { budget: 'equal steps' }, holds: false, atLeast: 0.95 }],
  },
});
