import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft } from '../../lib/charts/axis.ts';
import { child, type Canvas } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import { contourBands, sampleField, type Field } from '../../lib/charts/contours.ts';
import { crosses, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { slider } from '../../lib/figure/contract/knobs.ts';
import type { Descent } from '../../lib/surfaces/descend.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';

const start = [-1, 0.6];
const steps = 200;
/**
 * The rate is measured between two stretches of this many steps, the last one and one `apart` steps earlier: the
 * largest distance in each, for a swinging path passes near the minimum on its way.
 */
const stretch = 50;
const apart = 100;

/** Theory for curvatures 1 and κ (Polyak 1964; Goh 2017): the best α without momentum, and the best α and β with it. */
const plainAlpha = (condition: number) => 2 / (1 + condition);
const plainRate = (condition: number) => (condition - 1) / (condition + 1);
const bestAlpha = (condition: number) => (2 / (1 + Math.sqrt(condition))) ** 2;
const bestRate = (condition: number) => (Math.sqrt(condition) - 1) / (Math.sqrt(condition) + 1);
const bestBeta = (condition: number) => bestRate(condition) ** 2;

/** How near the measured rates must come to the theory's. */
const rateTolerance = 0.015;

interface Walk {
  path: PixelPoint[];
  /** `[steps + 1]` */
  distances: number[];
  /** Factor by which the distance shrinks a step, over the last steps; null before it is known. */
  rate: number | null;
  divergedAt: number | null;
}

interface Data {
  plain: Walk;
  momentum: Walk;
}

const condition = slider({
  label: 'Condition number',
  symbol: 'κ',
  min: 2,
  max: 1000,
  default: 100,
  scale: 'log',
});
const alpha = slider({
  label: 'Learning rate',
  symbol: 'α',
  min: 0.001,
  max: 1,
  default: 0.0331,
  scale: 'log',
});
const beta = slider({ label: 'Momentum', symbol: 'β', min: 0, max: 0.99, step: 0.01, default: 0.68 });

/** β is rounded up: below the theory's optimum the rate rises as a square root, above it gently. */
const atOptimum = (kappa: number) => ({
  name: `Theory’s best for κ = ${kappa}`,
  knobs: {
    condition: kappa,
    alpha: Number(bestAlpha(kappa).toPrecision(3)),
    beta: Math.ceil(100 * bestBeta(kappa) + 0.5) / 100,
  },
});

const largestFrom = (distances: number[], step: number) =>
  Math.max(...distances.slice(step, step + stretch + 1));

/** Steps in which the distance falls to a tenth; null where it does not fall. */
const stepsPerDigit = ({ rate }: Walk) =>
  rate !== null && rate < 1 ? Math.round(Math.LN10 / -Math.log(rate)) : null;

/** Null before it is known. */
function trendOf({ rate, divergedAt }: Walk): 'grows' | 'shrinks' | null {
  if (divergedAt !== null) return 'grows';
  return rate === null ? null : rate > 1 ? 'grows' : 'shrinks';
}

const overSteps = ({ distances }: Walk) => distances.map((distance, step) => [step, distance] as const);

const rounded = (value: number | null) => (value === null ? '–' : value.toFixed(3));

export default defineFigure({
  title: 'Momentum on a quadratic',
  description:
    'Left, contours of ½(x² + κy²), a narrow valley, with two paths from one start: plain gradient descent at its own ' +
    'best learning rate, and momentum. Right, their distances to the minimum over 200 steps on a logarithmic scale, ' +
    'with the slopes that theory gives to the best of either as dashed lines.',
  knobs: { condition, alpha, beta },
  presets: [atOptimum(10), atOptimum(100), atOptimum(1000)],

  experiment: ({ condition, alpha, beta }): Descent => ({
    kind: 'descent',
    surface: { name: 'quadratic', condition },
    steps,
    walks: [
      { start, learningRate: plainAlpha(condition), optimizer: { kind: 'sgd' } },
      { start, learningRate: alpha, optimizer: { kind: 'momentum', beta, form: 'goh' } },
    ],
  }),

  summarise: ({ paths }): Data => {
    const [plain, momentum] = paths.map(({ points, divergedAt }): Walk => {
      const distances = points.map(([x, y]) => Math.hypot(x!, y!));
      const rate =
        distances.length > steps
          ? (largestFrom(distances, steps - stretch) / largestFrom(distances, steps - stretch - apart)) **
            (1 / apart)
          : null;
      return { path: points.map(([x, y]) => [x!, y!] as const), distances, rate, divergedAt };
    }) as [Walk, Walk];
    return { plain, momentum };
  },

  height: (width) => (width < 500 ? 560 : 330),

  draw: (data, canvas, knobs) => {
    drawMap(data, canvas, knobs.condition);
    drawDistances(data, canvas, knobs.condition);
  },

  table: ({ plain, momentum }) => ({
    columns: ['step', 'distance, plain descent', 'distance, momentum'],
    rows: plain.distances.map((distance, step) => [step, distance, momentum.distances[step] ?? null]),
  }),

  measures: ({ plain, momentum }) => ({
    plainFactor: plain.rate,
    momentumFactor: momentum.rate,
    plainStepsPerDigit: stepsPerDigit(plain),
    momentumStepsPerDigit: stepsPerDigit(momentum),
    trend: trendOf(momentum),
    divergedAt: momentum.divergedAt,
  }),

  curves: ({ plain, momentum }) => ({
    x: { label: 'step', scale: 'linear', domain: [0, steps] },
    y: { label: 'distance to the minimum (log scale)', scale: 'log', domain: [1e-8, 10] },
    lines: [
      { name: 'plain descent', color: 'var(--ink)', points: overSteps(plain) },
      { name: 'momentum', color: 'var(--accent)', points: overSteps(momentum) },
    ],
  }),

  finding: {
    says: ({ plain, momentum }, { condition, alpha, beta }) =>
      momentum.divergedAt !== null
        ? `At κ = ${condition}, α = ${alpha} and β = ${beta} momentum diverges: its numbers overflow at step ${momentum.divergedAt}.`
        : `At κ = ${condition}, each step of momentum with α = ${alpha} and β = ${beta} multiplies the distance by ` +
          `${rounded(momentum.rate)}; theory’s best is ${rounded(bestRate(condition))}. Plain descent at its own best α ` +
          `has ${rounded(plain.rate)}; theory says ${rounded(plainRate(condition))}. (Measured over the last ${apart + stretch} of ${steps} steps.)`,
    holds: ({ plain, momentum }, { condition }) =>
      momentum.divergedAt === null &&
      momentum.rate !== null &&
      plain.rate !== null &&
      Math.abs(momentum.rate - bestRate(condition)) <= rateTolerance &&
      Math.abs(plain.rate - plainRate(condition)) <= rateTolerance,
    fails: { beta: 0.3 },
    atLeast: 1,
  },
});

const window = { x: [-1.15, 1.15], y: [-0.8, 0.8] } as const;
const fields = new Map<number, Field>();

function fieldOf(condition: number): Field {
  if (!fields.has(condition)) {
    fields.clear();
    const { value } = surface({ name: 'quadratic', condition });
    fields.set(
      condition,
      sampleField((x, y) => value([x, y]), { ...window, columns: 51, rows: 101 }),
    );
  }
  return fields.get(condition)!;
}

function drawMap({ plain, momentum }: Data, canvas: Canvas, condition: number): void {
  const area = canvas.narrow
    ? { x: 0, y: 28, width: canvas.width, height: 214 }
    : { x: 0, y: 28, width: 340, height: 258 };
  const x = scaleLinear()
    .domain(window.x)
    .range([area.x, area.x + area.width]);
  const y = scaleLinear()
    .domain(window.y)
    .range([area.y + area.height, area.y]);
  const map = clipped(canvas.svg, canvas, 'map', area);
  const highest = (condition * window.y[1] ** 2) / 2;
  const thresholds = Array.from({ length: 9 }, (_, i) => highest * 0.45 ** (9 - i));
  contourBands(map, 'surface', fieldOf(condition), { x, y, thresholds });
  for (const [name, walk, color] of [
    ['plain', plain, 'var(--ink)'],
    ['momentum', momentum, 'var(--accent)'],
  ] as const)
    line(
      map,
      name,
      walk.path.map(([px, py]): PixelPoint => [x(px), y(py)]),
      { color, width: 1.6, opacity: name === 'plain' ? 0.65 : 1 },
    );
  words(canvas.svg, 'map-title', `½(x² + κy²), κ = ${condition}`, [area.x, 16], { color: 'var(--ink-soft)' });
}

/** Pixels that the word “momentum” takes. */
const labelWidth = 74;

function drawDistances({ plain, momentum }: Data, canvas: Canvas, condition: number): void {
  const [left, right] = canvas.narrow ? [48, canvas.width - 14] : [412, canvas.width - 16];
  const [top, bottom] = canvas.narrow ? [290, canvas.height - 44] : [28, 286];
  const x = scaleLinear().domain([0, steps]).range([left, right]);
  const y = scaleLog().domain([1e-8, 10]).range([bottom, top]);
  const panel = child(canvas.svg, 'g', 'distances');
  axisBottom(panel, 'steps', bottom, { scale: x, label: 'step', ticks: [0, 50, 100, 150, 200] });
  axisLeft(panel, 'distance', left, {
    scale: y,
    label: 'distance to the minimum',
    ticks: [1e-8, 1e-6, 1e-4, 0.01, 1],
    format: (value) =>
      value < 0.001 ? `10${{ 4: '⁻⁴', 6: '⁻⁶', 8: '⁻⁸' }[-Math.round(Math.log10(value))]}` : String(value),
    grid: right - left,
  });
  const inside = clipped(panel, canvas, 'distances', {
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
  });
  const from = Math.hypot(...start);
  for (const [name, rate] of [
    ['plain', plainRate(condition)],
    ['momentum', bestRate(condition)],
  ] as const) {
    // Straight on a logarithmic axis, so two points make the line; steps beyond the axis are cut off by the clip.
    const last = Math.min(steps, Math.log(1e-9 / from) / Math.log(rate));
    line(
      inside,
      `theory-${name}`,
      [
        [x(0), y(from)],
        [x(last), y(from * rate ** last)],
      ],
      {
        color: 'var(--ink-faint)',
        width: 1.25,
        dashes: '5 4',
      },
    );
  }
  for (const [name, walk, color] of [
    ['plain', plain, 'var(--ink)'],
    ['momentum', momentum, 'var(--accent)'],
  ] as const)
    line(
      inside,
      name,
      walk.distances.map((distance, step): PixelPoint => [x(step), y(Math.max(distance, 1e-9))]),
      { color, width: 2 },
    );
  const plainEnd = plain.distances.at(-1)!;
  words(panel, 'plain', 'plain descent', [x(plain.distances.length - 1), y(Math.max(plainEnd, 1e-8)) - 16], {
    anchor: 'end',
    weight: 600,
  });
  const place = momentum.distances.findLastIndex((distance) => distance > 1e-7 && distance < 5);
  const beside: PixelPoint = [x(place) + 8, y(momentum.distances[place]!) + 4];
  const label: PixelPoint = beside[0] <= right - labelWidth ? beside : [right - labelWidth, clearOfCurve()];
  words(panel, 'momentum', 'momentum', label, { color: 'var(--accent-ink)', weight: 600 });

  /** Without room beside the curve's end: above it, or below it where plain descent or its name is in the way. */
  function clearOfCurve(): number {
    const covered = momentum.distances
      .filter((_, step) => x(step) >= right - labelWidth)
      .map((distance) => y(Math.max(distance, 1e-8)));
    const above = Math.min(...covered) - 8;
    const belowPlain = above - y(Math.max(plainEnd, 1e-8));
    return belowPlain < -34 || belowPlain > 25 ? above : Math.max(...covered) + 16;
  }
  const diverged = momentum.divergedAt;
  crosses(panel, 'diverged', diverged === null ? [] : [[x(diverged), top + 8]]);
  words(
    panel,
    'diverged',
    diverged === null ? '' : `diverged at step ${diverged}`,
    [x(diverged ?? 0) + 12, top + 13],
    { color: 'var(--bad)', weight: 600 },
  );
}
