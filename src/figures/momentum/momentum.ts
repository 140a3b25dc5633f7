import { defineFigure } from '../../lib/figure/contract/define.ts';
import { point, slider } from '../../lib/figure/contract/knobs.ts';
import {
  contours,
  crosses,
  dots,
  handle,
  line,
  named,
  panel,
  ring,
  rule,
  sampleField,
  words,
  type Mark,
  type Panel,
  type Point,
} from '../../lib/plot/plot.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';
import type { Descent } from '../../lib/surfaces/descend.ts';

/** Goh's surface, window, start and number of steps: "Why Momentum Really Works", Distill 2017, first figure. */
const goh = surface({ name: 'goh' });
const optimum: Point = [goh.minimum![0]!, goh.minimum![1]!];
const window = { x: [-2, 2], y: [-0.267, 1.067] } as const;
const start = { x: -1.21, y: 0.853 };
const steps = 150;

const field = sampleField((x, y) => goh.value([x, y]), { ...window, columns: 101, rows: 51 });
/** Levels in a geometric row, so that the long valley shows as well as its walls. */
const levels = Array.from({ length: 13 }, (_, i) => 0.03 * 2.05 ** i);

/** Near enough to call it there; the distance is measured in the plane. */
const arrived = 0.05;

interface Data {
  path: Point[];
  /** `[steps + 1]`: distance to the optimum before each step. */
  distances: number[];
  /** First step within `arrived`, and the step from which it stays there; null if never. */
  firstNear: number | null;
  staysNear: number | null;
  divergedAt: number | null;
}

const alpha = slider({ label: 'Step size', symbol: 'α', min: 0, max: 0.006, step: 0.0001, default: 0.0041 });
const beta = slider({ label: 'Momentum', symbol: 'β', min: 0, max: 0.99, step: 0.01, default: 0.86 });

export default defineFigure({
  title: 'Momentum on Goh’s valley',
  description:
    'Contour map of f(x, y) = (1 − x)² + 20(3y − x²)², a curved valley, with the path of 150 steps from the starting ' +
    'point at the upper left, the optimum at (1, 1/3) and the solution reached. Below it, the distance to the ' +
    'optimum over the steps, on a logarithmic scale.',
  knobs: {
    alpha,
    beta,
    start: point({ label: 'Starting point', x: window.x, y: window.y, default: start, step: 0.02 }),
  },
  presets: [
    { name: 'β = 0.86', knobs: { alpha: 0.0041, beta: 0.86 } },
    { name: 'β = 0.71', knobs: { alpha: 0.0041, beta: 0.71 } },
    { name: 'β = 0, no momentum', knobs: { alpha: 0.0041, beta: 0 } },
    { name: 'β = 0.99', knobs: { alpha: 0.0041, beta: 0.99 } },
  ],

  experiment: (knobs): Descent => ({
    kind: 'descent',
    surface: { name: 'goh' },
    steps,
    walks: [
      {
        start: [knobs.start.x, knobs.start.y],
        learningRate: knobs.alpha,
        optimizer: { kind: 'momentum', beta: knobs.beta, form: 'goh' },
      },
    ],
  }),

  summarise: ({ paths }): Data => {
    const { points, divergedAt } = paths[0]!;
    const path = points.map(([x, y]) => [x!, y!] as const);
    const distances = path.map(([x, y]) => Math.hypot(x - optimum[0], y - optimum[1]));
    const firstNear = distances.findIndex((distance) => distance < arrived);
    const lastFar = distances.findLastIndex((distance) => distance >= arrived);
    return {
      path,
      distances,
      firstNear: firstNear < 0 ? null : firstNear,
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
        return `${setting} the path never comes within ${arrived} of the optimum; after ${distances.length - 1} steps it is ${distances.at(-1)!.toPrecision(2)} away.`;
      const stays =
        staysNear === null
          ? 'but does not stay'
          : staysNear === firstNear
            ? 'and stays'
            : `and stays from step ${staysNear}`;
      return `${setting} the path first comes within ${arrived} of the optimum at step ${firstNear} ${stays}.`;
    },
    holds: ({ firstNear }) => firstNear !== null,
    fails: { beta: 0 },
    atLeast: 1,
  },
});

function map({ path, divergedAt }: Data, from: { x: number; y: number }): Panel {
  const solution = path.at(-1)!;
  return panel({
    name: 'map',
    frame: 'none',
    x: { label: 'x', domain: window.x },
    y: { label: 'y', domain: window.y },
    aspect: 0.36,
    marks: [
      contours({ field, thresholds: levels, label: 'f(x, y)', valueAt: (x, y) => goh.value([x, y]) }),
      line({ points: path, color: 'var(--accent)', stroke: 'thin' }),
      named('steps', dots({ points: path, color: 'var(--accent)' })),
      // After the path, which may end inside it and would cover it.
      named('optimum', ring({ points: [optimum], color: 'var(--ink)' })),
      named('solution', ring({ points: [solution], color: 'var(--accent)', size: 'middle' })),
      ...(divergedAt === null
        ? [words({ at: solution, text: 'Solution', side: 'below', clear: 'ring', isBold: true })]
        : diverged(divergedAt)),
      words({ at: optimum, text: 'Optimum', side: 'above', clear: 'ring', isBold: true }),
      handle({
        knob: 'start',
        point: from,
        label: 'Starting point. Drag it, or move it with the arrow keys.',
      }),
      words({ at: [from.x, from.y], text: 'Starting point', clear: 'handle', isBold: true }),
    ],
  });
}

/** A path that has left the map is marked in its middle. */
function diverged(step: number): Mark[] {
  const middle = [0, (window.y[0] + window.y[1]) / 2] as const;
  return [
    crosses({ points: [middle] }),
    named(
      'diverged',
      words({
        at: middle,
        text: `diverged at step ${step}`,
        clear: 'ring',
        color: 'var(--bad)',
        isBold: true,
      }),
    ),
  ];
}

const distances = ({ distances, firstNear }: Data): Panel =>
  panel({
    name: 'distances',
    x: { label: 'step', domain: [0, steps], ticks: [0, 50, 100, 150] },
    y: {
      label: 'distance to the optimum',
      scale: 'log',
      domain: [0.001, 10],
      ticks: [0.001, 0.1, 10],
    },
    lines: 3,
    marks: [
      rule({ y: arrived, label: String(arrived) }),
      line({
        name: 'distance',
        isNamed: false,
        points: distances.map((distance, step) => [step, distance]),
        color: 'var(--accent)',
        stroke: 'thin',
      }),
      firstNear !== null &&
        named(
          'first-near',
          dots({ points: [[firstNear, distances[firstNear]!]], color: 'var(--accent)', size: 'middle' }),
        ),
    ],
  });
