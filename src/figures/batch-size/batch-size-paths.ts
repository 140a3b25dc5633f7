import { drawData } from '../../lib/data/draw.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, count, seed } from '../../lib/figure/contract/knobs.ts';
import { learningRate } from '../../lib/figure/contract/usual-knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { leastSquares, type BestLine } from '../../lib/math/least-squares.ts';
import * as plot from '../../lib/plot/plot.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { countDiverged } from '../../lib/study/outcomes.ts';
import { significant } from '../../lib/text/numbers.ts';
import { oneOrMany } from '../../lib/text/words.ts';
import type { Study } from '../../lib/training/spec.ts';
import { excessRange, lossesOf, mapsOf, view } from './batch-size-paths/panels.ts';
import {
  awayFrom,
  heightOf,
  lowestAfter,
  pathOf,
  smoothedLoss,
  type Batch,
  type Path,
} from './batch-size-paths/path.ts';

const updates = 240;
/** The spread is that of the last third of the run: by then the path should be down in the valley. */
const measuredFrom = (2 / 3) * updates;
/** How many times the spread of the single example must exceed the mini-batch's, and that the full batch's. */
const claimed = 1.5;
/** The smoothed loss is a mean over so many updates: enough of them that the levels show through the noise. Odd. */
const updatesInMean = 15;
const data = { name: 'arch', training: 512, validation: 1, noise: 0.2 } as const;

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
  surface: plot.Field | null;
  best: BestLine;
}

const batches = (miniBatch: number): Batch[] => [
  { name: 'Full batch', batchSize: data.training, color: 'var(--series-3)' },
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
    const { inputs, targets } = drawData({ ...data, seed }).training;
    const best = leastSquares(inputs, targets);
    return {
      paths: readGrid(result, batches(miniBatch)).map(({ setting, runs: [run] }) =>
        pathOf(run!, setting, { lowest: best.loss, measuredFrom }),
      ),
      surface: result.surface ? { ...surfaceGrid, values: result.surface } : null,
      best,
    };
  },

  panels: ({ paths, surface, best }, { x }) => [mapsOf(paths, surface, best), lossesOf(paths, x, updates)],

  table: ({ paths }) =>
    plot.tableSideBySide(
      'update',
      paths.flatMap(({ batchSize, points }) => [
        [`w, B = ${batchSize}`, points.map(({ weight }) => weight)],
        [`b, B = ${batchSize}`, points.map(({ bias }) => bias)],
        [`J − lowest J, B = ${batchSize}`, points.map(({ excess }) => excess)],
      ]),
    ),

  measures: ({ paths }) => {
    const [full, mini, single] = paths as [Path, Path, Path];
    return {
      fullStraying: full.spread,
      miniStraying: mini.spread,
      singleStraying: single.spread,
      singleOverMini: ratioOf(single.spread, mini.spread),
      singleHeight: heightOf(single, measuredFrom),
      miniHeight: heightOf(mini, measuredFrom),
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
      points: smoothedLoss(path, updatesInMean),
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
      const spreads = paths.map(({ spread }) => spread ?? NaN);
      const [full, mini, single] = spreads.map((spread) =>
        spread < 0.001 ? 'less than 0.001' : significant(spread),
      );
      const not = spreads.slice(1).every((spread, i) => spread >= claimed * spreads[i]!) ? '' : 'not ';
      return (
        `Over the last third of ${updates} updates at α = ${alpha} the path strays from its mean by ${single} with a single ` +
        `example, ${mini} with B = ${miniBatch} and ${full} with all ${data.training} (root mean square), ${not}each at least ${claimed} times the next.`
      );
    },
    holds: ({ paths }) => {
      const [full, mini, single] = paths.map(({ spread, divergedAt }) =>
        divergedAt === null ? (spread ?? NaN) : NaN,
      ) as [number, number, number];
      return single >= claimed * mini && mini >= claimed * full;
    },
    fails: { alpha: 0.001 },
    atLeast: 0.95,
  },
});

/**
 * How far from the best line the full batch was when the measuring began, and is at its end; null once it has arrived.
 * What it moves is travel, for it has no noise, and the others travel as far. Where that is of the size of the
 * mini-batch's spread, there is no straying to be measured.
 */
function travelOf([full, mini]: readonly Path[], best: BestLine): { from: number; to: number } | null {
  const [from, to] = [full?.points[measuredFrom], full?.points.at(-1)];
  if (full?.spread == null || mini?.spread == null || !from || !to) return null;
  return mini.spread >= claimed * full.spread ? null : { from: awayFrom(best, from), to: awayFrom(best, to) };
}
