import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { learningRate } from '../../lib/figure/contract/usual-knobs.ts';
import { ratioOf } from '../../lib/math/known.ts';
import { geometric } from '../../lib/math/ranges.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { Descent } from '../../lib/surfaces/descend.ts';
import { stationaryRadius } from '../../lib/surfaces/quadratic.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';
import { significant } from '../../lib/text/numbers.ts';
import type { Schedule } from '../../lib/training/spec.ts';
import { distancesOverSteps, walkAlong, type Walk } from './decay-and-noise/walk.ts';

const steps = 400;
/** What the schedules take for an epoch. Distances are drawn as one value an epoch. */
const stepsPerEpoch = 10;
/** Steps at the end over which the distance is averaged: where the path has settled, if it has. */
const tail = 100;

/** The bowl ½(x² + κy²): its curvatures are 1 and κ. */
const condition = 4;
const { value } = surface({ name: 'quadratic', condition });
const start: plot.Point = [-1.4, 0.8];
/** The decayed path must end at least this many times nearer. */
const settledFactor = 2;
/** Radii below are told as that. */
const leastTold = 0.0001;

const window = { x: [-1.6, 1.6], y: [-1.05, 1.05] } as const;
const field = plot.sampleField((x, y) => value([x, y]), { ...window, columns: 41, rows: 27 });
const levels = geometric(0.03, 2, 8);

interface Data {
  fixed: Walk;
  decayed: Walk;
  /** The radius that theory foretells for the fixed rate; null where the rate is unstable. */
  theory: number | null;
}

/** The exponential takes γ = 1 / (1 + decay rate), so that its first epoch is that of 1/t. */
const schedulesOf = (decayRate: number) =>
  ({
    'inverse-time': { kind: 'inverse-time', decayRate },
    exponential: { kind: 'exponential', gamma: 1 / (1 + decayRate) },
    cosine: { kind: 'cosine' },
  }) satisfies Record<string, Schedule>;

const digits = (radius: number | null): string =>
  radius !== null && radius > 0 && radius < leastTold ? `< ${leastTold}` : significant(radius);
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
    alpha: learningRate({ symbol: 'α₀', min: 0.01, max: 0.6, default: 0.2 }),
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
    walks: [{ kind: 'constant' } as const, schedulesOf(decayRate)[schedule]].map((schedule) => ({
      start: [...start],
      learningRate: alpha,
      optimizer: { kind: 'sgd' },
      schedule,
      stepsPerEpoch,
      noise,
      seed,
    })),
  }),

  summarise: ({ paths: [fixed, decayed] }, { alpha, noise }): Data => ({
    fixed: walkAlong(fixed!, { steps, stepsPerEpoch, tail }),
    decayed: walkAlong(decayed!, { steps, stepsPerEpoch, tail }),
    theory: stationaryRadius(condition, alpha, noise),
  }),

  panels: (data) => plot.row([map(data), distances(data)], [0.55, 0.45]),

  measures: ({ fixed, decayed, theory }) => ({
    theory,
    fixedRadius: fixed.radius,
    decayedRadius: decayed.radius,
    timesNearer: ratioOf(fixed.radius, decayed.radius),
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
    atLeast: 0.95,
    switches: [
      {
        with: 'exponential decay at a decay rate of 0.2',
        knobs: { schedule: 'exponential', decayRate: 0.2 },
        holds: true,
        atLeast: 0.95,
      },
      { with: 'no noise', knobs: { noise: 0 }, holds: false, atLeast: 0.95 },
    ],
  },
});

const walksOf = ({ fixed, decayed }: Data) =>
  [
    { name: 'fixed', walk: fixed, color: 'var(--series-6)', trail: { stroke: 'hair', opacity: 0.5 } },
    { name: 'decayed', walk: decayed, color: 'var(--accent)', trail: { stroke: 'fine' } },
  ] as const;

const map = (data: Data): plot.Panel =>
  plot.mapPanel({
    name: 'map',
    window,
    aspect: (window.y[1] - window.y[0]) / (window.x[1] - window.x[0]),
    marks: [
      plot.contours({ field, thresholds: levels, label: 'J' }),
      walksOf(data).map(({ name, walk, color, trail }) =>
        plot.line({ className: name, points: walk.path, color, ...trail }),
      ),
      plot.dots({ points: [start], color: 'var(--accent)', size: 'middle' }),
      plot.words({ at: start, text: 'Start' }),
    ],
  });

const distances = (data: Data): plot.Panel =>
  plot.panel({
    name: 'distances',
    x: { label: 'step', domain: [0, steps], ticks: [0, 100, 200, 300, 400] },
    y: { label: 'distance to the minimum', scale: 'log', domain: [0.005, 3], grid: true },
    linesHigh: 13.25,
    marks: [
      // A noiseless rate does not wander at all: there is no place for that on the scale.
      data.theory !== null &&
        data.theory > 0 &&
        plot.rule({
          className: 'theory',
          y: data.theory,
          end: { name: 'theory', note: digits(data.theory), isBold: true },
        }),
      walksOf(data).map(({ name, walk, color }) =>
        plot.course({
          className: name,
          name,
          note: walk.divergedAt === null && walk.radius !== null ? digits(walk.radius) : undefined,
          points: distancesOverSteps(walk, stepsPerEpoch),
          color,
          divergedAt: walk.divergedAt,
        }),
      ),
    ],
  });
