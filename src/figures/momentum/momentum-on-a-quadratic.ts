import { defineFigure } from '../../lib/figure/contract/define.ts';
import { slider } from '../../lib/figure/contract/knobs.ts';
import { learningRate, momentum } from '../../lib/figure/contract/usual-knobs.ts';
import { hypot, log, pow, square } from '../../lib/math/elementary.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import { momentumOf } from '../../lib/study/defaults.ts';
import type { Descent, Path } from '../../lib/surfaces/descend.ts';
import { distancesTo, factorPerStep, placesOf } from '../../lib/surfaces/path.ts';
import { bestAlpha, bestBeta, bestRate, plainAlpha, plainRate } from '../../lib/surfaces/quadratic.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';
import { decimal, rounded } from '../../lib/text/numbers.ts';

const steps = 200;
/** Steps that a rate is measured over: between the largest distance in the last 50 and in 50 that end 100 earlier. */
const measuring = { stretch: 50, apart: 100 };
const measured = measuring.stretch + measuring.apart;
const start: [number, number] = [-1, 0.6];
/** How near the measured rates must come to the theory's. */
const rateTolerance = 0.015;

/** β is rounded up: below the theory's optimum the rate rises as a square root, above it gently. */
const atOptimum = (kappa: number) => ({
  name: `Theory’s best for κ = ${kappa}`,
  knobs: {
    condition: kappa,
    alpha: rounded(bestAlpha(kappa), 3),
    beta: Math.ceil(100 * bestBeta(kappa) + 0.5) / 100,
  },
});

interface Walk {
  path: plot.Point[];
  /** `[steps + 1]`: to the minimum. */
  distances: number[];
  /** Factor by which the distance shrinks a step, over the last steps; null before it is known. */
  rate: number | null;
  divergedAt: number | null;
}

type Data = Record<'plain' | 'momentum', Walk>;

const digits = (rate: number | null) => decimal(rate, 3);

export default defineFigure({
  title: 'Momentum on a quadratic',
  description:
    'Left, contours of ½(x² + κy²), a narrow valley, with two paths from one start: plain gradient descent at its own ' +
    'best learning rate, and momentum. Right, their distances to the minimum over 200 steps on a logarithmic scale, ' +
    'with the slopes that theory gives to the best of either as dashed lines.',
  knobs: {
    condition: slider({
      label: 'Condition number',
      symbol: 'κ',
      min: 2,
      max: 1000,
      default: 100,
      scale: 'log',
    }),
    alpha: learningRate({ min: 0.001, max: 1, default: 0.0331 }),
    beta: momentum({ default: 0.68 }),
  },
  presets: [atOptimum(10), atOptimum(100), atOptimum(1000)],

  experiment: ({ condition, alpha, beta }): Descent => ({
    kind: 'descent',
    surface: { name: 'quadratic', condition },
    steps,
    walks: [
      { start, learningRate: plainAlpha(condition), optimizer: { kind: 'sgd' } },
      { start, learningRate: alpha, optimizer: momentumOf(beta) },
    ],
  }),

  summarise: ({ paths }): Data => ({ plain: walkAlong(paths[0]!), momentum: walkAlong(paths[1]!) }),

  panels: (data, { condition }) => plot.row([map(data, condition), distances(data, condition)], [0.45, 0.55]),

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
          `has ${digits(plain.rate)}; theory says ${digits(plainRate(condition))}. (Measured over the last ${measured} of ${steps} steps.)`,
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

function walkAlong(path: Path): Walk {
  const distances = distancesTo([0, 0], path);
  return {
    path: placesOf(path),
    distances,
    rate: distances.length > steps ? factorPerStep(distances, measuring) : null,
    divergedAt: path.divergedAt,
  };
}

/** Steps in which the distance falls to a tenth; null where it does not fall. */
const stepsPerDigit = ({ rate }: Walk) =>
  rate !== null && rate < 1 ? Math.round(Math.LN10 / -log(rate)) : null;

/** What the distance does in the long run; null before it is known. */
function trendOf({ rate, divergedAt }: Walk): 'grows' | 'shrinks' | null {
  if (divergedAt !== null) return 'grows';
  return rate === null ? null : rate > 1 ? 'grows' : 'shrinks';
}

const window = { x: [-1.15, 1.15], y: [-0.8, 0.8] } as const;

const fieldOf = plot.keepingLast((condition: number) => {
  const { value } = surface({ name: 'quadratic', condition });
  return plot.sampleField((x, y) => value([x, y]), { ...window, columns: 51, rows: 101 });
});

function map({ plain, momentum }: Data, condition: number): plot.Panel {
  const highest = (condition * square(window.y[1])) / 2;
  return plot.mapPanel({
    name: 'map',
    head: [`½(x² + κy²), κ = ${condition}`],
    window,
    aspect: 0.76,
    marks: [
      plot.contours({
        field: fieldOf(condition),
        thresholds: geometric(0.45 * highest, 0.45, 9).reverse(),
        label: '½(x² + κy²)',
      }),
      plot.line({ points: plain.path, color: 'var(--ink)', stroke: 'thin', opacity: 0.65 }),
      plot.line({ points: momentum.path, color: 'var(--accent)', stroke: 'thin' }),
    ],
  });
}

const distanceShown = [1e-8, 10] as const;

const distances = ({ plain, momentum }: Data, condition: number): plot.Panel =>
  plot.panel({
    name: 'distances',
    x: { label: 'step', domain: [0, steps], ticks: [0, 50, 100, 150, 200] },
    y: {
      label: 'distance to the minimum',
      scale: 'log',
      domain: distanceShown,
      ticks: [1e-8, 1e-6, 1e-4, 0.01, 1],
      grid: true,
    },
    linesHigh: 12.5,
    marks: [
      [plainRate(condition), bestRate(condition)].map((rate) =>
        plot.line({ points: theoryLine(rate), color: 'var(--ink-faint)', stroke: 'fine', isDashed: true }),
      ),
      plot.line({ name: 'plain descent', points: plot.overSteps(plain.distances), color: 'var(--ink)' }),
      plot.course({
        name: 'momentum',
        points: plot.overSteps(momentum.distances),
        color: 'var(--accent)',
        divergedAt: momentum.divergedAt,
      }),
    ],
  });

/** Straight on a logarithmic axis, so two points make the line; it ends a little below the axis. */
function theoryLine(rate: number): plot.Point[] {
  const from = hypot(...start);
  const last = Math.min(steps, log(distanceShown[0] / 10 / from) / log(rate));
  return [
    [0, from],
    [last, from * pow(rate, last)],
  ];
}
