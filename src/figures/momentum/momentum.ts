import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft } from '../../lib/charts/axis.ts';
import { child, pixel, type Canvas } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import { contourBands, sampleField } from '../../lib/charts/contours.ts';
import { handle } from '../../lib/charts/handle.ts';
import { crosses, dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { point, slider } from '../../lib/figure/contract/knobs.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';
import type { Descent } from '../../lib/surfaces/descend.ts';

/** Goh's surface, window, start and number of steps: "Why Momentum Really Works", Distill 2017, first figure. */
const goh = surface({ name: 'goh' });
const optimum = { x: goh.minimum![0]!, y: goh.minimum![1]! };
const window = { x: [-2, 2], y: [-0.267, 1.067] } as const;
const start = { x: -1.21, y: 0.853 };
const steps = 150;

const field = sampleField((x, y) => goh.value([x, y]), { ...window, columns: 101, rows: 51 });
/** Levels in a geometric row, so that the long valley shows as well as its walls. */
const levels = Array.from({ length: 13 }, (_, i) => 0.03 * 2.05 ** i);

/** Near enough to call it there; the distance is measured in the plane. */
const arrived = 0.05;

interface Data {
  path: PixelPoint[];
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
    const distances = path.map(([x, y]) => Math.hypot(x - optimum.x, y - optimum.y));
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

  height: (width) => mapHeight(width) + 130,

  draw: (data, canvas, knobs) => {
    drawMap(data, canvas, knobs.start);
    drawDistances(data, canvas);
  },

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

  curves: ({ distances }) => ({
    x: { label: 'step', scale: 'linear', domain: [0, steps] },
    y: { label: 'distance to the optimum', scale: 'log', domain: [0.001, 10] },
    lines: [
      {
        name: 'distance',
        color: 'var(--accent)',
        points: distances.map((distance, step) => [step, distance]),
      },
    ],
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

/** The map keeps the plane's proportions, 4 : 1.334. */
const mapHeight = (width: number) => Math.round(width * (width < 500 ? 0.5 : 0.36));

function drawMap({ path, divergedAt }: Data, canvas: Canvas, from: { x: number; y: number }): void {
  const height = mapHeight(canvas.width);
  const x = scaleLinear().domain(window.x).range([0, canvas.width]);
  const y = scaleLinear().domain(window.y).range([height, 0]);
  const map = clipped(canvas.svg, canvas, 'map', { x: 0, y: 0, width: canvas.width, height });
  contourBands(map, 'surface', field, { x, y, thresholds: levels });

  const pixels = path.map(([px, py]): PixelPoint => [x(px), y(py)]);
  const [optimumX, optimumY] = [x(optimum.x), y(optimum.y)];
  line(map, 'path', pixels, { color: 'var(--accent)', width: 1.75 });
  dots(map, 'steps', pixels, { color: 'var(--accent)', radius: 2.25 });
  // After the path, which may end inside it and would cover it.
  child(map, 'circle', 'optimum')
    .attr('cx', pixel(optimumX))
    .attr('cy', pixel(optimumY))
    .attr('r', 9)
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.25);

  const solution = pixels.at(-1)!;
  child(map, 'circle', 'solution')
    .attr('cx', pixel(solution[0]))
    .attr('cy', pixel(solution[1]))
    .attr('r', 7)
    .attr('fill', 'none')
    .attr('stroke', 'var(--accent)')
    .attr('stroke-width', 1.5);
  crosses(map, 'diverged', divergedAt === null ? [] : [[x(0), height / 2]]);
  words(map, 'solution', divergedAt === null ? 'Solution' : '', [solution[0], solution[1] + 26], {
    anchor: 'middle',
    weight: 600,
  });
  words(map, 'optimum', 'Optimum', [optimumX, optimumY - 18], { anchor: 'middle', weight: 600 });
  handle(map, 'start', {
    x,
    y,
    point: from,
    label: 'Starting point. Drag it, or move it with the arrow keys.',
  });
  words(map, 'start', 'Starting point', [x(from.x) + 18, y(from.y) + 4], { weight: 600 });
  words(
    map,
    'diverged',
    divergedAt === null ? '' : `diverged at step ${divergedAt}`,
    [x(0) + 14, height / 2 + 5],
    { color: 'var(--bad)', weight: 600 },
  );
}

function drawDistances({ distances, firstNear }: Data, canvas: Canvas): void {
  const top = mapHeight(canvas.width) + 34;
  const [left, right, bottom] = [52, canvas.width - 12, canvas.height - 40];
  const x = scaleLinear().domain([0, steps]).range([left, right]);
  const y = scaleLog().domain([0.001, 10]).range([bottom, top]).clamp(true);
  const panel = child(canvas.svg, 'g', 'distances');
  axisBottom(panel, 'steps', bottom, { scale: x, label: 'step', ticks: [0, 50, 100, 150] });
  axisLeft(panel, 'distance', left, {
    scale: y,
    label: 'distance to the optimum',
    ticks: [0.001, 0.1, 10],
    format: String,
  });
  line(
    panel,
    'near',
    [
      [left, y(arrived)],
      [right, y(arrived)],
    ],
    { color: 'var(--ink-faint)', width: 1, dashes: '4 4' },
  );
  words(panel, 'near', String(arrived), [right, y(arrived) - 5], { anchor: 'end', color: 'var(--ink-soft)' });
  line(
    panel,
    'distance',
    distances.map((distance, step): PixelPoint => [x(step), y(distance)]),
    { color: 'var(--accent)', width: 1.75 },
  );
  dots(panel, 'first-near', firstNear === null ? [] : [[x(firstNear), y(distances[firstNear]!)]], {
    color: 'var(--accent)',
    radius: 4,
  });
}
