import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import { mean } from '../../lib/math/averages.ts';
import {
  contours,
  course,
  dots,
  line,
  named,
  panel,
  row,
  rule,
  sampleField,
  words,
  type Panel,
  type Point,
} from '../../lib/plot/plot.ts';
import type { Descent, Path } from '../../lib/surfaces/descend.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';
import { significant } from '../../lib/text/numbers.ts';
import type { Schedule } from '../../lib/training/spec.ts';

/** The bowl ½(x² + κy²): its curvatures are 1 and κ. */
const condition = 4;
const { value } = surface({ name: 'quadratic', condition });
const start: Point = [-1.4, 0.8];
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
  path: Point[];
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

const rootMeanSquare = (distances: number[]) => Math.sqrt(mean(distances.map((distance) => distance ** 2)));

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
      start: [...start],
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

  panels: (data) => row([map(data), distances(data)], [shareOfMap, 1 - shareOfMap]),

  measures: ({ fixed, decayed, theory }) => ({
    theory,
    fixedRadius: fixed.radius,
    decayedRadius: decayed.radius,
    timesNearer: fixed.radius !== null && decayed.radius ? fixed.radius / decayed.radius : null,
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

const shareOfMap = 0.55;

const map = (data: Data): Panel =>
  panel({
    name: 'map',
    frame: 'none',
    x: { label: 'x', domain: window.x },
    y: { label: 'y', domain: window.y },
    aspect: (window.y[1] - window.y[0]) / (window.x[1] - window.x[0]),
    marks: [
      contours({ field, thresholds: levels, label: 'J', valueAt: (x, y) => value([x, y]) }),
      ...walksOf(data).map(({ name, walk, color }) =>
        named(
          name,
          name === 'fixed'
            ? line({ points: walk.path, color, stroke: 'hair', opacity: 0.5 })
            : line({ points: walk.path, color, stroke: 'fine' }),
        ),
      ),
      dots({ points: [start], color: 'var(--accent)', size: 'middle' }),
      words({ at: start, text: 'Start' }),
    ],
  });

const distances = (data: Data): Panel =>
  panel({
    name: 'distances',
    x: { label: 'step', domain: [0, steps], ticks: [0, 100, 200, 300, 400] },
    y: { label: 'distance to the minimum', scale: 'log', domain: [0.005, 3], grid: true },
    lines: 13.25,
    marks: [
      // A noiseless rate does not wander at all: there is no place for that on the scale.
      Boolean(data.theory) &&
        named(
          'theory',
          rule({ y: data.theory!, label: 'theory', side: 'beside', note: digits(data.theory) }),
        ),
      ...walksOf(data).map(({ name, walk, color }) => named(name, courseOf(walk, { name, color }))),
    ],
  });

const courseOf = (walk: Walk, look: { name: string; color: string }) =>
  course({
    ...look,
    note: walk.divergedAt === null && walk.radius !== null ? digits(walk.radius) : undefined,
    points: overSteps(walk),
    divergedAt: walk.divergedAt,
  });

/** A value an epoch; a path that has diverged goes on to where it has. */
function overSteps({ path, distances, divergedAt }: Walk): Point[] {
  const epochs = distances.map((distance, epoch): Point => [epoch * stepsPerEpoch, distance]);
  const [x, y] = path.at(-1)!;
  return divergedAt === null ? epochs : [...epochs, [divergedAt, Math.hypot(x, y)]];
}
