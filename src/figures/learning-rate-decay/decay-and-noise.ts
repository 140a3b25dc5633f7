import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft, logTicks } from '../../lib/charts/axis.ts';
import { child, type Canvas } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import { contourBands, sampleField } from '../../lib/charts/contours.ts';
import { crosses, dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { spread } from '../../lib/charts/spread.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import type { Descent, Path } from '../../lib/surfaces/descend.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';
import type { Schedule } from '../../lib/training/spec.ts';

/** The bowl ½(x² + κy²): its curvatures are 1 and κ. */
const condition = 4;
const { value } = surface({ name: 'quadratic', condition });
const start = [-1.4, 0.8];
const steps = 400;
/** What the schedules take for an epoch. Distances are drawn as one value an epoch. */
const stepsPerEpoch = 10;
/** Steps at the end over which the distance is averaged: where the path has settled, if it has. */
const tail = 100;
/** The decayed path must end at least this many times nearer. */
const settledFactor = 2;
/** A path has diverged when it goes beyond this multiple of its first distance and stays there: J is a hundred times as high. */
const divergence = 10;
/** Radii below are told as that. */
const leastTold = 0.0001;

const window = { x: [-1.6, 1.6], y: [-1.05, 1.05] } as const;
const field = sampleField((x, y) => value([x, y]), { ...window, columns: 41, rows: 27 });
const levels = Array.from({ length: 8 }, (_, i) => 0.03 * 2 ** i);

interface Walk {
  path: PixelPoint[];
  /** `[epochs done + 1]`: root mean square of the distances within each epoch, the start first. */
  distances: number[];
  /** Root mean square over the last `tail` steps; null before they are done. */
  radius: number | null;
  divergedAt: number | null;
}

interface Data {
  fixed: Walk;
  decayed: Walk;
  /** The radius that theory foretells for the fixed rate; null where the rate is unstable. */
  theory: number | null;
}

type Decay = 'inverse-time' | 'exponential' | 'cosine';

/** The exponential takes γ = 1 / (1 + decay rate), so that its first epoch is that of 1/t. */
function scheduleOf(decay: Decay, decayRate: number): Schedule {
  switch (decay) {
    case 'inverse-time':
      return { kind: 'inverse-time', decayRate };
    case 'exponential':
      return { kind: 'exponential', gamma: 1 / (1 + decayRate) };
    case 'cosine':
      return { kind: 'cosine' };
  }
}

/**
 * Along an axis of curvature λ, θ ← θ − α(λθ + σξ) settles at the variance for which one step changes nothing:
 * v = (1 − αλ)²v + α²σ², so v = ασ² / (λ(2 − αλ)). The radius is the root of their sum over the two axes.
 */
export function stationaryRadius(alpha: number, noise: number): number | null {
  const curvatures = [1, condition];
  if (curvatures.some((curvature) => alpha * curvature >= 2)) return null;
  const variances = curvatures.map(
    (curvature) => (alpha * noise ** 2) / (curvature * (2 - alpha * curvature)),
  );
  return Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0));
}

const rootMeanSquare = (distances: number[]) =>
  Math.sqrt(distances.reduce((sum, distance) => sum + distance ** 2, 0) / distances.length);

function digits(radius: number | null): string {
  if (radius === null) return '–';
  return radius > 0 && radius < leastTold ? `< ${leastTold}` : String(Number(radius.toPrecision(2)));
}
const told = ({ radius, divergedAt }: Walk) =>
  divergedAt === null
    ? digits(radius).replace('<', 'less than')
    : `beyond all bounds (diverged at step ${divergedAt})`;

export default defineFigure({
  title: 'A fixed rate wanders, a decayed one settles',
  description:
    'Left, contours of a quadratic bowl with two noisy paths from one start: at a fixed learning rate, which ends in ' +
    'a cloud around the minimum, and at a decaying one, which closes in on it. Right, their distances to the minimum ' +
    `over ${steps} steps on a logarithmic scale, each value the root mean square over ${stepsPerEpoch} steps, and dashed the ` +
    'distance at which theory lets the fixed rate wander.',
  knobs: {
    alpha: slider({ label: 'Learning rate', symbol: 'α₀', min: 0.01, max: 0.6, default: 0.2, scale: 'log' }),
    noise: slider({ label: 'Noise of the gradient', symbol: 'σ', min: 0, max: 3, step: 0.1, default: 1 }),
    schedule: choice('Decay', ['inverse-time', 'exponential', 'cosine'], {
      names: { 'inverse-time': '1/t' },
    }),
    decayRate: slider({ label: 'Decay rate', min: 0, max: 2, step: 0.05, default: 1 }),
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

  summarise: ({ paths }, { alpha, noise }): Data => {
    const [fixed, decayed] = paths.map(walkAlong) as [Walk, Walk];
    return { fixed, decayed, theory: stationaryRadius(alpha, noise) };
  },

  height: (width) => (width < 500 ? 560 : 340),

  draw: (data, canvas) => {
    drawMap(data, canvas);
    drawDistances(data, canvas);
  },

  table: ({ fixed, decayed }) => ({
    columns: ['step', 'distance, fixed rate', 'distance, decayed rate'],
    rows: Array.from({ length: Math.max(fixed.distances.length, decayed.distances.length) }, (_, epoch) => [
      epoch * stepsPerEpoch,
      fixed.distances[epoch] ?? null,
      decayed.distances[epoch] ?? null,
    ]),
  }),

  measures: ({ fixed, decayed, theory }) => ({
    theory,
    fixedRadius: fixed.radius,
    decayedRadius: decayed.radius,
    timesNearer: fixed.radius !== null && decayed.radius ? fixed.radius / decayed.radius : null,
  }),

  curves: (data) => ({
    x: { label: 'step', scale: 'linear', domain: [0, steps] },
    y: { label: 'distance to the minimum', scale: 'log', domain: [0.005, 3] },
    lines: walksOf(data).map(({ name, color, walk }) => ({
      name,
      color,
      points: walk.distances.map((distance, epoch) => [epoch * stepsPerEpoch, distance]),
    })),
  }),

  finding: {
    says: ({ fixed, decayed, theory }) =>
      `Over the last ${tail} of ${steps} steps, under the same noise, the distance to the minimum (root mean square) is ` +
      `${told(fixed)} at the fixed rate, ` +
      `${theory === null ? 'which theory calls unstable' : `where theory says ${digits(theory)}`}, and ${told(decayed)} at the decayed one.`,
    holds: ({ fixed, decayed, theory }) =>
      theory !== null &&
      fixed.radius !== null &&
      decayed.radius !== null &&
      fixed.radius >= settledFactor * decayed.radius,
    fails: { noise: 0 },
    atLeast: 19,
    switches: [
      { with: 'exponential decay', knobs: { schedule: 'exponential' }, holds: true, atLeast: 15 },
      { with: 'no noise', knobs: { noise: 0 }, holds: false, atLeast: 20 },
    ],
  },
});

function walkAlong({ points, divergedAt: overflow }: Path): Walk {
  const all = points.map(([x, y]) => Math.hypot(x!, y!));
  const lastNear = all.findLastIndex((distance) => distance <= divergence * all[0]!);
  const divergedAt = lastNear < all.length - 1 ? lastNear + 1 : overflow;
  const distances = all.slice(0, (divergedAt ?? steps) + 1);
  const epochs = Math.floor((distances.length - 1) / stepsPerEpoch);
  return {
    path: points.slice(0, distances.length).map(([x, y]) => [x!, y!] as const),
    distances: [
      distances[0]!,
      ...Array.from({ length: epochs }, (_, epoch) =>
        rootMeanSquare(distances.slice(epoch * stepsPerEpoch + 1, (epoch + 1) * stepsPerEpoch + 1)),
      ),
    ],
    radius: distances.length > steps ? rootMeanSquare(distances.slice(-tail)) : null,
    divergedAt,
  };
}

const walksOf = ({ fixed, decayed }: Data) =>
  [
    { name: 'fixed', walk: fixed, color: 'var(--series-6)' },
    { name: 'decayed', walk: decayed, color: 'var(--accent)' },
  ] as const;

function drawMap(data: Data, canvas: Canvas): void {
  const area = canvas.narrow
    ? { x: 0, y: 8, width: canvas.width, height: 236 }
    : { x: 0, y: 24, width: 404, height: 265 };
  const x = scaleLinear()
    .domain(window.x)
    .range([area.x, area.x + area.width]);
  const y = scaleLinear()
    .domain(window.y)
    .range([area.y + area.height, area.y]);
  const map = clipped(canvas.svg, canvas, 'map', area);
  contourBands(map, 'surface', field, { x, y, thresholds: levels });
  for (const { name, walk, color } of walksOf(data))
    line(
      map,
      name,
      walk.path.map(([px, py]): PixelPoint => [tenths(x(px)), tenths(y(py))]),
      name === 'fixed' ? { color, width: 1, opacity: 0.5 } : { color, width: 1.25 },
    );
  dots(map, 'start', [[x(start[0]!), y(start[1]!)]], { color: 'var(--accent)', radius: 4 });
  words(map, 'start', 'Start', [x(start[0]!) + 9, y(start[1]!) - 4]);
}

const lineHeight = 16;

/** A tenth of a pixel is enough for a cloud, and keeps the page small. */
const tenths = (value: number) => Math.round(value * 10) / 10;

function drawDistances(data: Data, canvas: Canvas): void {
  const [left, right] = canvas.narrow ? [44, canvas.width - 78] : [464, canvas.width - 76];
  const [top, bottom] = canvas.narrow ? [296, canvas.height - 46] : [36, 289];
  const x = scaleLinear().domain([0, steps]).range([left, right]);
  const y = scaleLog().domain([0.005, 3]).range([bottom, top]).clamp(true);
  const panel = child(canvas.svg, 'g', 'distances');
  axisBottom(panel, 'steps', bottom, { scale: x, label: 'step', ticks: [0, 100, 200, 300, 400] });
  axisLeft(panel, 'distance', left, {
    scale: y,
    label: 'distance to the minimum',
    ...logTicks(y),
    grid: right - left,
  });
  // An unstable rate wanders to infinity, a noiseless one not at all: the upper and the lower end of the scale.
  const theory = y(data.theory ?? Infinity);
  line(
    panel,
    'theory',
    [
      [left, theory],
      [right, theory],
    ],
    { color: 'var(--ink-faint)', width: 1.5, dashes: '4 4' },
  );
  const walks = walksOf(data);
  const places = spread(
    walks.map(({ walk }) => y(walk.radius ?? walk.distances.at(-1)!)),
    3.2 * lineHeight,
    [top + 8, bottom - lineHeight],
  );
  walks.forEach(({ name, walk: { distances, radius, divergedAt }, color }, i) => {
    line(
      panel,
      name,
      [
        ...distances.map((distance, epoch): PixelPoint => [x(epoch * stepsPerEpoch), y(distance)]),
        ...(divergedAt === null ? [] : [[x(divergedAt), top] as const]),
      ],
      { color },
    );
    const at = (lines: number): PixelPoint => [right + 8, places[i]! + lines * lineHeight];
    words(panel, name, name, at(0), { color, weight: 600 });
    words(
      panel,
      `${name}-radius`,
      divergedAt !== null ? 'diverged' : radius === null ? '' : digits(radius),
      at(1),
      {
        color: divergedAt === null ? color : 'var(--bad)',
      },
    );
    words(panel, `${name}-theory`, i === 0 && data.theory ? `theory: ${digits(data.theory)}` : '', at(2), {
      color: 'var(--ink-faint)',
    });
    crosses(panel, name, divergedAt === null ? [] : [[x(divergedAt), top]]);
  });
}
