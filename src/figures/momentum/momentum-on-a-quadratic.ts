import { defineFigure } from '../../lib/figure/contract/define.ts';
import { slider } from '../../lib/figure/contract/knobs.ts';
import { learningRate, momentum } from '../../lib/figure/contract/usual-knobs.ts';
import { log } from '../../lib/math/elementary.ts';
import * as plot from '../../lib/plot/plot.ts';
import { momentumOf } from '../../lib/study/defaults.ts';
import type { Descent, Path } from '../../lib/surfaces/descend.ts';
import { distancesTo, factorPerStep, placesOf } from '../../lib/surfaces/path.ts';
import {
  bestAlpha,
  bestBeta,
  bestRate,
  dampingAlong,
  plainAlpha,
  plainRate,
} from '../../lib/surfaces/quadratic.ts';
import { decimal, rounded } from '../../lib/text/numbers.ts';
import { distancesPanel, type Course } from './momentum-on-a-quadratic/distances.ts';
import { modePanels } from './momentum-on-a-quadratic/modes.ts';
import { rateMap } from './momentum-on-a-quadratic/rate-map.ts';

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

interface Walk extends Course {
  path: plot.Point[];
  /** Factor by which the distance shrinks a step, over the last steps; null before it is known. */
  rate: number | null;
}

type Data = Record<'plain' | 'momentum', Walk>;

const digits = (rate: number | null) => decimal(rate, 3);

export default defineFigure({
  title: 'Momentum on a quadratic',
  description:
    'Left, a map of how fast momentum comes nearer to the minimum of a narrow valley, ½(x² + κy²), over the learning rate α ' +
    '(across) and the momentum β (up): the bluer, the faster. A dashed line marks the best β for each α, a ring the best of ' +
    'all, a red line the edge of stability; the handle is the reader’s setting. Right, what is left of the start along the ' +
    'floor of the valley and across it, over the steps. Below, the distance to the minimum over 200 steps on a logarithmic ' +
    'scale, with momentum and with plain descent at its own best α, and the slopes of theory as dashed lines.',
  knobs: {
    condition: slider({
      label: 'Condition number',
      symbol: 'κ',
      min: 4,
      max: 1000,
      default: 100,
      scale: 'log',
    }),
    alpha: learningRate({ min: 0.0005, max: 1, default: 0.0331 }),
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

  panels: (data, { condition, alpha, beta }) => [
    plot.row(
      [
        rateMap(condition, { alpha, beta }),
        plot.stack(...modePanels(data.momentum.path, condition, { alpha, beta })),
      ],
      [0.55, 0.45],
    ),
    distancesPanel(data, condition, steps),
  ],

  table: ({ plain, momentum }) =>
    plot.tableSideBySide('step', [
      ['x, momentum', momentum.path.map(([x]) => x)],
      ['y, momentum', momentum.path.map(([, y]) => y)],
      ['distance, momentum', momentum.distances],
      ['distance, plain descent', plain.distances],
    ]),

  measures: ({ plain, momentum }, { condition, alpha, beta }) => ({
    plainFactor: plain.rate,
    momentumFactor: momentum.rate,
    plainStepsPerDigit: stepsPerDigit(plain),
    momentumStepsPerDigit: stepsPerDigit(momentum),
    trend: trendOf(momentum),
    divergedAt: momentum.divergedAt,
    floor: dampingAlong(1, { alpha, beta }),
    walls: dampingAlong(condition, { alpha, beta }),
  }),

  finding: {
    says: ({ plain, momentum }, { condition, alpha, beta }) =>
      momentum.divergedAt !== null
        ? `At κ = ${condition}, α = ${alpha} and β = ${beta} momentum diverges: its numbers overflow at step ${momentum.divergedAt}.`
        : `At κ = ${condition}, a step of momentum with α = ${alpha} and β = ${beta} multiplies the distance by ` +
          `${digits(momentum.rate)}, where theory’s best is ${digits(bestRate(condition))}. A step of plain descent at its own best α ` +
          `multiplies it by ${digits(plain.rate)}. (Measured over the last ${measured} of ${steps} steps.)`,
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
