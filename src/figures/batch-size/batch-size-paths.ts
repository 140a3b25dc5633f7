import { scaleLinear, scaleLog } from 'd3';
import { apart } from '../../lib/charts/apart.ts';
import { axisBottom, axisLeft, logTicks, powerOfTen, type NumericScale } from '../../lib/charts/axis.ts';
import { child, pixel, type Canvas, type Layer } from '../../lib/charts/canvas.ts';
import { clipped } from '../../lib/charts/clip.ts';
import { contourBands, type Field } from '../../lib/charts/contours.ts';
import { crosses, dots, line, words, type PixelPoint } from '../../lib/charts/marks.ts';
import { runningMeans } from '../../lib/charts/series.ts';
import { drawData } from '../../lib/data/draw.ts';
import type { DataSpec } from '../../lib/data/spec.ts';
import { defineFigure } from '../../lib/figure/contract/define.ts';
import { choice, seed, slider } from '../../lib/figure/contract/knobs.ts';
import type { Run, RunHistory, Study } from '../../lib/training/spec.ts';
import { unregularized } from '../../lib/study/defaults.ts';

const examples = 512;
const updates = 240;
/** The part of the run in which the spread is measured: by then the path should be down in the valley. */
const measuredFrom = (2 / 3) * updates;
/** How many times the spread of the single example must exceed the mini-batch's, and that the full batch's. */
const claimed = 1.5;

/** The part of the plane of (w, b) that is drawn, and the loss's grid in it. */
const view = { x: [-3.8, 3.2], y: [-0.8, 1.4] } as const;
const grid = {
  kind: 'grid',
  x: [...view.x],
  y: [...view.y],
  columns: 29,
  rows: 19,
} satisfies Study['record']['surface'];
/** Heights above the lowest loss. */
const levels = Array.from({ length: 7 }, (_, i) => 0.02 * 2.4 ** i);

interface PathPoint {
  weight: number;
  bias: number;
  /** Training loss above the lowest that a straight line can have. */
  excess: number;
}

interface Path {
  name: string;
  batchSize: number;
  color: string;
  /** `[updates done + 1]` */
  points: PathPoint[];
  /** Root mean square distance from their mean, in the plane of (w, b), of the points in the last third; and that mean. */
  spread: number | null;
  middle: { weight: number; bias: number } | null;
  divergedAt: number | null;
}

interface Data {
  paths: Path[];
  surface: Field | null;
  best: { weight: number; bias: number; loss: number };
}

const dataOf = (seed: number): DataSpec => ({
  name: 'arch',
  training: examples,
  validation: 1,
  noise: 0.2,
  seed,
});
const batches = (miniBatch: number) => [
  { name: 'Full batch', batchSize: examples, color: 'var(--series-3)' },
  { name: 'Mini-batch', batchSize: miniBatch, color: 'var(--series-2)' },
  { name: 'Single example', batchSize: 1, color: 'var(--series-1)' },
];

export default defineFigure({
  title: 'Full batch, mini-batch, single example',
  description:
    'Three contour maps of the same loss over weight w and bias b of a straight-line model, each with the path of 240 ' +
    'updates from a common start: smooth with all examples in each batch, rough with a mini-batch, wild with a single ' +
    'example. A dashed ellipse shows the spread of the last third of the updates. Below, how far the training loss lies above ' +
    'its lowest value, on a logarithmic scale, over updates or over examples seen.',
  knobs: {
    alpha: slider({ label: 'Learning rate', symbol: 'α', min: 0.001, max: 2.5, scale: 'log', default: 0.25 }),
    miniBatch: slider({
      label: 'Mini-batch',
      symbol: 'B',
      min: 2,
      max: 256,
      scale: 'log',
      step: 1,
      default: 8,
    }),
    x: choice('Compare by', ['updates', 'examples'], { names: { examples: 'examples seen' } }),
    // Seed 1 happens to start beside the minimum.
    seed: seed({ default: 7 }),
  },

  experiment: ({ alpha, miniBatch, seed }): Study => ({
    kind: 'study',
    data: dataOf(seed),
    loss: 'squared-error',
    budget: { steps: updates },
    runs: batches(miniBatch).map(({ batchSize }): Run => ({
      hidden: [],
      activation: 'identity',
      // A wide draw, so that the walk has some way to go; the bias always starts at 0.
      initializer: { kind: 'normal', deviation: 2 },
      optimizer: { kind: 'sgd' },
      learningRate: alpha,
      schedule: { kind: 'constant' },
      batchSize,
      ...unregularized,
      seed,
    })),
    record: { checkpoints: updates, weights: true, surface: grid },
  }),

  summarise: ({ runs, surface }, { miniBatch, seed }): Data => {
    const best = leastSquares(dataOf(seed));
    return {
      paths: runs.map((run, i) => pathOf(run, batches(miniBatch)[i]!, best.loss)),
      surface: surface ? { ...view, columns: grid.columns, rows: grid.rows, values: surface } : null,
      best,
    };
  },

  height: (width) => (width < 500 ? 3 * (mapHeight(width) + mapGap) + 60 + 250 : mapHeight(width) + 90 + 250),

  draw: (data, canvas, { x }) => {
    data.paths.forEach((_, i) => drawMap(data, i, canvas));
    drawLosses(data, canvas, x);
  },

  table: ({ paths }) => ({
    columns: [
      'update',
      ...paths.flatMap(({ batchSize }) => [
        `w, B = ${batchSize}`,
        `b, B = ${batchSize}`,
        `J − lowest J, B = ${batchSize}`,
      ]),
    ],
    rows: Array.from({ length: Math.max(...paths.map(({ points }) => points.length)) }, (_, step) => [
      step,
      ...paths.flatMap(({ points }) => {
        const point = points[step];
        return point ? [point.weight, point.bias, point.excess] : [null, null, null];
      }),
    ]),
  }),

  measures: ({ paths }) => {
    const [full, mini, single] = paths as [Path, Path, Path];
    const ratio = (a: number | null, b: number | null) => (a === null || !b ? null : a / b);
    return {
      fullStraying: full.spread,
      miniStraying: mini.spread,
      singleStraying: single.spread,
      singleOverMini: ratio(single.spread, mini.spread),
      singleHeight: heightOf(single),
      miniHeight: heightOf(mini),
      lowestAfter20Examples: lowestAfter(paths, 20),
      divergedWalks: paths.filter(({ divergedAt }) => divergedAt !== null).length,
    };
  },

  curves: ({ paths }) => ({
    x: { label: 'updates', scale: 'linear', domain: [0, updates] },
    y: {
      label: `J − J*, mean of ${updatesInCurve} updates (log scale)`,
      scale: 'log',
      domain: [excessRange[0], 1],
    },
    lines: paths.map(({ name, color, points }) => ({
      name: name.toLowerCase(),
      color,
      points: runningMeans(
        points.map(({ excess }) => excess),
        updatesInCurve,
      ).flatMap((excess, i) => (i % 3 === 0 ? [[i + (updatesInCurve >> 1), excess] as const] : [])),
    })),
  }),

  finding: {
    says: ({ paths, best }, { alpha, miniBatch }) => {
      const diverged = paths.filter(({ divergedAt }) => divergedAt !== null);
      if (diverged.length > 0)
        return (
          `At α = ${alpha}, ${diverged.length} of ${paths.length} walks ${diverged.length === 1 ? 'diverges' : 'diverge'}: ` +
          `${diverged.map(({ batchSize, divergedAt }) => `B = ${batchSize} at update ${divergedAt}`).join(', ')}.`
        );
      const travel = travelOf(paths, best);
      if (travel !== null)
        return (
          `At α = ${alpha} the walks have not arrived after ${updates} updates: even the full batch, which has no noise, is still travelling, ` +
          `${travel.from.toPrecision(2)} away from the best line at the beginning of the last third and ${travel.to.toPrecision(2)} at its end. ` +
          `How far the others stray cannot be told from that.`
        );
      const [full, mini, single] = paths.map(({ spread }) =>
        spread === null ? '…' : spread < 0.001 ? 'less than 0.001' : spread.toPrecision(2),
      );
      return (
        `Over the last third of ${updates} updates at α = ${alpha} the path strays from its mean by ${single} with a single ` +
        `example, ${mini} with B = ${miniBatch} and ${full} with all ${examples} (root mean square; claimed: each at least ${claimed} times the next).`
      );
    },
    holds: ({ paths }) => {
      const [full, mini, single] = paths.map(({ spread, divergedAt }) =>
        divergedAt === null ? spread : null,
      ) as (number | null)[];
      if (full == null || mini == null || single == null) return false;
      return single >= claimed * mini && mini >= claimed * full;
    },
    fails: { alpha: 0.001 },
    atLeast: 19,
  },
});

/** A mean over so many updates in the curves: enough of them that the levels show through the noise. Odd. */
const updatesInCurve = 15;

/** Mean height over the lowest loss in the last third of the updates. */
function heightOf({ points, divergedAt }: Path): number | null {
  const last = points.slice(measuredFrom + 1);
  if (divergedAt !== null || last.length === 0) return null;
  return last.reduce((sum, { excess }) => sum + excess, 0) / last.length;
}

/** The walk that is furthest down once each has seen so many examples. */
function lowestAfter(paths: readonly Path[], seen: number): string | null {
  const heights = paths.map(
    ({ points, batchSize }) => points[Math.floor(seen / batchSize)]?.excess ?? Infinity,
  );
  const lowest = Math.min(...heights);
  return Number.isFinite(lowest) ? paths[heights.indexOf(lowest)]!.name.toLowerCase() : null;
}

/**
 * How far from the best line the full batch was when the measuring began, and is at its end; null once it has arrived.
 * What it moves is travel, for it has no noise, and the others travel as far. Where that is of the size of the
 * mini-batch's spread, there is no straying to be measured.
 */
function travelOf([full, mini]: readonly Path[], best: Data['best']): { from: number; to: number } | null {
  const [from, to] = [full?.points[measuredFrom], full?.points.at(-1)];
  if (full?.spread == null || mini?.spread == null || !from || !to) return null;
  if (mini.spread >= claimed * full.spread) return null;
  const away = ({ weight, bias }: PathPoint) => Math.hypot(weight - best.weight, bias - best.bias);
  return { from: away(from), to: away(to) };
}

/** The line ŷ = wx + b of the lowest mean of ½(ŷ − y)², in closed form. */
function leastSquares(spec: DataSpec): Data['best'] {
  const { inputs, targets } = drawData(spec).training;
  const mean = (value: (x: number, y: number) => number) =>
    inputs.reduce((sum, x, i) => sum + value(x, targets[i]!), 0) / inputs.length;
  const [meanX, meanY] = [mean((x) => x), mean((_, y) => y)];
  const weight = mean((x, y) => (x - meanX) * (y - meanY)) / mean((x) => (x - meanX) ** 2);
  const bias = meanY - weight * meanX;
  return { weight, bias, loss: mean((x, y) => 0.5 * (weight * x + bias - y) ** 2) };
}

function pathOf(
  { checkpoints, divergedAt }: RunHistory,
  batch: ReturnType<typeof batches>[number],
  lowest: number,
): Path {
  const points = checkpoints.map(({ weights, trainingLoss }): PathPoint => ({
    weight: weights![0]!,
    bias: weights![1]!,
    excess: Math.max(0, trainingLoss - lowest),
  }));
  const last = points.filter((_, i) => checkpoints[i]!.step > measuredFrom);
  if (last.length < 2) return { ...batch, points, spread: null, middle: null, divergedAt };
  const mean = (value: (point: PathPoint) => number) =>
    last.reduce((sum, point) => sum + value(point), 0) / last.length;
  const middle = { weight: mean(({ weight }) => weight), bias: mean(({ bias }) => bias) };
  const spread = Math.sqrt(
    mean(({ weight, bias }) => (weight - middle.weight) ** 2 + (bias - middle.bias) ** 2),
  );
  return { ...batch, points, spread, middle, divergedAt };
}

const left = 44;
const gap = 18;
/** Below each map on phones, where the maps stand one above the other: room for the next one's title. */
const mapGap = 34;
const mapWidth = (width: number) => (width < 500 ? width - left - 8 : (width - left - 8 - 2 * gap) / 3);
const mapHeight = (width: number) => (width < 500 ? 130 : 170);
const lossHeight = 180;

/** Column or row `index` of the maps: title, contours, path, the best line's place and the circle of the spread. */
function drawMap({ paths, surface, best }: Data, index: number, canvas: Canvas): void {
  const path = paths[index]!;
  const [width, height] = [mapWidth(canvas.width), mapHeight(canvas.width)];
  const [offsetX, offsetY] = canvas.narrow
    ? [left, 28 + index * (height + mapGap)]
    : [left + index * (width + gap), 40];
  const x = scaleLinear().domain(view.x).range([0, width]);
  const y = scaleLinear().domain(view.y).range([height, 0]);
  const name = `map-${index}`;
  const frame = child(canvas.svg, 'g', name).attr('transform', `translate(${pixel(offsetX)},${offsetY})`);
  const map = clipped(frame, canvas, name, { x: 0, y: 0, width, height });
  if (surface)
    contourBands(map, 'loss', surface, { x, y, thresholds: levels.map((level) => best.loss + level) });

  const pixels = path.points.map(({ weight, bias }): PixelPoint => [x(weight), y(bias)]);
  line(map, 'path', pixels, { color: 'var(--accent)', width: 1.25 });
  dots(map, 'start', pixels.slice(0, 1), { color: 'var(--accent)', radius: 5, stroke: 'var(--paper)' });
  drawSpread(map, path, x, y);
  line(
    map,
    'best',
    [
      [x(best.weight) - 5, y(best.bias)],
      [x(best.weight) + 5, y(best.bias)],
    ],
    { color: 'var(--ink)', width: 1.5 },
  );
  line(
    map,
    'best-upright',
    [
      [x(best.weight), y(best.bias) - 5],
      [x(best.weight), y(best.bias) + 5],
    ],
    { color: 'var(--ink)', width: 1.5 },
  );

  dots(frame, 'key', [[6, -13]], { color: path.color, radius: 5 });
  words(frame, 'title', `${path.name}, B = ${path.batchSize}`, [16, -9], { weight: 600 });
  const diverged = path.divergedAt !== null;
  crosses(frame, 'diverged', diverged ? [[14, height - 14]] : []);
  words(frame, 'diverged', diverged ? `diverged at update ${path.divergedAt}` : '', [26, height - 9], {
    color: 'var(--bad)',
    weight: 600,
  });
  if (index === 0 || canvas.narrow)
    axisLeft(frame, 'bias', 0, {
      scale: y,
      ticks: [0, 1],
      ...(index === 0 && !canvas.narrow && { label: '' }),
    });
  if (index === 2 || !canvas.narrow)
    axisBottom(frame, 'weight', height, { scale: x, label: 'weight w', ticks: [-2, 0, 2] });
  words(frame, 'bias', index === 0 || canvas.narrow ? 'b' : '', [-24, y(0.5) + 4], {
    color: 'var(--ink-soft)',
  });
}

/** The spread around the path's mean: a circle in the plane of (w, b), so an ellipse where its axes are stretched. */
function drawSpread(map: Layer, { middle, spread }: Path, x: NumericScale, y: NumericScale): void {
  const shown = middle !== null && spread !== null;
  child(map, 'ellipse', 'spread')
    .attr('cx', shown ? pixel(x(middle.weight)) : 0)
    .attr('cy', shown ? pixel(y(middle.bias)) : 0)
    .attr('rx', shown ? pixel(x(spread) - x(0)) : 0)
    .attr('ry', shown ? pixel(y(0) - y(spread)) : 0)
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 1.25)
    .attr('stroke-dasharray', '4 3');
}

/** The losses' axis. A path that has come closer than its lower end leaves through the floor. */
const excessRange = [1e-5, 10] as const;

function drawLosses({ paths }: Data, canvas: Canvas, by: 'updates' | 'examples'): void {
  const [right, bottom] = [canvas.width - (canvas.narrow ? 58 : 62), canvas.height - 44];
  const bySeen = by === 'examples';
  const x = bySeen
    ? scaleLog()
        .domain([1, examples * updates])
        .range([left, right])
    : scaleLinear().domain([0, updates]).range([left, right]);
  const y = scaleLog()
    .domain(excessRange)
    .range([bottom, bottom - lossHeight])
    .clamp(true);
  const panel = child(canvas.svg, 'g', 'losses');
  axisBottom(panel, 'progress', bottom, {
    scale: x,
    label: bySeen ? 'examples seen (log scale)' : 'updates',
    ...(bySeen ? { ...logTicks(x), format: powerOfTen } : { ticks: [0, 60, 120, 180, 240] }),
  });
  axisLeft(panel, 'excess', left, {
    scale: y,
    label: 'training loss above its lowest, J − J* (log scale)',
    ticks: [1e-5, 1e-3, 0.1, 10],
    format: powerOfTen,
    grid: right - left,
  });
  const curves = paths.map(({ points, batchSize, divergedAt }) => {
    // On a logarithmic axis there is no place for "no examples seen".
    const all = points
      .map(({ excess }, update) => ({ at: bySeen ? update * batchSize : update, excess }))
      .slice(bySeen ? 1 : 0);
    const shown = all.slice(
      0,
      lastShown(
        all.map(({ excess }) => excess),
        divergedAt !== null,
      ) + 1,
    );
    const pixels = shown.map(({ at, excess }): PixelPoint => [x(at), y(Math.max(excess, excessRange[0]))]);
    return {
      pixels,
      settled: divergedAt === null && shown.length === all.length,
      diverged: divergedAt !== null,
      // Sooner than it diverges: its loss has yet to grow beyond all numbers.
      leavesAt: shown.length - 1 + (bySeen ? 1 : 0),
    };
  });
  const exits = curves.flatMap(({ pixels, diverged }) => (diverged ? pixels.slice(-1) : []));
  const reach = exits.length > 0 ? exitReach(canvas.narrow) : labelReach;
  const labels = apart(
    curves.map(({ pixels, settled, diverged }) =>
      diverged ? exitLabelPlace(pixels, exits, { width: canvas.width, reach }) : labelPlace(pixels, settled),
    ),
    { top: bottom - lossHeight + 12, reach },
  );
  paths.forEach(({ batchSize, color }, i) => {
    const { pixels, diverged, leavesAt } = curves[i]!;
    line(panel, `path-${i}`, pixels, { color, width: 1.5 });
    const remark = diverged && !canvas.narrow ? `, update ${leavesAt}` : '';
    const place = labels[i];
    words(panel, `path-${i}`, place ? `B = ${batchSize}${remark}` : '', place ?? [0, 0], {
      weight: 600,
      ...(diverged && { color, anchor: place && place[0] < pixels.at(-1)![0] ? 'end' : 'start' }),
    });
  });
  crosses(panel, 'diverged', exits, 5);
}

/** Index of the last loss to draw: the first below the axis of those that stay below, or the first above it of a run that diverged. */
function lastShown(losses: readonly number[], diverged: boolean): number {
  if (!diverged) return losses.findLastIndex((loss) => loss >= excessRange[0]) + 1;
  const above = losses.findIndex((loss) => loss > excessRange[1]);
  return above < 0 ? losses.length : above;
}

/** Width of "B = 512". */
const labelReach = 60;
/** Room for the label of an exit. Exits nearer to each other than this share a column. */
const exitReach = (narrow: boolean) => (narrow ? 52 : 136);

/** Beside the × where a curve leaves the axis, and clear of the other exits around it; to the left where there is no room. */
function exitLabelPlace(
  pixels: readonly PixelPoint[],
  exits: readonly PixelPoint[],
  { width, reach }: { width: number; reach: number },
): PixelPoint | null {
  const end = pixels.at(-1);
  if (!end) return null;
  const around = exits.map(([x]) => x).filter((x) => Math.abs(x - end[0]) < reach);
  const furthest = Math.max(...around);
  return furthest + reach <= width ? [furthest + 12, end[1]] : [Math.min(...around) - 12, end[1]];
}

/** Right of the curve's end, at the height about which it has wobbled lately if it goes on. */
function labelPlace(pixels: readonly PixelPoint[], settled: boolean): PixelPoint | null {
  const end = pixels.at(-1);
  if (!end) return null;
  const lately = settled ? pixels.slice(-updates / 4) : [end];
  const height = lately.reduce((sum, [, y]) => sum + y, 0) / lately.length;
  return [end[0] + 8, height + (settled ? 4 : -5)];
}
