import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft, logTicks } from '../lib/charts/axis.ts';
import { child, type Canvas } from '../lib/charts/canvas.ts';
import { clipped } from '../lib/charts/clip.ts';
import { contourBands, sampleField } from '../lib/charts/contours.ts';
import { crosses, line, words, type PixelPoint } from '../lib/charts/marks.ts';
import { defineFigure } from '../lib/figure/define.ts';
import { choice, seed, slider } from '../lib/figure/knobs.ts';
import type { Descent } from '../lib/surfaces/descend.ts';
import { surface } from '../lib/surfaces/surfaces.ts';
import type { Schedule } from '../lib/training/spec.ts';

const condition = 4;
const { value } = surface({ name: 'quadratic', condition });
const start = [-1.7, 0.9];
const steps = 400;
/** What the schedules take for an epoch, so that 1/t falls once every ten steps. */
const stepsPerEpoch = 10;
/** Steps at the end over which the distance is averaged: where the path has settled, if it has. */
const tail = 100;
/** The decayed path must end at least this many times nearer. */
const settledFactor = 2.5;

const window = { x: [-2, 2], y: [-1.2, 1.2] } as const;
const field = sampleField((x, y) => value([x, y]), { ...window, columns: 61, rows: 41 });
const levels = Array.from({ length: 9 }, (_, i) => 0.03 * 2 ** i);

interface Walk {
  path: PixelPoint[];
  /** `[steps + 1]` */
  distances: number[];
  /** Mean distance over the last `tail` steps; null before they are done. */
  radius: number | null;
  divergedAt: number | null;
}

interface Data {
  fixed: Walk;
  decayed: Walk;
}

const scheduleOf = (schedule: 'inverse-time' | 'exponential' | 'cosine', decayRate: number): Schedule =>
  schedule === 'inverse-time'
    ? { kind: 'inverse-time', decayRate }
    : schedule === 'exponential'
      ? { kind: 'exponential', gamma: 1 / (1 + decayRate) }
      : { kind: 'cosine' };

const digits = (radius: number | null) => (radius === null ? '–' : radius.toPrecision(2));

export default defineFigure({
  title: 'A fixed rate wanders, a decayed one settles',
  description:
    'Left, contours of a quadratic bowl with two noisy paths from one start: at a fixed learning rate, which ends in ' +
    'a cloud around the minimum, and at a decaying one, which closes in on it. Right, their distances to the minimum ' +
    'over 400 steps on a logarithmic scale.',
  knobs: {
    alpha: slider({ label: 'Learning rate', symbol: 'α₀', min: 0.01, max: 0.6, default: 0.2, scale: 'log' }),
    noise: slider({ label: 'Noise of the gradient', symbol: 'σ', min: 0, max: 3, step: 0.1, default: 1 }),
    schedule: choice('Decay', ['inverse-time', 'exponential', 'cosine'], {
      names: { 'inverse-time': '1/t' },
    }),
    decayRate: slider({ label: 'Decay rate per epoch', min: 0, max: 1, step: 0.01, default: 0.3 }),
    seed: seed(),
  },

  experiment: ({ alpha, noise, schedule, decayRate, seed }): Descent => ({
    kind: 'descent',
    surface: { name: 'quadratic', condition },
    steps,
    // The same seed: both meet the same noise, and only the rate tells them apart.
    walks: [{ kind: 'constant' } as const, scheduleOf(schedule, decayRate)].map((schedule) => ({
      start,
      learningRate: alpha,
      optimizer: { kind: 'sgd' },
      schedule,
      stepsPerEpoch,
      noise,
      seed,
    })),
  }),

  summarise: ({ paths }): Data => {
    const [fixed, decayed] = paths.map(({ points, divergedAt }): Walk => {
      const distances = points.map(([x, y]) => Math.hypot(x!, y!));
      const last = distances.slice(-tail);
      const radius =
        distances.length > steps ? last.reduce((sum, distance) => sum + distance, 0) / tail : null;
      return { path: points.map(([x, y]) => [x!, y!] as const), distances, radius, divergedAt };
    }) as [Walk, Walk];
    return { fixed, decayed };
  },

  height: (width) => (width < 500 ? 560 : 330),

  draw: (data, canvas) => {
    drawMap(data, canvas);
    drawDistances(data, canvas);
  },

  table: ({ fixed, decayed }) => ({
    columns: ['step', 'distance, fixed rate', 'distance, decayed rate'],
    rows: fixed.distances.map((distance, step) => [step, distance, decayed.distances[step] ?? null]),
  }),

  finding: {
    says: ({ fixed, decayed }) =>
      `Over the last ${tail} of ${steps} steps, under the same noise, the path is on average ${digits(fixed.radius)} from the ` +
      `minimum at the fixed rate and ${digits(decayed.radius)} at the decayed one.`,
    holds: ({ fixed, decayed }) =>
      fixed.radius !== null && decayed.radius !== null && fixed.radius >= settledFactor * decayed.radius,
    fails: { noise: 0 },
    atLeast: 19,
  },
});

const walksOf = ({ fixed, decayed }: Data) =>
  [
    { name: 'fixed', walk: fixed, color: 'var(--series-6)', opacity: 0.55 },
    { name: 'decayed', walk: decayed, color: 'var(--accent)', opacity: 1 },
  ] as const;

function drawMap(data: Data, canvas: Canvas): void {
  const area = canvas.narrow
    ? { x: 0, y: 8, width: canvas.width, height: 216 }
    : { x: 0, y: 24, width: 400, height: 262 };
  const x = scaleLinear()
    .domain(window.x)
    .range([area.x, area.x + area.width]);
  const y = scaleLinear()
    .domain(window.y)
    .range([area.y + area.height, area.y]);
  const map = clipped(canvas.svg, canvas, 'map', area);
  contourBands(map, 'surface', field, { x, y, thresholds: levels });
  for (const { name, walk, color, opacity } of walksOf(data))
    line(
      map,
      name,
      walk.path.map(([px, py]): PixelPoint => [x(px), y(py)]),
      { color, width: 1.25, opacity },
    );
}

function drawDistances(data: Data, canvas: Canvas): void {
  const [left, right] = canvas.narrow ? [44, canvas.width - 12] : [458, canvas.width - 14];
  const [top, bottom] = canvas.narrow ? [276, canvas.height - 44] : [34, 286];
  const x = scaleLinear().domain([0, steps]).range([left, right]);
  const y = scaleLog().domain([0.003, 3]).range([bottom, top]).clamp(true);
  const panel = child(canvas.svg, 'g', 'distances');
  axisBottom(panel, 'steps', bottom, { scale: x, label: 'step', ticks: [0, 100, 200, 300, 400] });
  axisLeft(panel, 'distance', left, {
    scale: y,
    label: 'distance to the minimum',
    ...logTicks(y),
    grid: right - left,
  });
  for (const { name, walk, color, opacity } of walksOf(data)) {
    line(
      panel,
      name,
      walk.distances.map((distance, step): PixelPoint => [x(step), y(distance)]),
      { color, width: 1.25, opacity: Math.max(opacity, 0.75) },
    );
    const { radius, divergedAt } = walk;
    line(
      panel,
      `${name}-mean`,
      radius === null
        ? []
        : [
            [x(steps - tail), y(radius)],
            [right, y(radius)],
          ],
      { color, width: 3 },
    );
    words(
      panel,
      name,
      radius === null ? '' : `${name} rate: ${digits(radius)}`,
      [right, y(radius ?? 1) - (name === 'fixed' ? 26 : -34)],
      {
        anchor: 'end',
        color,
        weight: 600,
      },
    );
    crosses(panel, name, divergedAt === null ? [] : [[x(divergedAt), top + 8]]);
  }
}
