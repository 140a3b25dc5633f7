import { defineFigure } from '../../lib/figure/contract/define.ts';
import { slider } from '../../lib/figure/contract/knobs.ts';
import { arrows, crosses, handle, line, panel, row, type Panel, type Point } from '../../lib/plot/plot.ts';
import type { Descent } from '../../lib/surfaces/descend.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';
import { plain, significant } from '../../lib/text/numbers.ts';
import { counted, listed } from '../../lib/text/words.ts';
import { arrived, swift, verdict } from './learning-rate-bowl/verdict.ts';

const bowl = surface({ name: 'bowl' });
const height = (theta: number) => bowl.value([theta]);
const steps = 50;

/** What a panel shows of θ; J goes as high as the walls. */
const walls = 3.2;
/** Diverged: J exceeds this multiple of its value at the start. The trainer's own threshold for networks. */
const divergence = 100;

interface Descended {
  alpha: number;
  /** θ before each update, the start first. */
  thetas: number[];
  /** Number of updates after which θ is first near the minimum; null if not yet. */
  arrivedAfter: number | null;
  divergedAfter: number | null;
}

const alphas = ['low', 'right', 'high'] as const;
const rate = (label: string, initial: number) =>
  slider({ label, symbol: 'α', min: 0.01, max: 3, scale: 'log', default: initial });

export default defineFigure({
  title: 'Three learning rates in a bowl',
  description:
    'Three panels, each with the loss J(θ) = ½θ², a convex bowl, over one parameter θ. From the same start on the right ' +
    'wall, arrows follow gradient descent update by update with the panel’s own learning rate: many tiny arrows, a few ' +
    'shrinking ones, and arrows that zig-zag up the walls. A verdict above each panel and a sentence below it.',
  knobs: {
    low: rate('Left panel', 0.1),
    right: rate('Middle panel', 0.5),
    high: rate('Right panel', 2.15),
    start: slider({ label: 'Start', symbol: 'θ', min: -3, max: 3, step: 0.05, default: 2 }),
  },
  presets: [
    { name: 'Too low, just right, too high', knobs: {} },
    { name: 'α = 1, 1.5 and 1.9', knobs: { low: 1, right: 1.5, high: 1.9 } },
    { name: 'At the edge: α = 1.95, 2 and 2.05', knobs: { low: 1.95, right: 2, high: 2.05 } },
  ],

  experiment: (knobs): Descent => ({
    kind: 'descent',
    surface: { name: 'bowl' },
    steps,
    walks: alphas.map((name) => ({
      start: [knobs.start],
      learningRate: knobs[name],
      optimizer: { kind: 'sgd' },
    })),
  }),

  summarise: ({ paths }, knobs): Descended[] =>
    paths.map(({ points, values, divergedAt }, i) => {
      const thetas = points.map(([theta]) => theta!);
      const near = thetas.findIndex((theta) => Math.abs(theta) <= arrived);
      const far = values.findIndex((value) => value > divergence * values[0]!);
      return {
        alpha: knobs[alphas[i]!],
        thetas,
        arrivedAfter: near < 0 ? null : near,
        divergedAfter: far < 0 ? divergedAt : far,
      };
    }),

  panels: (data, { start }) => row(data.map((descended, i) => panelOf(alphas[i]!, descended, start))),

  table: (data) => ({
    columns: ['update', ...data.flatMap(({ alpha }) => [`θ at α = ${alpha}`, `J at α = ${alpha}`])],
    rows: Array.from({ length: Math.max(...data.map(({ thetas }) => thetas.length)) }, (_, step) => [
      step,
      ...data.flatMap(({ thetas }) =>
        step < thetas.length ? [thetas[step]!, height(thetas[step]!)] : [null, null],
      ),
    ]),
  }),

  measures: ([low, right, high], { start }) => ({
    lowArrivedAfter: low!.arrivedAfter,
    middleArrivedAfter: right!.arrivedAfter,
    highArrivedAfter: high!.arrivedAfter,
    highDivergedAfter: high!.divergedAfter,
    lowVerdict: verdict(low!.alpha, start).name,
    middleVerdict: verdict(right!.alpha, start).name,
    highVerdict: verdict(high!.alpha, start).name,
  }),

  finding: {
    says: ([low, right, high], { start }) =>
      `${arrival([low!, right!], start)} At α = ${high!.alpha} ${escape(high!)}. Budget: ${steps} updates each.`,
    holds: ([low, right, high]) =>
      right!.arrivedAfter !== null &&
      right!.arrivedAfter <= swift &&
      (low!.arrivedAfter ?? Infinity) >= 3 * right!.arrivedAfter &&
      low!.divergedAfter === null &&
      high!.divergedAfter !== null,
    fails: { high: 1.5 },
    atLeast: 1,
  },
});

const updates = (count: number) => counted(count, 'update');

/** Which of the descents arrive, and when. */
function arrival(descents: Descended[], start: number): string {
  if (Math.abs(start) <= arrived)
    return `θ = ${plain(start)} is within ${arrived} of the minimum from the start.`;
  const coming = descents.filter(({ arrivedAfter }) => arrivedAfter !== null);
  const others = descents.filter(({ arrivedAfter }) => arrivedAfter === null);
  const near = `within ${arrived} of the minimum`;
  const missing = `at α = ${listed(
    others.map(({ alpha }) => plain(alpha)),
    'or',
  )}`;
  const from = `From θ = ${plain(start)}, gradient descent`;
  if (coming.length === 0) return `${from} does not come ${near} ${missing}.`;
  const times = coming.map(({ alpha, arrivedAfter }) => `after ${updates(arrivedAfter!)} at α = ${alpha}`);
  return `${from} comes ${near} ${times.join(', ')}${others.length > 0 ? `, but not ${missing}` : ''}.`;
}

/** What becomes of the descent that is meant to diverge. */
function escape({ arrivedAfter, divergedAfter }: Descended): string {
  if (divergedAfter !== null)
    return `every update climbs, and after ${divergedAfter} J exceeds ${divergence} times its start`;
  return arrivedAfter === null || arrivedAfter === 0
    ? `J never exceeds ${divergence} times its start`
    : `it arrives after ${updates(arrivedAfter)}`;
}

const outcome = ({ alpha, arrivedAfter, divergedAfter }: Descended): { text: string; color: string } => {
  if (divergedAfter !== null) return { text: `diverged at step ${divergedAfter}`, color: 'var(--bad)' };
  if (arrivedAfter !== null)
    return {
      text: arrivedAfter === 0 ? `starts within ${arrived}` : `there after ${updates(arrivedAfter)}`,
      color: 'var(--good)',
    };
  return { text: alpha >= 2 ? 'never arrives' : 'not there yet', color: 'var(--ink-soft)' };
};

function panelOf(name: string, descended: Descended, start: number): Panel {
  const { name: title, sentence } = verdict(descended.alpha, start);
  const { points, leaves } = visible(descended.thetas);
  return panel({
    name,
    x: { label: 'θ', domain: [-walls, walls], ticks: [-2, 0, 2] },
    y: { label: 'J(θ)', domain: [0, height(walls)], ticks: [0, 2, 4] },
    aspect: 0.95,
    isBesideOnPhones: true,
    head: [
      { text: title, isBold: true, isCentred: true },
      { text: `α = ${plain(descended.alpha)}, first step ${firstStep(descended)}`, isCentred: true },
      { ...outcome(descended), isBold: true, isCentred: true },
    ],
    foot: [sentence],
    marks: [
      line({ name: 'J(θ)', isNamed: false, points: curve, color: 'var(--ink-faint)', stroke: 'fine' }),
      arrows({ points, color: 'var(--accent)' }),
      leaves && descended.divergedAfter !== null && crosses({ points: [leaves] }),
      handle({
        knob: 'start',
        point: { x: start, y: height(start) },
        label: `Start, the same in all panels: θ = ${plain(start)}. Drag it along the curve, or use the arrow keys.`,
        isSmall: true,
      }),
    ],
  });
}

const onBowl = (theta: number): Point => [theta, height(theta)];
const curve = Array.from({ length: 65 }, (_, i) => onBowl(walls * (i / 32 - 1)));

/** Length of the first update, α times the slope: on this bowl the slope is θ itself. */
const firstStep = ({ alpha, thetas }: Descended) => significant(alpha * Math.abs(thetas[0]!));

/** Shorter arrows than this, as a share of the panel, cannot be seen. */
const shortest = 0.005;

/** The updates that can be seen: until they are too short, or until they leave the panel, and where they do. */
function visible(thetas: readonly number[]): { points: Point[]; leaves: Point | null } {
  const [wide, high] = [2 * walls, height(walls)];
  const points: Point[] = [];
  for (const [x, y] of thetas.map(onBowl)) {
    const last = points.at(-1);
    if (last && Math.hypot((x - last[0]) / wide, (y - last[1]) / high) < shortest) break;
    points.push([x, y]);
    if (last && y > high) {
      const share = (high - last[1]) / (y - last[1]);
      return { points, leaves: [last[0] + share * (x - last[0]), high] };
    }
  }
  return { points, leaves: null };
}
