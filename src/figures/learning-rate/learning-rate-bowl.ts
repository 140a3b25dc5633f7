import { defineFigure } from '../../lib/figure/contract/define.ts';
import { slider } from '../../lib/figure/contract/knobs.ts';
import { firstIndex } from '../../lib/math/known.ts';
import * as plot from '../../lib/plot/plot.ts';
import type { Descent, Path } from '../../lib/surfaces/descend.ts';
import { plain } from '../../lib/text/numbers.ts';
import { counted, listed } from '../../lib/text/words.ts';
import { bowlPanel, type Descended } from './learning-rate-bowl/panel.ts';
import { arrived, swift, verdict } from './learning-rate-bowl/verdict.ts';

const steps = 50;
/** Diverged: J exceeds this multiple of its value at the start. The trainer's own threshold for networks. */
const divergence = 100;

type Data = [low: Descended, right: Descended, high: Descended];

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

  summarise: ({ paths: [low, right, high] }, knobs): Data => [
    descended(low!, knobs.low),
    descended(right!, knobs.right),
    descended(high!, knobs.high),
  ],

  panels: (data, { start }) => plot.row(data.map((one, i) => bowlPanel(alphas[i]!, one, start))),

  table: (data) =>
    plot.tableSideBySide(
      'update',
      data.flatMap(({ alpha, thetas, heights }) => [
        [`θ at α = ${alpha}`, thetas],
        [`J at α = ${alpha}`, heights],
      ]),
    ),

  measures: ([low, right, high], { start }) => ({
    lowArrivedAfter: low.arrivedAfter,
    middleArrivedAfter: right.arrivedAfter,
    highArrivedAfter: high.arrivedAfter,
    highDivergedAfter: high.divergedAfter,
    lowVerdict: verdict(low.alpha, start).name,
    middleVerdict: verdict(right.alpha, start).name,
    highVerdict: verdict(high.alpha, start).name,
  }),

  finding: {
    says: ([low, right, high], { start }) =>
      `${arrival([low, right], start)} At α = ${high.alpha} ${escape(high)}. Budget: ${steps} updates each.`,
    holds: ([low, right, high]) =>
      right.arrivedAfter !== null &&
      right.arrivedAfter <= swift &&
      (low.arrivedAfter ?? Infinity) >= 3 * right.arrivedAfter &&
      low.divergedAfter === null &&
      high.divergedAfter !== null,
    fails: { high: 1.5 },
    atLeast: 1,
  },
});

function descended({ points, values, divergedAt }: Path, alpha: number): Descended {
  const thetas = points.map(([theta]) => theta!);
  return {
    alpha,
    thetas,
    heights: values,
    arrivedAfter: firstIndex(thetas, (theta) => Math.abs(theta) <= arrived),
    divergedAfter: firstIndex(values, (value) => value > divergence * values[0]!) ?? divergedAt,
  };
}

const updates = (count: number) => counted(count, 'update');

/** Which of the descents arrive, and when. */
function arrival(descents: Descended[], start: number): string {
  if (Math.abs(start) <= arrived)
    return `θ = ${plain(start)} is within ${arrived} of the minimum from the start.`;
  const coming = descents.filter(({ arrivedAfter }) => arrivedAfter !== null);
  const others = descents.filter(({ arrivedAfter }) => arrivedAfter === null);
  const near = `within ${arrived} of the minimum`;
  const rates = others.map(({ alpha }) => plain(alpha));
  const missing = `at α = ${listed(rates, 'or')}`;
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
