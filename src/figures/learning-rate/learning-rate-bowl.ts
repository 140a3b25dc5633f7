import { scaleLinear } from 'd3';
import { axisBottom, axisLeft } from '../../lib/charts/axis.ts';
import { child, type Canvas } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import { handle } from '../../lib/charts/handle.ts';
import { arrows, crosses, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { paragraph } from '../../lib/charts/paragraph.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { slider } from '../../lib/figure/contract/knobs.ts';
import type { Descent } from '../../lib/surfaces/descend.ts';
import { surface } from '../../lib/surfaces/surfaces.ts';

const bowl = surface({ name: 'bowl' });
const height = (theta: number) => bowl.value([theta]);
const steps = 50;

/** What a panel shows of θ; J goes as high as the walls. */
const walls = 3.2;
/** Near enough to the minimum, at θ = 0, to call it there. */
const arrived = 0.1;
/** Arrived within so many updates is swift. */
const swift = 10;
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

  height: (width) => (width < 500 ? 3 * stackedHeight : 384),

  draw: (data, canvas, knobs) =>
    data.forEach((descended, i) => drawPanel(canvas, panelPlace(canvas, i), descended, knobs.start)),

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

const updates = (count: number) => `${count} update${count === 1 ? '' : 's'}`;
const signed = (theta: number) => String(theta).replace('-', '−');

/** Which of the descents arrive, and when. */
function arrival(descents: Descended[], start: number): string {
  if (Math.abs(start) <= arrived)
    return `θ = ${signed(start)} is within ${arrived} of the minimum from the start.`;
  const coming = descents.filter(({ arrivedAfter }) => arrivedAfter !== null);
  const others = descents.filter(({ arrivedAfter }) => arrivedAfter === null);
  const near = `within ${arrived} of the minimum`;
  const missing = `at α = ${others.map(({ alpha }) => alpha).join(' or ')}`;
  const from = `From θ = ${signed(start)}, gradient descent`;
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

/**
 * What is to be expected of α here, in closed form: an update multiplies θ by 1 − α, so that the number of updates
 * to come near is log(near / |start|) / log |1 − α|.
 */
export function verdict(alpha: number, start: number): { name: string; sentence: string } {
  if (Math.abs(start) <= arrived)
    return {
      name: 'Already there',
      sentence: 'At the minimum there is no slope to follow, whatever the learning rate.',
    };
  const factor = Math.abs(1 - alpha);
  const needed = factor === 0 ? 1 : Math.log(arrived / Math.abs(start)) / Math.log(factor);
  if (alpha === 2)
    return {
      name: 'Too high',
      sentence: 'Every update lands just as high on the opposite wall. It never comes down.',
    };
  if (alpha > 2)
    return {
      name: 'Too high',
      sentence: 'Too large a learning rate makes drastic updates, which lead to divergence.',
    };
  if (needed <= swift)
    return { name: 'Just right', sentence: 'A good learning rate swiftly reaches the minimum point.' };
  return alpha < 1
    ? {
        name: 'Too low',
        sentence: 'A small learning rate needs many updates before it reaches the minimum point.',
      }
    : {
        name: 'Rather high',
        sentence: 'Every update oversteps the minimum, but each by a little less than the last.',
      };
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

/** A panel: where its curve stands, and where the words about it begin. */
interface Place {
  name: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  heading: PixelPoint;
  sentence: PixelPoint;
}

const stackedHeight = 224;

function panelPlace({ width, narrow }: Canvas, i: number): Place {
  const name = alphas[i]!;
  if (narrow) {
    const [right, top] = [width - 148, i * stackedHeight + 30];
    return {
      name,
      left: 24,
      right,
      top,
      bottom: top + 150,
      heading: [right + 14, top - 2],
      sentence: [right + 14, top + 68],
    };
  }
  const pitch = width / alphas.length;
  const [left, right] = [i * pitch + 30, (i + 1) * pitch - 14];
  return {
    name,
    left,
    right,
    top: 80,
    bottom: 270,
    heading: [(left + right) / 2, 18],
    sentence: [left, 332],
  };
}

function drawPanel(canvas: Canvas, place: Place, descended: Descended, start: number): void {
  const { name, left, right, top, bottom, heading, sentence } = place;
  const panel = child(canvas.svg, 'g', `panel ${name}`);
  const x = scaleLinear().domain([-walls, walls]).range([left, right]);
  const y = scaleLinear()
    .domain([0, height(walls)])
    .range([bottom, top]);
  const at = (theta: number): PixelPoint => [x(theta), y(height(theta))];
  const { name: title, sentence: text } = verdict(descended.alpha, start);
  const { text: result, color } = outcome(descended);

  axisBottom(panel, 'theta', bottom, {
    scale: x,
    label: 'θ',
    ticks: [-2, 0, 2],
    format: signed,
  });
  axisLeft(panel, 'loss', left, { scale: y, label: 'J(θ)', ticks: [0, 2, 4], format: String });
  line(panel, 'bowl', curve().map(at), { color: 'var(--ink-faint)', width: 1.5 });

  const inside = clipped(panel, canvas, name, {
    x: left,
    y: top - 8,
    width: right - left + 8,
    height: bottom - top + 16,
  });
  const { points, leaves } = visible(descended.thetas, at, top);
  arrows(inside, 'updates', points, { color: 'var(--accent)', width: 1.75 });
  crosses(panel, 'diverged', leaves && descended.divergedAfter !== null ? [leaves] : []);
  handle(panel, 'start', {
    x,
    y,
    point: { x: start, y: height(start) },
    label: `Start, the same in all panels: θ = ${signed(start)}. Drag it along the curve, or use the arrow keys.`,
    radius: 6,
  });

  const anchor = canvas.narrow ? 'start' : 'middle';
  const below = (lines: number): PixelPoint => [heading[0], heading[1] + 20 * lines];
  words(panel, 'verdict', title, heading, { anchor, weight: 600 });
  words(panel, 'alpha', `α = ${descended.alpha}, first step ${firstStep(descended)}`, below(1), {
    anchor,
    color: 'var(--ink-soft)',
  });
  words(panel, 'outcome', result, below(2), { anchor, color, weight: 600 });
  paragraph(panel, 'sentence', text, sentence, {
    characters: canvas.narrow ? 19 : 32,
    color: 'var(--ink-soft)',
  });
}

/** Length of the first update, α times the slope: on this bowl the slope is θ itself. */
const firstStep = ({ alpha, thetas }: Descended) => Number((alpha * Math.abs(thetas[0]!)).toPrecision(2));

const curve = () => Array.from({ length: 65 }, (_, i) => walls * (i / 32 - 1));

/** Shorter arrows than this cannot be seen. */
const shortest = 1;

/** The updates that can be seen: until they are too short, or until they leave the panel, and where they do. */
function visible(
  thetas: readonly number[],
  at: (theta: number) => PixelPoint,
  top: number,
): { points: PixelPoint[]; leaves: PixelPoint | null } {
  const points: PixelPoint[] = [];
  for (const theta of thetas) {
    const [point, last] = [at(theta), points.at(-1)];
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < shortest) break;
    points.push(point);
    if (point[1] < top && last) {
      const share = (last[1] - top) / (last[1] - point[1]);
      return { points, leaves: [last[0] + share * (point[0] - last[0]), top] };
    }
  }
  return { points, leaves: null };
}
