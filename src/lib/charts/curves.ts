/** Results as lines. */
import { scaleLinear, scaleLog } from 'd3';
import type { Curves } from '../plot/curves.ts';
import type { Series } from '../plot/mark.ts';
import type { Quantity } from '../plot/quantity.ts';
import { axisBottom, axisLeft, logTicks, type NumericScale } from './axis.ts';
import { child, type Canvas, type Layer } from './canvas.ts';
import { clipped } from './clip.ts';
import { line, words, type PixelPoint } from './marks.ts';
import { spread } from './spread.ts';

export type { Curves, Quantity };

export type Point = readonly [x: number, y: number];

export interface Plot {
  x: NumericScale;
  y: NumericScale;
  /** Cut off at the plot's edges. */
  inside: Layer;
  right: number;
}

const labelHeight = 17;

/** Where a plot stands on its canvas: the whole of it, if nothing else is said. */
export interface PlotPlace {
  /** Unique among the canvas's plots. */
  name?: string;
  left?: number;
  right?: number;
  top?: number;
  bottom?: number;
  /** Kept on the right for labels. */
  room?: number;
}

/** Axes for curves, and the layer to draw them in. */
export function plotOf(
  canvas: Canvas,
  { x: across, y: up }: Omit<Curves, 'lines'>,
  place: PlotPlace = {},
): Plot {
  const { name = 'plot', room = 12 } = place;
  const [left, right] = [(place.left ?? 0) + 48, (place.right ?? canvas.width) - room];
  const [top, bottom] = [(place.top ?? 0) + 28, (place.bottom ?? canvas.height) - 46];
  const x = scaleOf(across).range([left, right]);
  const y = scaleOf(up).range([bottom, top]);
  const panel = child(canvas.svg, 'g', name === 'plot' ? 'panel' : `panel ${name}`);
  axisBottom(panel, 'x', bottom, { scale: x, label: across.label, ...ticksOf(across, x) });
  axisLeft(panel, 'y', left, { scale: y, label: up.label, ...ticksOf(up, y) });
  const size = { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 };
  return { x, y, right, inside: clipped(panel, canvas, name, size) };
}

/** Draws curves, each with its name at its end. Returns the plot, for what else belongs in it. */
export function drawCurves(canvas: Canvas, curves: Curves, place: PlotPlace = {}): Plot {
  const room = labelWidth(curves.lines.map(({ name }) => name));
  const plot = plotOf(canvas, curves, { room, ...place });
  const places = curves.lines.map(({ points }) =>
    points.filter(isDrawable(curves)).map(([px, py]): PixelPoint => [plot.x(px), plot.y(py)]),
  );
  curves.lines.forEach(({ color, dashes }, i) =>
    line(plot.inside, `curve-${i}`, places[i]!, { color, width: 2.25, dashes }),
  );
  const layer = child(canvas.svg, 'g', `names ${place.name ?? 'plot'}`);
  labelEnds(
    layer,
    curves.lines,
    places.map((points) => points.at(-1)),
    plot.y,
    plot.right,
  );
  return plot;
}

/** Room that names beside a plot need. Nothing is measured: a letter is as wide as letters mostly are. */
export const labelWidth = (names: readonly string[]) =>
  16 + 7.6 * Math.max(0, ...names.map(({ length }) => length));

function labelEnds(
  layer: Layer,
  lines: readonly Series[],
  ends: readonly (PixelPoint | undefined)[],
  y: NumericScale,
  right: number,
): void {
  const [bottom, top] = y.range() as [number, number];
  const wanted = ends.map((end) => Math.min(bottom, Math.max(top, end?.[1] ?? bottom)));
  const places = spread(wanted, labelHeight, [top, bottom]);
  const labels = child(layer, 'g', 'labels');
  lines.forEach(({ name, color }, i) =>
    words(labels, `end-${i}`, ends[i] ? name : '', [right + 7, places[i]! + 4], { color, weight: 600 }),
  );
}

const isDrawable =
  ({ x, y }: Omit<Curves, 'lines'>) =>
  ([px, py]: Point) =>
    Number.isFinite(px) &&
    !Number.isNaN(py) &&
    (x.scale !== 'log' || px > 0) &&
    (y.scale !== 'log' || py > 0);

const scaleOf = ({ scale, domain }: Quantity): NumericScale =>
  (scale === 'log' ? scaleLog() : scaleLinear()).domain(domain);

function ticksOf({ scale, names, ticks }: Quantity, axis: NumericScale) {
  if (names) return { ticks: names.map((_, i) => i), format: (i: number) => names[i]! };
  if (ticks) return { ticks, format: String };
  if (scale !== 'log') return {};
  const powers = logTicks(axis);
  if (powers.ticks.length < 2) return { ...powers, ticks: roundTicks(axis), format: String };
  if (powers.ticks.length <= mostPowers) return powers;
  const every = Math.ceil(powers.ticks.length / mostPowers);
  return { ...powers, ticks: powers.ticks.filter((_, i) => i % every === 0), minorTicks: powers.ticks };
}

/** More powers of ten than this are not all numbered. */
const mostPowers = 6;

/** 1, 2 and 5 of each decade: for log axes too short to hold two powers of ten. */
function roundTicks(axis: NumericScale): number[] {
  const [low, high] = axis.domain() as [number, number];
  const from = Math.floor(Math.log10(low));
  const decades = Array.from({ length: Math.ceil(Math.log10(high)) - from + 1 }, (_, i) => from + i);
  return decades
    .flatMap((exponent) => [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)))
    .filter((tick) => tick >= low && tick <= high);
}

/** The nearest 1, 2 or 5 of a decade at or beyond each end: a log axis that moves little when its data do. */
export function roundedLog([low, high]: readonly [number, number]): [number, number] {
  const digits = (value: number, round: (candidates: number[]) => number) => {
    const exponent = Math.floor(Math.log10(value));
    return round([1, 2, 5, 10].map((digit) => Number(`${digit}e${exponent}`)));
  };
  const below = digits(low, (all) => all.findLast((one) => one <= low * 1.000001) ?? all[0]!);
  const above = digits(high, (all) => all.find((one) => one >= high * 0.999999) ?? all.at(-1)!);
  return below < above ? [below, above] : [below / 2, above * 2];
}
