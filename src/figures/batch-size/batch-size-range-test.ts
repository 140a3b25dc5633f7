import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft, logTicks, powerOfTen } from '../../lib/charts/axis.ts';
import { child, type Layer } from '../../lib/charts/canvas.ts';
import { crosses, dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { runningMeans, thinned } from '../../lib/charts/series.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import type { RunHistory, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

const batchSizes = [64, 32, 16, 8, 4];
/** In order of the batch size, smallest first. */
const colors = [
  'var(--series-5)',
  'var(--series-4)',
  'var(--series-3)',
  'var(--series-2)',
  'var(--series-1)',
];
const rates = { from: 1e-5, to: 1 };
const decades = Math.log10(rates.to / rates.from);
const examples = 1024;
/** With equal steps every batch size gets as many as this one takes for its epochs. */
const middleBatchSize = 16;
const stepsOf = (epochs: number) => (epochs * examples) / middleBatchSize;

/** The thin lines: few enough batches that the noise stays to be seen. Odd, so that the mean stands in the middle. */
const batchesInThinLine = 15;
/** The thick lines, from which everything is measured: at equal epochs the same number of examples for every batch size. */
const decadesInThickLine = 0.25;
/** A curve ends where its thick line exceeds this multiple of its lowest value so far. (fastai's range test stops at 4.) */
const stopAt = 3;
const pointsPerLine = 200;
/** What is claimed of B = 64 against B = 4, whose ratio is 16. */
const claimed = { halfWay: 8, lowest: 4, noise: 2 };

interface Point {
  rate: number;
  loss: number;
}

interface Curve {
  batchSize: number;
  thin: Point[];
  thick: Point[];
  /** Where the thick line has fallen half-way from its start to its lowest point, and that lowest point; once it is over. */
  halfWay: Point | null;
  lowest: Point | null;
  stopped: boolean;
  /** Standard deviation of the batch loss over the first decade of rates, where the network has hardly moved. */
  noise: number | null;
}

interface Data {
  curves: Curve[];
  /** Of the values for the largest batch to those for the smallest; for noise the other way round. */
  ratios: { halfWay: number; lowest: number; noise: number } | null;
}

export default defineFigure({
  title: 'Loss over learning rate for five batch sizes',
  description:
    'One learning-rate range test for each of the batch sizes 64, 32, 16, 8 and 4, on the ten-class digits: loss of the ' +
    'mini-batches over the learning rate, on a logarithmic axis from 10⁻⁵ to 1. Thin lines are noisy, thick ones smoothed. ' +
    'Each curve starts high, falls, reaches a lowest point and rises until it is stopped, unless the test ends first. Two rows of dots below repeat ' +
    'the rate at which each curve has fallen half-way, and the rate at which it is lowest.',
  knobs: {
    budget: choice('Budget', ['equal epochs', 'equal steps']),
    epochs: slider({
      label: `Epochs (of B = ${middleBatchSize} for equal steps)`,
      min: 6,
      max: 48,
      step: 6,
      default: 24,
    }),
    axis: choice('Axis', ['rate', 'rate per example'], { names: { rate: 'α', 'rate per example': 'α / B' } }),
    seed: seed(),
  },

  experiment: ({ budget, epochs, seed }): Study => ({
    kind: 'study',
    data: { name: 'digits', training: examples, validation: 10, seed },
    loss: 'softmax-cross-entropy',
    budget: budget === 'equal epochs' ? { epochs } : { steps: stepsOf(epochs) },
    runs: batchSizes.map((batchSize) => ({
      hidden: [32],
      activation: 'relu',
      initializer: { kind: 'he' },
      optimizer: { kind: 'momentum', beta: 0.9, form: 'goh' },
      learningRate: rates.from,
      schedule: { kind: 'range-test', to: rates.to },
      batchSize,
      ...unregularized,
      seed,
    })),
    record: { checkpoints: 1 },
  }),

  summarise: ({ runs }): Data => {
    const curves = runs.map((run, index) => curveOf(run, batchSizes[index]!));
    return { curves, ratios: ratiosOf(curves[0]!, curves.at(-1)!) };
  },

  height: (width) => (width < 500 ? 440 : 470),

  draw: ({ curves, ratios }, canvas, { axis }) => {
    const [left, right, top] = [44, canvas.width - 58, 34];
    const bottom = canvas.height - 112;
    const perExample = axis === 'rate per example';
    const x = scaleLog()
      .domain(perExample ? [1e-7, 1] : [rates.from, rates.to])
      .range([left, right]);
    const y = scaleLinear().domain([0, 3.5]).range([bottom, top]).clamp(true);
    const place = ({ batchSize }: Curve, { rate, loss }: Point): PixelPoint => [
      x(perExample ? rate / batchSize : rate),
      y(loss),
    ];

    const panel = child(canvas.svg, 'g', 'panel');
    axisLeft(panel, 'loss', left, {
      scale: y,
      label: 'loss of the mini-batch, J',
      ticks: [0, 1, 2, 3],
      grid: right - left,
    });
    for (const layer of ['thin', 'thick'] as const)
      curves.forEach((curve, i) =>
        line(
          panel,
          `${layer} batch-${curve.batchSize}`,
          curve[layer].map((point) => place(curve, point)),
          {
            color: colors[i]!,
            width: layer === 'thin' ? 1 : 2.25,
            ...(layer === 'thin' && { opacity: 0.5 }),
          },
        ),
      );
    const lowest = curves.filter((curve) => curve.lowest !== null);
    dots(
      panel,
      'lowest',
      lowest.map((curve) => place(curve, curve.lowest!)),
      {
        color: (i) => colors[curves.indexOf(lowest[i]!)]!,
        radius: 4.5,
        stroke: 'var(--paper)',
      },
    );
    drawFlags(panel, curves, place, top);
    const shrink = perExample ? batchSizes.at(-1)! / batchSizes[0]! : 1;
    drawRow(panel, 'halfWay', bottom + 24, ratios && ratios.halfWay * shrink, {
      curves,
      place,
      left,
      right,
      narrow: canvas.narrow,
    });
    drawRow(panel, 'lowest', bottom + 46, ratios && ratios.lowest * shrink, {
      curves,
      place,
      left,
      right,
      narrow: canvas.narrow,
    });
    axisBottom(panel, 'rate', bottom + 62, {
      scale: x,
      label: perExample ? 'learning rate over batch size, α / B (log scale)' : 'learning rate α (log scale)',
      ...logTicks(x),
      format: powerOfTen,
    });
  },

  table: ({ curves }) => ({
    columns: [
      'batch size B',
      'half-way down at α',
      'lowest at α',
      'lowest loss',
      'noise of the batch loss',
      'α',
      'loss at α',
    ],
    rows: curves.flatMap(({ batchSize, thick, noise, halfWay, lowest }) =>
      thick.map(({ rate, loss }) => [
        batchSize,
        halfWay?.rate ?? null,
        lowest?.rate ?? null,
        lowest?.loss ?? null,
        noise,
        rate,
        loss,
      ]),
    ),
  }),

  measures: ({ curves, ratios }) => {
    const losses = curves.flatMap(({ lowest }) => (lowest ? [lowest.loss] : []));
    const isOver = losses.length === curves.length;
    return {
      halfWayRatio: ratios?.halfWay ?? null,
      lowestRatio: ratios?.lowest ?? null,
      noiseRatio: ratios?.noise ?? null,
      deepest: isOver ? Math.min(...losses) : null,
      shallowest: isOver ? Math.max(...losses) : null,
    };
  },

  curves: ({ curves }) => {
    const rising = curves.toReversed();
    const over = (feature: 'halfWay' | 'lowest') =>
      rising.flatMap((curve, i) => (curve[feature] ? [[i, curve[feature].rate] as const] : []));
    return {
      x: {
        label: 'batch size B',
        scale: 'linear',
        domain: [0, batchSizes.length - 1],
        names: rising.map(({ batchSize }) => String(batchSize)),
      },
      y: { label: 'learning rate α (log scale)', scale: 'log', domain: [1e-4, rates.to] },
      lines: [
        { name: 'lowest', color: 'var(--series-2)', points: over('lowest') },
        { name: 'half-way down', color: 'var(--series-1)', points: over('halfWay') },
      ],
    };
  },

  finding: {
    says: ({ ratios }, { budget, epochs }) => {
      const each = budget === 'equal epochs' ? `${epochs} epochs` : `${stepsOf(epochs)} steps`;
      if (!ratios) return `The range tests, ${each} each, have not come far enough to compare.`;
      const [halfWay, lowest, noise] = [ratios.halfWay, ratios.lowest, ratios.noise].map((ratio) =>
        ratio.toPrecision(2),
      );
      return (
        `With ${each} each, the loss comes half-way down at a rate ${halfWay} times as high for B = 64 as for B = 4 ` +
        `(claimed: at least ${claimed.halfWay}), and is lowest at one ${lowest} times as high. The batch loss of B = 4 is ${noise} times as noisy.`
      );
    },
    holds: ({ ratios }) =>
      ratios !== null &&
      ratios.halfWay >= claimed.halfWay &&
      ratios.lowest >= claimed.lowest &&
      ratios.noise >= claimed.noise,
    fails: { budget: 'equal steps' },
    atLeast: 19,
    switches: [{ with: 'equal steps', knobs: { budget: 'equal steps' }, holds: false, atLeast: 19 }],
  },
});

function curveOf({ batchLoss, learningRate, steps, divergedAt }: RunHistory, batchSize: number): Curve {
  const smooth = (batches: number) =>
    runningMeans(batchLoss, batches).map((loss, i): Point => ({
      rate: learningRate[i + (batches >> 1)]!,
      loss,
    }));
  const thick = smooth(Math.max(1, Math.round((decadesInThickLine / decades) * steps)));
  const { kept, lowest } = untilStopped(thick);
  const stopped = kept.length < thick.length;
  const end = kept.at(-1)?.rate ?? 0;
  const isOver = stopped || divergedAt !== null || batchLoss.length === steps;
  const halfWay =
    isOver && lowest ? kept.find(({ loss }) => loss <= (kept[0]!.loss + lowest.loss) / 2) : null;
  const firstDecade = Math.floor(steps / decades);
  return {
    batchSize,
    thick: thinned(kept, pointsPerLine / 2),
    thin: thinned(
      smooth(batchesInThinLine).filter(({ rate }) => !stopped || rate <= end),
      pointsPerLine,
    ),
    halfWay: halfWay ?? null,
    lowest: isOver ? lowest : null,
    stopped,
    noise: batchLoss.length < firstDecade ? null : deviation(batchLoss.subarray(0, firstDecade)),
  };
}

/** Up to the point beyond which the loss exceeds `stopAt` times its lowest so far. */
function untilStopped(points: readonly Point[]): { kept: Point[]; lowest: Point | null } {
  let lowest: Point | null = null;
  for (const [index, point] of points.entries()) {
    if (lowest === null || point.loss < lowest.loss) lowest = point;
    if (!(point.loss <= stopAt * lowest.loss)) return { kept: points.slice(0, index + 1), lowest };
  }
  return { kept: [...points], lowest };
}

function deviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function ratiosOf(largest: Curve, smallest: Curve): Data['ratios'] {
  if (!largest.halfWay || !smallest.halfWay || !largest.lowest || !smallest.lowest) return null;
  if (largest.noise === null || smallest.noise === null) return null;
  return {
    halfWay: largest.halfWay.rate / smallest.halfWay.rate,
    lowest: largest.lowest.rate / smallest.lowest.rate,
    noise: smallest.noise / largest.noise,
  };
}

type Place = (curve: Curve, point: Point) => PixelPoint;

/** A label over each curve's end, on a thin pole. The end furthest left has the tallest, so that none crosses a label. */
function drawFlags(panel: Layer, curves: readonly Curve[], place: Place, top: number): void {
  const rowHeight = 17;
  const ends = curves.flatMap((curve) =>
    curve.thick.slice(-1).map((point) => ({ curve, at: place(curve, point) })),
  );
  const order = [...ends].sort((a, b) => a.at[0] - b.at[0]);
  curves.forEach((curve, i) => {
    const end = ends.find((candidate) => candidate.curve === curve);
    const name = `batch-${curve.batchSize}`;
    if (!end)
      return void [line(panel, `pole ${name}`, [], { color: colors[i]! }), words(panel, name, '', [0, 0])];
    const [x, y] = end.at;
    const flag = top + 12 + rowHeight * order.indexOf(end);
    line(
      panel,
      `pole ${name}`,
      [
        [x, y],
        [x, flag - 10],
      ],
      { color: colors[i]!, width: 1, dashes: '2 3' },
    );
    words(panel, name, `B = ${curve.batchSize}`, [x + 5, flag], { weight: 600 });
  });
  crosses(
    panel,
    'stopped',
    ends.filter(({ curve }) => curve.stopped).map(({ at }) => at),
    4.5,
  );
}

/** A row of dots, one per batch size, at the rate of one feature of each curve; the largest batch's over the smallest's at the right. */
function drawRow(
  panel: Layer,
  feature: 'halfWay' | 'lowest',
  y: number,
  ratio: number | null,
  {
    curves,
    place,
    left,
    right,
    narrow,
  }: { curves: readonly Curve[]; place: Place; left: number; right: number; narrow: boolean },
): void {
  const row = child(panel, 'g', `row ${feature}`);
  const marked = curves.filter((curve) => curve[feature] !== null);
  line(
    row,
    'base',
    [
      [left + (narrow ? 62 : 130), y],
      [right, y],
    ],
    { color: 'var(--rule)', width: 1 },
  );
  dots(
    row,
    feature,
    marked.map((curve): PixelPoint => [place(curve, curve[feature]!)[0], y]),
    {
      color: (i) => colors[curves.indexOf(marked[i]!)]!,
      radius: 4.5,
      stroke: 'var(--paper)',
    },
  );
  words(row, 'name', narrow ? rowNames[feature].short : rowNames[feature].long, [left + 4, y + 4], {
    color: 'var(--ink-soft)',
  });
  words(row, 'ratio', ratio === null ? '' : `× ${ratio.toPrecision(2)}`, [right + 8, y + 4], { weight: 600 });
}

const rowNames = {
  halfWay: { long: 'half-way down at', short: 'half-way' },
  lowest: { long: 'lowest at', short: 'lowest' },
};
