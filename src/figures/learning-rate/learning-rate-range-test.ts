import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft, logTicks } from '../../lib/charts/axis.ts';
import { child, children, pixel, type Canvas, type Layer } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import type { Point as CurvePoint } from '../../lib/charts/curves.ts';
import { crosses, dots, line, type PixelPoint } from '../../lib/charts/marks.ts';
import { paragraph } from '../../lib/charts/paragraph.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { seed, slider, toggle } from '../../lib/figure/contract/knobs.ts';
import type { Run, RunHistory, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

const lowestRate = 1e-4;
/** Updates whose batch losses are averaged, centred: odd, so that the mean stands in the middle. */
const smoothing = 25;
/** The optimal range: from where the loss has fallen by this share of its whole fall to where that share is left to fall. */
const edge = 0.1;
/** Divergence begins where the loss has climbed back by this share of its fall. */
const climb = 0.25;
/** A test whose loss never falls below this multiple of its start is not read. */
const readable = 0.5;
/** The curve drawn: the lowest and the highest batch loss of each group of so many updates. */
const updatesPerGroup = 8;
/** Rates of the fresh runs that check the test, one at a time and fixed. */
const fixedRates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

interface Point {
  rate: number;
  loss: number;
}

/** What the program reads off the smoothed curve. */
interface Reading {
  start: number;
  lowest: number;
  /** Ends of the optimal range. */
  from: number;
  to: number;
  /** Where the loss begins to diverge; null if it has not when the test ends. */
  diverges: number | null;
}

interface Data {
  raw: Point[];
  smooth: Point[];
  /** Null while the test is running, or if it never learnt enough to be read. */
  reading: Reading | null;
  /** Where the test was stopped because its loss had exploded. */
  stoppedAt: number | null;
  /** Final training losses of the fresh runs; null where one has diverged. */
  fixed: { rate: number; loss: number | null }[];
}

export default defineFigure({
  title: 'A learning-rate range test',
  description:
    'Loss of the mini-batches over the learning rate, on a logarithmic axis, while a network that learns the ten digits is ' +
    'trained once and the learning rate grows with every update. The loss stays at its start, falls, and climbs again. Dashed ' +
    'lines and a band mark the optimal range of learning rates found by the program; a third dashed line marks where the loss ' +
    'begins to diverge.',
  knobs: {
    to: slider({ label: 'Largest rate', symbol: 'α', min: 0.01, max: 30, scale: 'log', default: 3 }),
    steps: slider({ label: 'Updates in the test', min: 200, max: 1600, step: 100, default: 800 }),
    check: toggle('Check it with fresh runs at fixed rates'),
    seed: seed(),
  },

  experiment: ({ to, steps, check, seed }): Study => {
    const run: Run = {
      hidden: [32],
      activation: 'relu',
      initializer: { kind: 'normal', deviation: 0.05 },
      optimizer: { kind: 'sgd' },
      learningRate: lowestRate,
      schedule: { kind: 'range-test', to },
      batchSize: 32,
      ...unregularized,
      seed,
    };
    const fresh = (learningRate: number): Run => ({ ...run, learningRate, schedule: { kind: 'constant' } });
    return {
      kind: 'study',
      data: { name: 'digits', training: 2000, validation: 10, seed },
      loss: 'softmax-cross-entropy',
      budget: { steps },
      runs: [run, ...(check ? fixedUpTo(to).map(fresh) : [])],
      record: { checkpoints: 1 },
    };
  },

  summarise: ({ runs: [test, ...fresh] }, { to }): Data => {
    const over = test!.batchLoss.length === test!.steps || test!.divergedAt !== null;
    const smooth = smoothed(test!);
    return {
      raw: extremes(test!),
      smooth,
      reading: over ? read(smooth) : null,
      stoppedAt: test!.divergedAt === null ? null : (test!.learningRate.at(-1) ?? null),
      fixed: fresh.flatMap((run, i) => {
        const end = run.checkpoints.find(({ step }) => step === run.steps);
        if (!end && run.divergedAt === null) return [];
        return [{ rate: fixedUpTo(to)[i]!, loss: end ? end.trainingLoss : null }];
      }),
    };
  },

  height: (width) => (width < 500 ? 410 : 390),

  draw: (data, canvas, { to }) => {
    const top = canvas.narrow ? 84 : 34;
    const [left, right, bottom] = [40, canvas.width - 12, canvas.height - 48];
    const x = scaleLog().domain([lowestRate, to]).range([left, right]);
    const y = scaleLinear().domain([0, 2.5]).range([bottom, top]);
    const at = ({ rate, loss }: Point): PixelPoint => [x(rate), y(loss)];

    const panel = child(canvas.svg, 'g', 'panel');
    drawRange(child(panel, 'g', 'range'), data.reading, { x, top, bottom });
    axisBottom(panel, 'rate', bottom, { scale: x, label: 'learning rate α (log scale)', ...logTicks(x) });
    axisLeft(panel, 'loss', left, { scale: y, label: 'loss J', ticks: [0, 0.5, 1, 1.5, 2, 2.5] });
    const inside = clipped(panel, canvas, 'plot', {
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
    });
    line(inside, 'raw', data.raw.map(at), { color: 'var(--series-1)', width: 1, opacity: 0.5 });
    line(inside, 'smooth', data.smooth.map(at), { color: 'var(--series-1)', width: 2.5 });
    crosses(panel, 'stopped', data.stoppedAt === null ? [] : [[x(data.stoppedAt), top]]);
    drawFixed(child(panel, 'g', 'fixed'), data.fixed, at, top);
    drawWords(child(panel, 'g', 'remarks'), data, canvas, { x, y, top, bottom });
  },

  table: ({ smooth, fixed }) => ({
    columns: [
      'learning rate',
      `loss of the mini-batch, mean of ${smoothing} updates`,
      'training loss of a fresh run',
    ],
    rows: [
      ...smooth.map(({ rate, loss }) => [rate, loss, null]),
      ...fixed.map(({ rate, loss }) => [rate, null, loss ?? 'diverged']),
    ],
  }),

  measures: ({ reading, fixed }) => ({
    startLoss: reading?.start ?? null,
    lowestLoss: reading?.lowest ?? null,
    bandFrom: reading?.from ?? null,
    bandTo: reading?.to ?? null,
    divergesAt: reading?.diverges ?? null,
    bestFixedRate: bestOf(fixed)?.rate ?? null,
    bestFixedLoss: bestOf(fixed)?.loss ?? null,
  }),

  // The rates of the updates are rounded to 32 bits: the first would lie a hair outside of the chart.
  curves: ({ smooth, fixed }, { to }) => ({
    x: { label: 'learning rate α (log scale)', scale: 'log', domain: [lowestRate, to] },
    y: { label: 'loss J', scale: 'linear', domain: [0, 2.5] },
    lines: [
      {
        name: 'test',
        color: 'var(--series-1)',
        points: smooth
          .filter((_, i) => i % updatesPerGroup === 0)
          .map(({ rate, loss }) => [Math.min(to, Math.max(lowestRate, rate)), loss]),
      },
      ...(fixed.length === 0
        ? []
        : [
            {
              name: 'fixed rates',
              color: 'var(--ink)',
              points: fixed.flatMap(({ rate, loss }): CurvePoint[] => (loss === null ? [] : [[rate, loss]])),
            },
          ]),
    ],
  }),

  finding: {
    says: ({ smooth, reading, stoppedAt, fixed }, { steps, to }) => {
      if (smooth.length < steps && stoppedAt === null)
        return `The test is at update ${smooth.length} of ${steps}.`;
      if (!reading)
        return `In ${steps} updates up to α = ${to} the smoothed loss does not even halve: there is nothing to read off.`;
      const { start, lowest, from, to: end, diverges } = reading;
      const then =
        diverges === null
          ? 'It does not climb again.'
          : `From α = ${short(diverges)} on it climbs back, by ${percent(climb)} of the fall.`;
      return (
        `In ${steps} updates the smoothed loss falls from ${start.toFixed(2)} to ${lowest.toFixed(2)}: ${percent(edge)} of the fall ` +
        `is done at α = ${short(from)}, ${percent(1 - edge)} at α = ${short(end)}, the “optimal” range. ${then}${saysFixed(fixed, reading)}`
      );
    },
    holds: ({ reading, fixed }) =>
      reading !== null &&
      reading.from >= 10 * lowestRate &&
      reading.from < reading.to &&
      reading.diverges !== null &&
      (bestOf(fixed)?.rate ?? Infinity) > reading.to,
    fails: { to: 0.03 },
    atLeast: 19,
    switches: [
      { with: 'fresh runs to check it', knobs: { check: true }, holds: true, atLeast: 19 },
      { with: 'the test stopped at α = 0.1', knobs: { to: 0.1 }, holds: false, atLeast: 18 },
    ],
  },
});

const fixedUpTo = (to: number) => fixedRates.filter((rate) => rate <= to);

const short = (value: number) => String(Number(value.toPrecision(2)));
const percent = (share: number) => `${Math.round(100 * share)}\u00a0%`;

/** The fixed rate whose run ends lowest; null while there is none. */
function bestOf(fixed: Data['fixed']): Point | null {
  const alive = fixed.filter((run): run is Point => run.loss !== null);
  return alive.length === 0 ? null : alive.reduce((a, b) => (b.loss < a.loss ? b : a));
}

function saysFixed(fixed: Data['fixed'], { from, to }: Reading): string {
  const best = bestOf(fixed);
  if (!best) return '';
  const place = best.rate < from ? 'below' : best.rate > to ? 'above' : 'within';
  return ` Of the fixed rates, α = ${best.rate} ends lowest, at ${best.loss.toFixed(2)}: ${place} the range.`;
}

/** `[updates]`: centred means; at the ends, of as many updates as there are. */
export function smoothed({
  batchLoss,
  learningRate,
}: Pick<RunHistory, 'batchLoss' | 'learningRate'>): Point[] {
  const reach = (smoothing - 1) / 2;
  return Array.from(batchLoss, (_, i) => {
    const around = batchLoss.subarray(Math.max(0, i - reach), i + reach + 1);
    return { rate: learningRate[i]!, loss: around.reduce((sum, loss) => sum + loss, 0) / around.length };
  });
}

/** The rule of the dashed lines. Null if the loss does not fall far enough. */
export function read(smooth: readonly Point[]): Reading | null {
  const start = smooth[0]?.loss ?? NaN;
  const lowest = Math.min(...smooth.map(({ loss }) => loss));
  const fall = start - lowest;
  if (!(lowest < readable * start)) return null;
  const bottom = smooth.findIndex(({ loss }) => loss === lowest);
  return {
    start,
    lowest,
    from: smooth.find(({ loss }) => loss <= start - edge * fall)!.rate,
    to: smooth.find(({ loss }) => loss <= lowest + edge * fall)!.rate,
    diverges: smooth.slice(bottom).find(({ loss }) => loss >= lowest + climb * fall)?.rate ?? null,
  };
}

/** Two points for each group of updates, so that the noise stays to be seen and the page stays small. */
function extremes({ batchLoss, learningRate }: RunHistory): Point[] {
  return Array.from({ length: Math.ceil(batchLoss.length / updatesPerGroup) }, (_, group) => {
    const losses = batchLoss.subarray(group * updatesPerGroup, (group + 1) * updatesPerGroup);
    const rate = (share: number) =>
      learningRate[group * updatesPerGroup + Math.floor(share * (losses.length - 1))]!;
    return [
      { rate: rate(1 / 4), loss: Math.min(...losses) },
      { rate: rate(3 / 4), loss: Math.max(...losses) },
    ];
  }).flat();
}

type Scale = (value: number) => number;

function drawRange(
  layer: Layer,
  reading: Reading | null,
  { x, top, bottom }: { x: Scale; top: number; bottom: number },
): void {
  child(layer, 'rect', 'band')
    .attr('x', pixel(reading ? x(reading.from) : 0))
    .attr('y', top)
    .attr('width', pixel(reading ? x(reading.to) - x(reading.from) : 0))
    .attr('height', bottom - top)
    .attr('fill', 'var(--good)')
    .attr('fill-opacity', 0.12);
  const marks = (['from', 'to', 'diverges'] as const).filter((name) => typeof reading?.[name] === 'number');
  children(layer, 'path', 'mark', marks)
    .attr('data-mark', String)
    .attr('d', (name) => `M${pixel(x(reading![name]!))},${bottom}V${top}`)
    .attr('stroke', (name) => `var(--${name === 'diverges' ? 'bad' : 'good'})`)
    .attr('stroke-width', 1.25)
    .attr('stroke-dasharray', '5 4');
}

function drawFixed(layer: Layer, fixed: Data['fixed'], at: (point: Point) => PixelPoint, top: number): void {
  const ends = fixed.filter((run): run is Point => run.loss !== null).map(at);
  dots(
    layer,
    'ends',
    ends.map(([x, y]): PixelPoint => [x, Math.max(top, y)]),
    { color: 'var(--ink)', radius: 4.5, stroke: 'var(--paper)' },
  );
  crosses(
    layer,
    'diverged',
    fixed.filter(({ loss }) => loss === null).map(({ rate }): PixelPoint => [at({ rate, loss: 0 })[0], top]),
  );
}

function drawWords(
  layer: Layer,
  { reading, fixed }: Data,
  { narrow, width }: Canvas,
  { x, y, top, bottom }: { x: Scale; y: Scale; top: number; bottom: number },
): void {
  const legend = fixed.length === 0 ? '' : '● fresh runs, each at one fixed rate: final training loss';
  paragraph(layer, 'fixed', legend, [x(lowestRate) + 12, bottom - 52], { characters: narrow ? 19 : 34 });
  const { from, to, diverges } = reading ?? { from: lowestRate, to: lowestRate, diverges: null };
  paragraph(
    layer,
    'too-low',
    reading ? 'learning rate is too low, loss doesn’t improve' : '',
    [(x(lowestRate) + x(from)) / 2, y(1.7)],
    {
      characters: narrow ? 18 : 26,
      anchor: 'middle',
      color: 'var(--ink-soft)',
    },
  );
  paragraph(
    layer,
    'optimal',
    reading ? 'optimal learning rate range' : '',
    [(x(from) + x(to)) / 2, top - 10],
    {
      characters: 30,
      anchor: 'middle',
      color: 'var(--good)',
    },
  );
  const end: PixelPoint = narrow ? [width - 12, top - 52] : [x(diverges ?? lowestRate) - 10, y(2.2)];
  paragraph(layer, 'too-high', diverges === null ? '' : 'learning rate is too high, begins to diverge', end, {
    characters: narrow ? 26 : 16,
    anchor: 'end',
    color: 'var(--bad)',
  });
}
