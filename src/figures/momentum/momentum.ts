import { defineFigure } from '../../lib/figure/contract/define.ts';
import { point, slider, type PlanePoint } from '../../lib/figure/contract/knobs.ts';
import { momentum } from '../../lib/figure/contract/usual-knobs.ts';
import { firstIndex } from '../../lib/math/known.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { momentumOf } from '../../lib/study/defaults.ts';
import { distancesTo, placesOf } from '../../lib/surfaces/path.ts';
import type { Descent } from '../../lib/surfaces/descend.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';
import { significant } from '../../lib/text/numbers.ts';

/** Goh's surface, window, start and number of steps: "Why Momentum Really Works", Distill 2017, first figure. */
const goh = surface({ name: 'goh' });
const optimum: plot.Point = [goh.minimum![0]!, goh.minimum![1]!];
const window = { x: [-2, 2], y: [-0.267, 1.067] } as const;
const steps = 150;

const field = plot.sampleField((x, y) => goh.value([x, y]), { ...window, columns: 101, rows: 51 });
/** Levels in a geometric row, so that the long valley shows as well as its walls. */
const levels = geometric(0.03, 2.05, 13);

/** Near enough to call it there; the distance is measured in the plane. */
const arrived = 0.05;

interface Data {
  path: plot.Point[];
  /** `[steps + 1]`: to the optimum, before each step. */
  distances: number[];
  /** First step within `arrived`, and the step from which it stays there; null if never. */
  firstNear: number | null;
  staysNear: number | null;
  divergedAt: number | null;
}

export default defineFigure({
  title: 'Momentum on Goh’s valley',
  description:
    'Contour map of f(x, y) = (1 − x)² + 20(3y − x²)², a curved valley, with the path of 150 steps from the starting ' +
    'point at the upper left, the optimum at (1, 1/3) and the solution reached. Below it, the distance to the ' +
    'optimum over the steps, on a logarithmic scale.',
  knobs: {
    alpha: slider({ label: 'Step size', symbol: 'α', min: 0, max: 0.006, step: 0.0001, default: 0.0041 }),
    beta: momentum({ default: 0.86 }),
    start: point({
      label: 'Starting point',
      x: window.x,
      y: window.y,
      default: { x: -1.21, y: 0.853 },
      step: 0.02,
    }),
  },
  presets: [
    { name: 'β = 0.86', knobs: { alpha: 0.0041, beta: 0.86 } },
    { name: 'β = 0.71', knobs: { alpha: 0.0041, beta: 0.71 } },
    { name: 'β = 0, no momentum', knobs: { alpha: 0.0041, beta: 0 } },
    { name: 'β = 0.99', knobs: { alpha: 0.0041, beta: 0.99 } },
  ],

  experiment: ({ alpha, beta, start }): Descent => ({
    kind: 'descent',
    surface: { name: 'goh' },
    steps,
    walks: [{ start: [start.x, start.y], learningRate: alpha, optimizer: momentumOf(beta) }],
  }),

  summarise: ({ paths }): Data => {
    const { divergedAt } = paths[0]!;
    const distances = distancesTo(optimum, paths[0]!);
    const lastFar = distances.findLastIndex((distance) => distance >= arrived);
    return {
      path: placesOf(paths[0]!),
      distances,
      firstNear: firstIndex(distances, (distance) => distance < arrived),
      staysNear: divergedAt === null && lastFar < distances.length - 1 ? lastFar + 1 : null,
      divergedAt,
    };
  },

  panels: (data, { start }) => [map(data, start), distances(data)],

  table: ({ path, distances }) => ({
    columns: ['step', 'x', 'y', 'f(x, y)', 'distance to the optimum'],
    rows: path.map(([x, y], step) => [step, x, y, goh.value([x, y]), distances[step]!]),
  }),

  measures: ({ distances, firstNear, staysNear, divergedAt }) => ({
    firstNear,
    staysNear,
    finalDistance: divergedAt === null ? distances.at(-1)! : null,
    divergedAt,
  }),

  finding: {
    says: ({ firstNear, staysNear, distances, divergedAt }, { alpha, beta }) => {
      const setting = `At α = ${alpha} and β = ${beta}`;
      if (divergedAt !== null)
        return `${setting} the path diverges: its numbers overflow at step ${divergedAt}.`;
      if (firstNear === null)
        return `${setting} the path never comes within ${arrived} of the optimum; after ${distances.length - 1} steps it is ${significant(distances.at(-1))} away.`;
      const since = staysNear === firstNear ? '' : ` from step ${staysNear}`;
      const stays = staysNear === null ? 'but does not stay' : `and stays${since}`;
      return `${setting} the path first comes within ${arrived} of the optimum at step ${firstNear} ${stays}.`;
    },
    holds: ({ firstNear }) => firstNear !== null,
    fails: { beta: 0 },
    atLeast: 1,
  },
});

/** Where a path that has left the map is marked. */
const middle: plot.Point = [0, (window.y[0] + window.y[1]) / 2];

function map({ path, divergedAt }: Data, start: PlanePoint): plot.Panel {
  const solution = path.at(-1)!;
  return plot.mapPanel({
    name: 'map',
    window,
    aspect: 0.36,
    marks: [
      plot.contours({ field, thresholds: levels, label: 'f(x, y)' }),
      plot.line({ points: path, color: 'var(--accent)', stroke: 'thin' }),
      plot.dots({ className: 'steps', points: path, color: 'var(--accent)' }),
      // After the path, which may end inside it and would cover it.
      plot.ring({ points: [optimum], color: 'var(--ink)' }),
      plot.ring({ className: 'solution', points: [solution], color: 'var(--accent)', size: 'middle' }),
      divergedAt === null
        ? plot.words({ at: solution, text: 'Solution', side: 'below', clear: 'ring', isBold: true })
        : plot.diverged({ at: middle, step: divergedAt }),
      plot.words({ at: optimum, text: 'Optimum', side: 'above', clear: 'ring', isBold: true }),
      plot.handle({
        knob: 'start',
        point: start,
        label: 'Starting point. Drag it, or move it with the arrow keys.',
      }),
      plot.words({ at: [start.x, start.y], text: 'Starting point', clear: 'handle', isBold: true }),
    ],
  });
}

const distances = ({ distances, firstNear }: Data): plot.Panel =>
  plot.panel({
    name: 'distances',
    x: { label: 'step', domain: [0, steps], ticks: [0, 50, 100, 150] },
    y: { label: 'distance to the optimum', scale: 'log', domain: [0.001, 10], ticks: [0.001, 0.1, 10] },
    linesHigh: 3,
    marks: [
      plot.rule({ y: arrived, label: String(arrived) }),
      plot.line({
        name: 'distance',
        isNamed: false,
        points: plot.overSteps(distances),
        color: 'var(--accent)',
        stroke: 'thin',
      }),
      firstNear !== null &&
        plot.dots({ points: [[firstNear, distances[firstNear]!]], color: 'var(--accent)', size: 'middle' }),
    ],
  });
