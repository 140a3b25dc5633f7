import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft } from '../../lib/charts/axis.ts';
import { child, type Layer } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import { crosses, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { spread } from '../../lib/charts/spread.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider, toggle } from '../../lib/figure/contract/knobs.ts';
import type { Run, RunHistory, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

const steps = 400;
/** All of them make a batch: without the noise of mini-batches, the learning rate is all there is to see. */
const examples = 200;
/** Diverged: a batch's loss exceeds this multiple of the training loss at the start. */
const divergence = 100;
/** The loss ½(ŷ − y)² of a network that answers ½ whatever it is shown. */
const guessing = 1 / 8;

const names = ['low', 'good', 'high', 'very high'] as const;
const colors = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)'];
/** Starts per rate, when the spread is asked for: the figure's own and these further ones. */
const furtherStarts = 4;

type Point = readonly [step: number, loss: number];

/** One learning rate. */
interface Trained {
  alpha: number;
  /** Training loss over the steps; for a run that diverged, on to the batch loss that gave it away. `[starts]` */
  curves: Point[][];
  /** Of the figure's own start. Training loss at the end of the budget: null if it is not reached. */
  final: number | null;
  divergedAt: number | null;
}

const rate = (label: string, initial: number) =>
  slider({ label, symbol: 'α', min: 0.001, max: 10, scale: 'log', default: initial });

export default defineFigure({
  title: 'Four learning rates',
  description:
    'Training loss, on a logarithmic axis, over the steps of four networks that differ in nothing but their learning rate. ' +
    'The low rate falls slowly, the good one falls furthest, the high one stays near the loss of a guess, marked by a dashed ' +
    'line, and the very high one shoots out of the top, where a red cross marks it.',
  knobs: {
    low: rate('Low', 0.02),
    good: rate('Good', 0.3),
    high: rate('High', 1.5),
    veryHigh: rate('Very high', 5),
    data: choice('Data', ['moons', 'circles', 'xor', 'spirals']),
    starts: toggle('Four more random starts each'),
    seed: seed(),
  },

  experiment: ({ data, starts, seed, ...alphas }): Study => ({
    kind: 'study',
    data: { name: data, training: examples, validation: 10, seed },
    loss: 'squared-error',
    budget: { steps },
    runs: ratesOf(alphas).flatMap((learningRate) =>
      Array.from({ length: 1 + (starts ? furtherStarts : 0) }, (_, start): Run => ({
        hidden: [8, 8],
        activation: 'relu',
        initializer: { kind: 'glorot' },
        optimizer: { kind: 'sgd' },
        learningRate,
        schedule: { kind: 'constant' },
        batchSize: examples,
        ...unregularized,
        seed: seed + start * seedStride,
      })),
    ),
    record: { checkpoints: 100 },
    divergence,
  }),

  summarise: ({ runs }, knobs): Trained[] => {
    const starts = runs.length / names.length;
    return ratesOf(knobs).map((alpha, i) => {
      const histories = runs.slice(i * starts, (i + 1) * starts);
      const { checkpoints, divergedAt } = histories[0]!;
      return {
        alpha,
        curves: histories.map(curveOf),
        final: checkpoints.find(({ step }) => step === steps)?.trainingLoss ?? null,
        divergedAt,
      };
    });
  },

  height: (width) => (width < 500 ? 420 : 400),

  draw: (data, canvas) => {
    const room = canvas.narrow ? 88 : 104;
    const [left, right, top, bottom] = [44, canvas.width - room, 40, canvas.height - 48];
    const x = scaleLinear().domain([0, steps]).range([left, right]);
    const y = scaleLog()
      .domain([floorOf(data), 1])
      .range([bottom, top]);
    const at = ([step, loss]: Point): PixelPoint => [x(step), y(Math.max(loss, Number.MIN_VALUE))];

    const panel = child(canvas.svg, 'g', 'panel');
    axisBottom(panel, 'steps', bottom, { scale: x, label: 'step', ticks: [0, 100, 200, 300, 400] });
    axisLeft(panel, 'loss', left, {
      scale: y,
      label: 'training loss J (log scale)',
      ticks: lossTicks.filter((tick) => tick >= floorOf(data)),
      format: String,
      grid: right - left,
    });
    line(
      panel,
      'guessing',
      [
        [left, y(guessing)],
        [right, y(guessing)],
      ],
      { color: 'var(--ink-faint)', width: 1.25, dashes: '4 4' },
    );
    const inside = clipped(panel, canvas, 'plot', {
      x: left - 2,
      y: top,
      width: right - left + 4,
      height: bottom - top,
    });
    data.forEach(({ curves }, i) =>
      drawCurves(
        child(inside, 'g', `rate-${i}`),
        curves.map((curve) => curve.map(at)),
        colors[i]!,
      ),
    );
    words(panel, 'guessing', 'the loss of guessing ½', [right - 6, y(guessing) + 17], {
      anchor: 'end',
      color: 'var(--ink-soft)',
    });
    drawEnds(child(panel, 'g', 'ends'), data, { at, left, right, top, bottom });
  },

  table: (data) => ({
    columns: ['step', ...data.map(({ alpha }) => `training loss at α = ${alpha}`)],
    rows: [...new Set(data.flatMap(({ curves }) => curves[0]!.map(([step]) => step)))]
      .sort((a, b) => a - b)
      .map((step) => [
        step,
        ...data.map(({ curves }) => curves[0]!.find(([at]) => at === step)?.[1] ?? null),
      ]),
  }),

  measures: ([low, good, high, veryHigh]) => ({
    lowLoss: low!.final,
    goodLoss: good!.final,
    highLoss: high!.final,
    veryHighLoss: veryHigh!.final,
    veryHighDivergedAt: veryHigh!.divergedAt,
    highPlace: 1 + [low!, good!, veryHigh!].filter((other) => loss(other) < loss(high!)).length,
  }),

  curves: (data) => ({
    x: { label: 'step', scale: 'linear', domain: [0, steps] },
    y: { label: 'training loss J (log scale)', scale: 'log', domain: [0.001, 1] },
    lines: data.map(({ curves }, i) => ({ name: names[i]!, color: colors[i]!, points: curves[0]! })),
  }),

  finding: {
    says: ([low, good, high, veryHigh]) =>
      `After ${steps} full-batch steps the training loss is ${ending(good!)} at α = ${good!.alpha}, ${ending(low!)} at α = ${low!.alpha} and ` +
      `${ending(high!)} at α = ${high!.alpha}. α = ${veryHigh!.alpha} ` +
      (veryHigh!.divergedAt === null
        ? `does not diverge: it ends at ${ending(veryHigh!)}.`
        : `diverges: at step ${veryHigh!.divergedAt} the loss exceeds ${divergence} times its start.`),
    holds: ([low, good, high, veryHigh]) =>
      veryHigh!.divergedAt !== null &&
      loss(good!) < clearly * loss(low!) &&
      loss(low!) < clearly * loss(high!),
    fails: { high: 0.2 },
    atLeast: 19,
    switches: [
      { with: 'circles for data', knobs: { data: 'circles' }, holds: true, atLeast: 19 },
      { with: 'the high rate halved', knobs: { high: 0.75 }, holds: false, atLeast: 18 },
    ],
  },
});

/** Two losses differ when the lower is below this share of the higher. */
const clearly = 0.9;
const loss = ({ final }: Trained) => final ?? Infinity;
const ending = ({ final, divergedAt }: Trained) =>
  divergedAt !== null
    ? `beyond all bounds (step ${divergedAt})`
    : final === null
      ? 'not known yet'
      : final.toPrecision(2);

/** Seeds of further starts stay clear of neighbouring seeds of the figure. */
const seedStride = 1_000_000;

const ratesOf = ({ low, good, high, veryHigh }: Record<'low' | 'good' | 'high' | 'veryHigh', number>) => [
  low,
  good,
  high,
  veryHigh,
];

function curveOf({ checkpoints, batchLoss, divergedAt }: RunHistory): Point[] {
  const measured = checkpoints.map(({ step, trainingLoss }): Point => [step, trainingLoss]);
  if (divergedAt === null) return measured;
  const last = measured.at(-1)?.[0] ?? 0;
  const batches = Array.from(batchLoss, (value, step): Point => [
    step,
    Number.isFinite(value) ? value : Infinity,
  ]);
  return [...measured, ...batches.filter(([step]) => step > last)];
}

const lossTicks = [0.0001, 0.001, 0.01, 0.1, 1];

/** The axis ends at the tick, or the third of it, below all losses. */
function floorOf(data: readonly Trained[]): number {
  const lowest = Math.min(
    ...data.flatMap(({ curves }) => curves.flatMap((curve) => curve.map(([, value]) => value))),
    0.01,
  );
  return [0.003, 0.001, 0.0003].find((floor) => floor < lowest) ?? 0.0001;
}

function drawCurves(layer: Layer, curves: readonly PixelPoint[][], color: string): void {
  for (let start = furtherStarts; start >= 1; start--)
    line(layer, `start-${start}`, curves[start] ?? [], { color, width: 1, opacity: 0.5 });
  line(layer, 'own', curves[0]!, { color, width: 2.25 });
}

function drawEnds(
  layer: Layer,
  data: readonly Trained[],
  {
    at,
    left,
    right,
    top,
    bottom,
  }: { at: (point: Point) => PixelPoint; left: number; right: number; top: number; bottom: number },
): void {
  const alive = data.filter(({ divergedAt }) => divergedAt === null);
  const wanted = alive.map(({ curves }) =>
    Math.min(bottom, Math.max(top, at(curves[0]!.at(-1) ?? [0, 1])[1])),
  );
  const places = spread(wanted, 36, [top, bottom - 14]);
  let row = 0;
  const exits: PixelPoint[] = [];
  data.forEach((trained, i) => {
    const { alpha, divergedAt, curves } = trained;
    const group = child(layer, 'g', `end-${i}`);
    if (divergedAt === null) {
      const y = places[alive.indexOf(trained)]!;
      words(group, 'name', names[i]!, [right + 8, y + 1], { color: colors[i]!, weight: 600 });
      words(group, 'alpha', `α = ${alpha}`, [right + 8, y + 17], { color: colors[i]! });
    } else {
      const exit: PixelPoint = [Math.min(right, Math.max(left, at(curves[0]!.at(-1)!)[0])), top];
      exits.push(exit);
      words(group, 'name', `${names[i]!}, α = ${alpha}`, [exit[0] + 12, top + 14 + 34 * row], {
        color: colors[i]!,
        weight: 600,
      });
      words(group, 'alpha', `diverged at step ${divergedAt}`, [exit[0] + 12, top + 30 + 34 * row], {
        color: 'var(--bad)',
      });
      row++;
    }
  });
  crosses(layer, 'diverged', exits);
}
