import { defineFigure } from '../../lib/figure/contract/define.ts';
import { slider } from '../../lib/figure/contract/knobs.ts';
import {
  contours,
  course,
  line,
  panel,
  row,
  sampleField,
  type Field,
  type Panel,
  type Point,
} from '../../lib/plot/plot.ts';
import type { Descent } from '../../lib/surfaces/descend.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';
import { decimal, rounded } from '../../lib/text/numbers.ts';

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
  path: Point[];
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
    alpha: rounded(bestAlpha(kappa), 3),
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

const digits = (rate: number | null) => decimal(rate, 3);

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

  panels: (data, { condition }) =>
    row([map(data, condition), distances(data, condition)], [shareOfMap, 1 - shareOfMap]),

  measures: ({ plain, momentum }) => ({
    plainFactor: plain.rate,
    momentumFactor: momentum.rate,
    plainStepsPerDigit: stepsPerDigit(plain),
    momentumStepsPerDigit: stepsPerDigit(momentum),
    trend: trendOf(momentum),
    divergedAt: momentum.divergedAt,
  }),

  finding: {
    says: ({ plain, momentum }, { condition, alpha, beta }) =>
      momentum.divergedAt !== null
        ? `At κ = ${condition}, α = ${alpha} and β = ${beta} momentum diverges: its numbers overflow at step ${momentum.divergedAt}.`
        : `At κ = ${condition}, each step of momentum with α = ${alpha} and β = ${beta} multiplies the distance by ` +
          `${digits(momentum.rate)}; theory’s best is ${digits(bestRate(condition))}. Plain descent at its own best α ` +
          `has ${digits(plain.rate)}; theory says ${digits(plainRate(condition))}. (Measured over the last ${apart + stretch} of ${steps} steps.)`,
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
const shareOfMap = 0.45;

/** The last field sampled is kept: only κ changes it. */
let sampled: { condition: number; field: Field } | null = null;

function fieldOf(condition: number): Field {
  if (sampled?.condition !== condition) {
    const { value } = surface({ name: 'quadratic', condition });
    sampled = {
      condition,
      field: sampleField((x, y) => value([x, y]), { ...window, columns: 51, rows: 101 }),
    };
  }
  return sampled.field;
}

function map({ plain, momentum }: Data, condition: number): Panel {
  const highest = (condition * window.y[1] ** 2) / 2;
  return panel({
    name: 'map',
    frame: 'none',
    head: [`½(x² + κy²), κ = ${condition}`],
    x: { label: 'x', domain: window.x },
    y: { label: 'y', domain: window.y },
    aspect: 0.76,
    marks: [
      contours({
        field: fieldOf(condition),
        thresholds: Array.from({ length: 9 }, (_, i) => highest * 0.45 ** (9 - i)),
        label: '½(x² + κy²)',
        valueAt: (x, y) => surface({ name: 'quadratic', condition }).value([x, y]),
      }),
      line({ points: plain.path, color: 'var(--ink)', stroke: 'thin', opacity: 0.65 }),
      line({ points: momentum.path, color: 'var(--accent)', stroke: 'thin' }),
    ],
  });
}

const distanceShown = [1e-8, 10] as const;

const distances = ({ plain, momentum }: Data, condition: number): Panel =>
  panel({
    name: 'distances',
    x: { label: 'step', domain: [0, steps], ticks: [0, 50, 100, 150, 200] },
    y: {
      label: 'distance to the minimum',
      scale: 'log',
      domain: distanceShown,
      ticks: [1e-8, 1e-6, 1e-4, 0.01, 1],
      grid: true,
    },
    lines: 12.5,
    marks: [
      ...[plainRate(condition), bestRate(condition)].map((rate) =>
        line({ points: theoryLine(rate), color: 'var(--ink-faint)', stroke: 'fine', isDashed: true }),
      ),
      line({ name: 'plain descent', points: overSteps(plain), color: 'var(--ink)' }),
      course({
        name: 'momentum',
        points: overSteps(momentum),
        color: 'var(--accent)',
        divergedAt: momentum.divergedAt,
      }),
    ],
  });

const overSteps = ({ distances }: Walk) => distances.map((distance, step): Point => [step, distance]);

/** Straight on a logarithmic axis, so two points make the line; it ends a little below the axis. */
function theoryLine(rate: number): Point[] {
  const from = Math.hypot(...start);
  const last = Math.min(steps, Math.log(distanceShown[0] / 10 / from) / Math.log(rate));
  return [
    [0, from],
    [last, from * rate ** last],
  ];
}
