import { scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft } from '../../lib/charts/axis.ts';
import { child, children, pixel, type Canvas, type Layer } from '../../lib/charts/canvas.ts';
import { crosses, dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { spread } from '../../lib/charts/spread.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import type { Initializer, Run, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

/** What is varied, what stays, and in which words. */
const sweeps = {
  width: {
    sizes: [1, 2, 4, 8, 16, 32],
    hidden: (units: number): number[] => [units, units],
    axis: 'units in each of 2 hidden layers',
    name: (units: number) => `${units} unit${units === 1 ? '' : 's'}`,
  },
  depth: {
    sizes: [0, 1, 2, 3, 4, 6, 8, 10],
    hidden: (layers: number) => Array<number>(layers).fill(8),
    axis: 'hidden layers of 8 units',
    name: (layers: number) => `${layers} layer${layers === 1 ? '' : 's'}`,
  },
};

const initializers: Record<'normal' | 'glorot', Initializer> = {
  normal: { kind: 'normal', deviation: 1.5 },
  glorot: { kind: 'glorot' },
};

const steps = 600;
/** Networks of each size, alike but for their first weights. */
const starts = 5;
const heldOut = 200;
const checkpoints = 20;

const common: Omit<Run, 'hidden' | 'initializer' | 'seed'> = {
  activation: 'tanh',
  optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  learningRate: 0.03,
  schedule: { kind: 'constant' },
  // More than there are examples: every step sees them all.
  batchSize: 1000,
  ...unregularized,
};

/** Held-out loss at both ends must be above the lowest by this factor. */
const clearly = 1.1;
/** "Falls" and "rises" of the training loss: by at least this factor. */
const factor = 1.3;

interface Size {
  size: number;
  /** `[starts that did not diverge]` */
  training: number[];
  heldOut: number[];
  /** Means over the starts; NaN if there is none. */
  meanTraining: number;
  meanHeldOut: number;
  diverged: number;
}

interface Data {
  sizes: Size[];
  /** The sizes with the lowest mean training and held-out loss. */
  bestTraining: Size;
  bestHeldOut: Size;
  /** Half the variance of the noise: what even the true curve loses. */
  floor: number;
  step: number;
}

export default defineFigure({
  title: 'Loss over width or depth',
  description:
    'Training and held-out loss, on a logarithmic axis, over the number of units in each of two hidden layers, or over the number of ' +
    'hidden layers. Small dots are single networks, lines their means; a ring marks the lowest held-out loss; a dashed ' +
    'line the loss of the noise alone.',
  knobs: {
    across: choice('Vary', ['width', 'depth'], { names: { width: 'width', depth: 'number of layers' } }),
    start: choice('Weights start at', ['normal', 'glorot'], {
      names: { normal: 'deviation 1.5 everywhere', glorot: 'Glorot’s scale' },
    }),
    points: slider({ label: 'Training points', min: 10, max: 300, step: 1, scale: 'log', default: 30 }),
    noise: slider({ label: 'Noise', symbol: 'σ', min: 0.05, max: 0.5, step: 0.05, default: 0.25 }),
    seed: seed(),
  },

  experiment: ({ across, start, points, noise, seed: figureSeed }): Study => ({
    kind: 'study',
    data: { name: 'arch', training: points, validation: heldOut, noise, seed: figureSeed },
    loss: 'squared-error',
    budget: { steps },
    runs: sweeps[across].sizes.flatMap((size) =>
      Array.from({ length: starts }, (_, i) => ({
        ...common,
        hidden: sweeps[across].hidden(size),
        initializer: initializers[start],
        seed: starts * figureSeed + i,
      })),
    ),
    record: { checkpoints },
  }),

  summarise: ({ runs }, { across, noise }): Data => {
    const sizes = sweeps[across].sizes.map((size, i): Size => {
      const group = runs.slice(starts * i, starts * (i + 1));
      const last = group.flatMap((run) => (run.divergedAt === null ? run.checkpoints.slice(-1) : []));
      const training = last.map((checkpoint) => checkpoint.trainingLoss);
      const held = last.map((checkpoint) => checkpoint.validationLoss);
      const diverged = group.filter((run) => run.divergedAt !== null).length;
      return {
        size,
        training,
        heldOut: held,
        meanTraining: mean(training),
        meanHeldOut: mean(held),
        diverged,
      };
    });
    return {
      sizes,
      bestTraining: lowest(sizes, (size) => size.meanTraining),
      bestHeldOut: lowest(sizes, (size) => size.meanHeldOut),
      floor: noise ** 2 / 2,
      step: Math.max(0, ...runs.map((run) => run.checkpoints.at(-1)?.step ?? 0)),
    };
  },

  height: (width) => (width < 500 ? 330 : 380),

  draw: (data, canvas, { across }) => drawSizes(data, canvas, across),

  table: ({ sizes }) => ({
    columns: [
      'size',
      'mean training loss',
      'mean held-out loss',
      'training losses',
      'held-out losses',
      'diverged',
    ],
    rows: sizes.map((size) => [
      size.size,
      finite(size.meanTraining),
      finite(size.meanHeldOut),
      size.training.map(short).join(' '),
      size.heldOut.map(short).join(' '),
      size.diverged,
    ]),
  }),

  measures: ({ sizes, bestTraining, bestHeldOut }) => {
    const [first, last] = [sizes[0]!, sizes.at(-1)!];
    return {
      firstTraining: finite(first.meanTraining),
      firstHeldOut: finite(first.meanHeldOut),
      lastTraining: finite(last.meanTraining),
      lastHeldOut: finite(last.meanHeldOut),
      bestSizeInTraining: Number.isFinite(bestTraining.meanTraining) ? bestTraining.size : null,
      bestTraining: finite(bestTraining.meanTraining),
      bestSizeHeldOut: Number.isFinite(bestHeldOut.meanHeldOut) ? bestHeldOut.size : null,
      bestHeldOut: finite(bestHeldOut.meanHeldOut),
      rightArm: finite(last.meanHeldOut / bestHeldOut.meanHeldOut),
      trainingRise: finite(last.meanTraining / bestTraining.meanTraining),
    };
  },

  curves: ({ sizes }, { across }) => ({
    // Not on the drawing's axis: so every size has a place of its own, where a reader can draw.
    x: {
      label: across,
      scale: 'linear',
      domain: [0, sizes.length - 1],
      names: sweeps[across].sizes.map(String),
    },
    y: { label: 'mean loss (half the mean squared error)', scale: 'log', domain: lossWindow },
    lines: curves.map(({ id, color, mean }) => ({
      name: id,
      color,
      points: sizes.flatMap((size, i): [number, number][] =>
        Number.isFinite(mean(size)) ? [[i, mean(size)]] : [],
      ),
    })),
  }),

  finding: {
    says: ({ sizes, bestTraining, bestHeldOut, step }, { across, points }) => {
      const { name } = sweeps[across];
      const [first, last] = [sizes[0]!, sizes.at(-1)!];
      const training =
        across === 'width'
          ? `From ${name(first.size)} to ${name(last.size)} the training loss goes from ${short(first.meanTraining)} to ${short(last.meanTraining)}`
          : `Training loss is lowest with ${name(bestTraining.size)} (${short(bestTraining.meanTraining)})${atTheEnd(bestTraining, last, last.meanTraining)}`;
      return (
        `${training}; held-out loss is lowest with ${name(bestHeldOut.size)} (${short(bestHeldOut.meanHeldOut)})` +
        `${atTheEnd(bestHeldOut, last, last.meanHeldOut)}. Means of ${starts} networks, ${step} steps on ${points} points.`
      );
    },
    holds: ({ sizes, bestTraining, bestHeldOut }, { across }) => {
      const [first, last] = [sizes[0]!, sizes.at(-1)!];
      const trains =
        across === 'width'
          ? first.meanTraining > factor * last.meanTraining
          : last.meanTraining > factor * bestTraining.meanTraining && bestHeldOut.size < bestTraining.size;
      return trains && Math.min(first.meanHeldOut, last.meanHeldOut) > clearly * bestHeldOut.meanHeldOut;
    },
    fails: { start: 'glorot' },
    atLeast: 19,
    switches: [
      { with: 'the number of layers varied', knobs: { across: 'depth' }, holds: true, atLeast: 19 },
      { with: '300 training points', knobs: { points: 300 }, holds: false, atLeast: 17 },
    ],
  },
});

/** The last size's loss, unless it has just been named as the best. */
const atTheEnd = (best: Size, last: Size, loss: number) =>
  best === last ? '' : ` and ${short(loss)} with ${last.size}`;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const finite = (value: number) => (Number.isFinite(value) ? value : null);
const short = (value: number) => (Number.isFinite(value) ? value.toPrecision(2) : '–');
/** The first of the sizes with the smallest value; NaN is never smallest. */
const lowest = (sizes: readonly Size[], value: (size: Size) => number) =>
  sizes.reduce((best, size) => (value(size) < value(best) || Number.isNaN(value(best)) ? size : best));

const lossWindow = [0.003, 1] as const;

function drawSizes({ sizes, bestHeldOut, floor }: Data, canvas: Canvas, across: 'width' | 'depth'): void {
  const { axis, name, sizes: ticks } = sweeps[across];
  const [left, right, top, bottom] = [52, canvas.width - (canvas.narrow ? 76 : 96), 34, canvas.height - 48];
  const x = (across === 'width' ? scaleLog() : scaleLinear())
    .domain([ticks[0]!, ticks.at(-1)!])
    .range([left + 14, right]);
  const y = scaleLog().domain(lossWindow).range([bottom, top]).clamp(true);
  const panel = child(canvas.svg, 'g', 'panel');
  axisBottom(panel, 'size', bottom, { scale: x, label: axis, ticks, format: String });
  axisLeft(panel, 'loss', left, {
    scale: y,
    label: 'loss (half the mean squared error)',
    ticks: [0.003, 0.01, 0.03, 0.1, 0.3, 1],
    format: String,
  });
  const rule = { width: 1, dashes: '4 4' };
  line(
    panel,
    'floor',
    [
      [left, y(floor)],
      [right, y(floor)],
    ],
    { color: 'var(--ink-faint)', ...rule },
  );

  const best: PixelPoint[] = Number.isFinite(bestHeldOut.meanHeldOut)
    ? [[x(bestHeldOut.size), y(bestHeldOut.meanHeldOut)]]
    : [];
  const drop = best.flatMap(([at, from]): PixelPoint[] => [
    [at, from],
    [at, bottom],
  ]);
  line(panel, 'best', drop, { color: 'var(--good)', ...rule });

  const last = sizes.at(-1)!;
  const labelAt = spread(
    [last.meanTraining, last.meanHeldOut, floor].map((loss) => y(finite(loss) ?? lossWindow[1])),
    18,
    [top, bottom],
  );
  curves.forEach((curve, i) => {
    const singles = sizes.flatMap((size) =>
      curve.single(size).map((loss): PixelPoint => [x(size.size), y(loss)]),
    );
    dots(child(panel, 'g', `single ${curve.id}`).attr('opacity', 0.4), 'networks', singles, {
      color: curve.color,
      radius: 2.5,
    });
    const measured = sizes.filter((size) => Number.isFinite(curve.mean(size)));
    const points = measured.map((size): PixelPoint => [x(size.size), y(curve.mean(size))]);
    line(panel, curve.id, points, { color: curve.color, width: 2.25 });
    dots(panel, curve.id, points, { color: curve.color, radius: 4 });
    words(panel, curve.id, curve.id, [right + 10, labelAt[i]! + 4], { color: curve.color, weight: 600 });
  });
  words(panel, 'floor', 'noise alone', [right + 10, labelAt[2]! + 4], { color: 'var(--ink-soft)' });
  ring(panel, best);
  const labelX = Math.min(right - 66, Math.max(left + 80, best[0]?.[0] ?? left));
  words(
    panel,
    'best',
    best.length > 0 ? `best held out: ${name(bestHeldOut.size)}` : '',
    [labelX, bottom - 10],
    {
      anchor: 'middle',
      color: 'var(--good)',
      weight: 600,
    },
  );
  const failed = sizes.filter(({ diverged }) => diverged > 0);
  crosses(
    panel,
    'diverged',
    failed.map(({ size }): PixelPoint => [x(size), top + 4]),
  );
}

const curves = [
  {
    id: 'training',
    color: 'var(--series-1)',
    mean: (size: Size) => size.meanTraining,
    single: (size: Size) => size.training,
  },
  {
    id: 'held-out',
    color: 'var(--series-2)',
    mean: (size: Size) => size.meanHeldOut,
    single: (size: Size) => size.heldOut,
  },
];

function ring(panel: Layer, points: readonly PixelPoint[]): void {
  children(child(panel, 'g', 'best'), 'circle', 'ring', points)
    .attr('cx', ([x]) => pixel(x))
    .attr('cy', ([, y]) => pixel(y))
    .attr('r', 9)
    .attr('fill', 'none')
    .attr('stroke', 'var(--good)')
    .attr('stroke-width', 2);
}
