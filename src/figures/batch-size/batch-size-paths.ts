import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, count, seed } from '../../lib/figure/contract/knobs.ts';
import { learningRate } from '../../lib/figure/contract/usual-knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import type { Field } from '../../lib/plot/plot.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { countDiverged } from '../../lib/study/outcomes.ts';
import { significant } from '../../lib/text/numbers.ts';
import { oneOrMany } from '../../lib/text/words.ts';
import type { Study } from '../../lib/training/spec.ts';
import { leastSquares, type BestLine } from './batch-size-paths/least-squares.ts';
import { excessRange, lossesOf, mapsOf, view } from './batch-size-paths/panels.ts';
import {
  claimed,
  examples,
  heightOf,
  lowestAfter,
  pathOf,
  smoothedLoss,
  travelOf,
  updates,
  updatesInMean,
  type Batch,
  type Path,
} from './batch-size-paths/path.ts';

/** The loss's grid in the part of the plane that is drawn. */
const surfaceGrid = {
  kind: 'grid',
  x: [...view.x],
  y: [...view.y],
  columns: 29,
  rows: 19,
} satisfies Study['record']['surface'];

interface Data {
  paths: Path[];
  surface: Field | null;
  best: BestLine;
}

const data = { name: 'arch', training: examples, validation: 1, noise: 0.2 } as const;

const batches = (miniBatch: number): Batch[] => [
  { name: 'Full batch', batchSize: examples, color: 'var(--series-3)' },
  { name: 'Mini-batch', batchSize: miniBatch, color: 'var(--series-2)' },
  { name: 'Single example', batchSize: 1, color: 'var(--series-1)' },
];

export default defineFigure({
  title: 'Full batch, mini-batch, single example',
  description:
    'Three contour maps of the same loss over weight w and bias b of a straight-line model, each with the path of 240 ' +
    'updates from a common start: smooth with all examples in each batch, rough with a mini-batch, wild with a single ' +
    'example. A dashed ellipse shows the spread of the last third of the updates. Below, how far the training loss lies above ' +
    'its lowest value, on a logarithmic scale, over updates or over examples seen.',
  knobs: {
    alpha: learningRate({ min: 0.001, max: 2.5, default: 0.25 }),
    miniBatch: count({ label: 'Mini-batch', symbol: 'B', min: 2, max: 256, default: 8 }),
    x: choice('Compare by', ['updates', 'examples'], { names: { examples: 'examples seen' } }),
    // Seed 1 happens to start beside the minimum.
    seed: seed({ default: 7 }),
  },

  experiment: ({ alpha, miniBatch, seed }) =>
    grid({
      data,
      loss: 'squared-error',
      budget: { steps: updates },
      base: {
        hidden: [],
        activation: 'identity',
        // A wide draw, so that the walk has some way to go; the bias always starts at 0.
        initializer: { kind: 'normal', deviation: 2 },
        learningRate: alpha,
      },
      settings: batches(miniBatch).map(({ batchSize }) => ({ batchSize })),
      seed,
      record: { checkpoints: updates, weights: true, surface: surfaceGrid },
    }),

  summarise: (result, { miniBatch, seed }): Data => {
    const best = leastSquares({ ...data, seed });
    return {
      paths: readGrid(result, batches(miniBatch)).map(({ setting, runs }) =>
        pathOf(runs[0]!, setting, best.loss),
      ),
      surface: result.surface ? { ...surfaceGrid, values: result.surface } : null,
      best,
    };
  },

  panels: ({ paths, surface, best }, { x }) => [mapsOf(paths, surface, best), lossesOf(paths, x)],

  table: ({ paths }) => ({
    columns: [
      'update',
      ...paths.flatMap(({ batchSize }) => [
        `w, B = ${batchSize}`,
        `b, B = ${batchSize}`,
        `J − lowest J, B = ${batchSize}`,
      ]),
    ],
    rows: Array.from({ length: Math.max(...paths.map(({ points }) => points.length)) }, (_, step) => [
      step,
      ...paths.flatMap(({ points }) => {
        const point = points[step];
        return point ? [point.weight, point.bias, point.excess] : [null, null, null];
      }),
    ]),
  }),

  measures: ({ paths }) => {
    const [full, mini, single] = paths as [Path, Path, Path];
    return {
      fullStraying: full.spread,
      miniStraying: mini.spread,
      singleStraying: single.spread,
      singleOverMini: ratioOf(single.spread, mini.spread),
      singleHeight: heightOf(single),
      miniHeight: heightOf(mini),
      lowestAfter20Examples: lowestAfter(paths, 20),
      divergedWalks: countDiverged(paths),
    };
  },

  curves: ({ paths }) => ({
    x: { label: 'updates', domain: [0, updates] },
    y: {
      label: `J − J*, mean of ${updatesInMean} updates (log scale)`,
      scale: 'log',
      domain: [excessRange[0], 1],
    },
    lines: paths.map((path) => ({
      name: path.name.toLowerCase(),
      color: path.color,
      points: smoothedLoss(path),
    })),
  }),

  finding: {
    says: ({ paths, best }, { alpha, miniBatch }) => {
      const diverged = paths.filter(({ divergedAt }) => divergedAt !== null);
      if (diverged.length > 0)
        return (
          `At α = ${alpha}, ${diverged.length} of ${paths.length} walks ${oneOrMany(diverged.length, 'diverges', 'diverge')}: ` +
          `${diverged.map(({ batchSize, divergedAt }) => `B = ${batchSize} at update ${divergedAt}`).join(', ')}.`
        );
      const travel = travelOf(paths, best);
      if (travel !== null)
        return (
          `At α = ${alpha} the walks have not arrived after ${updates} updates: even the full batch, which has no noise, is still travelling, ` +
          `${significant(travel.from)} away from the best line at the beginning of the last third and ${significant(travel.to)} at its end. ` +
          `How far the others stray cannot be told from that.`
        );
      const [full, mini, single] = paths.map(({ spread }) =>
        spread !== null && spread < 0.001 ? 'less than 0.001' : significant(spread),
      );
      return (
        `Over the last third of ${updates} updates at α = ${alpha} the path strays from its mean by ${single} with a single ` +
        `example, ${mini} with B = ${miniBatch} and ${full} with all ${examples} (root mean square; claimed: each at least ${claimed} times the next).`
      );
    },
    holds: ({ paths }) => {
      const [full, mini, single] = paths.map(({ spread, divergedAt }) =>
        divergedAt === null ? (spread ?? NaN) : NaN,
      ) as [number, number, number];
      return single >= claimed * mini && mini >= claimed * full;
    },
    fails: { alpha: 0.001 },
    atLeast: 19,
  },
});
