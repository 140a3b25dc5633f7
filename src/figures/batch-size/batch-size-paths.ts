import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import {
  circleInUnits,
  contours,
  course,
  crosses,
  dots,
  facets,
  line,
  named,
  panel,
  plus,
  runningMeans,
  words,
  type Field,
  type Mark,
  type Panel,
  type Point,
  type Quantity,
} from '../../lib/plot/plot.ts';
import { grid, readGrid } from '../../lib/study/grid.ts';
import { significant } from '../../lib/text/numbers.ts';
import { oneOrMany } from '../../lib/text/words.ts';
import type { Study } from '../../lib/training/spec.ts';
import { leastSquares, type BestLine } from './batch-size-paths/least-squares.ts';
import {
  claimed,
  heightOf,
  lowestAfter,
  pathOf,
  travelOf,
  updates,
  type Batch,
  type Path,
} from './batch-size-paths/path.ts';

const examples = 512;
/** The part of the plane of (w, b) that is drawn, and the loss's grid in it. */
const view = { x: [-3.8, 3.2], y: [-0.8, 1.4] } as const;
const surfaceGrid = {
  kind: 'grid',
  x: [...view.x],
  y: [...view.y],
  columns: 29,
  rows: 19,
} satisfies Study['record']['surface'];
/** Heights above the lowest loss. */
const levels = Array.from({ length: 7 }, (_, i) => 0.02 * 2.4 ** i);

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
    alpha: slider({ label: 'Learning rate', symbol: 'α', min: 0.001, max: 2.5, scale: 'log', default: 0.25 }),
    miniBatch: slider({
      label: 'Mini-batch',
      symbol: 'B',
      min: 2,
      max: 256,
      scale: 'log',
      step: 1,
      default: 8,
    }),
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
    const { surface } = result;
    return {
      paths: readGrid(result, batches(miniBatch)).map(({ setting, runs }) =>
        pathOf(runs[0]!, setting, best.loss),
      ),
      surface: surface
        ? { ...view, columns: surfaceGrid.columns, rows: surfaceGrid.rows, values: surface }
        : null,
      best,
    };
  },

  panels: ({ paths, surface, best }, { x }) => [
    facets(
      paths.map((path, i) => map(`map-${i}`, path, surface, best)),
      { columns: 3, sharesX: true, sharesY: true },
    ),
    losses(paths, x),
  ],

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
    const ratio = (a: number | null, b: number | null) => (a === null || !b ? null : a / b);
    return {
      fullStraying: full.spread,
      miniStraying: mini.spread,
      singleStraying: single.spread,
      singleOverMini: ratio(single.spread, mini.spread),
      singleHeight: heightOf(single),
      miniHeight: heightOf(mini),
      lowestAfter20Examples: lowestAfter(paths, 20),
      divergedWalks: paths.filter(({ divergedAt }) => divergedAt !== null).length,
    };
  },

  curves: ({ paths }) => ({
    x: { label: 'updates', domain: [0, updates] },
    y: {
      label: `J − J*, mean of ${updatesInCurve} updates (log scale)`,
      scale: 'log',
      domain: [excessRange[0], 1],
    },
    lines: paths.map(({ name, color, points }) => ({
      name: name.toLowerCase(),
      color,
      points: runningMeans(
        points.map(({ excess }) => excess),
        updatesInCurve,
      ).flatMap((excess, i) => (i % 3 === 0 ? [[i + (updatesInCurve >> 1), excess] as const] : [])),
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
        divergedAt === null ? spread : null,
      ) as (number | null)[];
      if (full == null || mini == null || single == null) return false;
      return single >= claimed * mini && mini >= claimed * full;
    },
    fails: { alpha: 0.001 },
    atLeast: 19,
  },
});

/** A mean over so many updates in the curves: enough of them that the levels show through the noise. Odd. */
const updatesInCurve = 15;

/** A map of the loss with a walk on it, the best line's place and the circle of the spread. */
function map(name: string, path: Path, surface: Field | null, best: BestLine): Panel {
  const { points, middle, spread, batchSize, color, divergedAt } = path;
  const places = points.map(({ weight, bias }): Point => [weight, bias]);
  return panel({
    name,
    x: { label: 'weight w', domain: view.x, ticks: [-2, 0, 2] },
    y: { label: 'bias b', isLabelTurned: true, domain: view.y, ticks: [0, 1] },
    lines: 7.5,
    head: [{ text: `${path.name}, B = ${batchSize}`, isBold: true, color }],
    marks: [
      surface &&
        contours({
          field: surface,
          thresholds: levels.map((level) => best.loss + level),
          label: 'training loss J',
        }),
      line({ points: places, color: 'var(--accent)', stroke: 'fine' }),
      named(
        'start',
        dots({ points: places.slice(0, 1), color: 'var(--accent)', size: 'large', outline: 'paper' }),
      ),
      middle !== null &&
        spread !== null &&
        circleInUnits({ middle: [middle.weight, middle.bias], radius: spread }),
      named('best', plus({ at: [best.weight, best.bias] })),
      ...(divergedAt === null ? [] : diverged(divergedAt)),
    ],
  });
}

/** In the lower left corner of a map. */
function diverged(update: number): Mark[] {
  const corner: Point = [view.x[0] + 0.4, view.y[0] + 0.2];
  return [
    named('diverged', crosses({ points: [corner] })),
    words({
      at: corner,
      text: `diverged at update ${update}`,
      clear: 'ring',
      color: 'var(--bad)',
      isBold: true,
    }),
  ];
}

/** The losses' axis. A path that has come closer than its lower end leaves through the floor. */
const excessRange = [1e-5, 10] as const;

const progress: Record<'updates' | 'examples', Quantity> = {
  updates: { label: 'updates', domain: [0, updates], ticks: [0, 60, 120, 180, 240] },
  examples: { label: 'examples seen (log scale)', scale: 'log', domain: [1, examples * updates] },
};

const losses = (paths: readonly Path[], by: 'updates' | 'examples'): Panel =>
  panel({
    name: 'losses',
    x: progress[by],
    y: {
      label: 'training loss above its lowest, J − J* (log scale)',
      scale: 'log',
      domain: excessRange,
      ticks: [1e-5, 1e-3, 0.1, 10],
      grid: true,
    },
    lines: 9,
    marks: paths.map((path) => lossOf(path, by)),
  });

/** A walk's loss, with its name where it ends or leaves. */
function lossOf({ points, batchSize, color, divergedAt }: Path, by: 'updates' | 'examples'): Mark {
  // On a logarithmic axis there is no place for "no examples seen".
  const all = points
    .map(({ excess }, update): Point => [by === 'examples' ? update * batchSize : update, excess])
    .slice(by === 'examples' ? 1 : 0);
  const options = { name: `B = ${batchSize}`, color, stroke: 'thin' } as const;
  if (divergedAt === null) {
    const lastAbove = all.findLastIndex(([, excess]) => excess >= excessRange[0]);
    return line({ ...options, points: all.slice(0, lastAbove + 2), isAtLine: true });
  }
  // Sooner than it diverges: its loss has yet to grow beyond all numbers.
  const leaves = all.find(([, excess]) => excess > excessRange[1]) ?? all.at(-1);
  return course({ ...options, points: all, divergedAt, leavesAt: leaves?.[0] });
}
