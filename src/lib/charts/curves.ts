/** Results as lines: those of many seeds thin, their median thick on top. */
import { median, scaleLinear, scaleLog } from 'd3';
import { axisBottom, axisLeft, logTicks, type NumericScale } from './axis.ts';
import { child, children, type Canvas, type Layer } from './canvas.ts';
import { clipped } from './clip.ts';
import { line, pathThrough, words, type PixelPoint } from './marks.ts';
import { spread } from './spread.ts';

/** A result as lines, to lie over those of other seeds or beside the one that a reader expects. */
export interface Curves {
  x: Quantity;
  y: Quantity;
  lines: Curve[];
}

export interface Curve {
  /** Unique in its figure. */
  name: string;
  /** One of the book's colours: 'var(--series-1)'. */
  color: string;
  /** In order of x; the same xs for every seed, as far as the run came. */
  points: readonly Point[];
}

/** An axis of curves. The same for every seed; what lies outside of its domain is cut off. */
export interface Quantity {
  label: string;
  scale: 'linear' | 'log';
  domain: readonly [number, number];
  /** What stands at 0, 1, 2 … where the axis counts things that are no numbers. */
  names?: readonly string[];
}

export type Point = readonly [x: number, y: number];

export interface Plot {
  x: NumericScale;
  y: NumericScale;
  /** Cut off at the plot's edges. */
  inside: Layer;
  right: number;
}

const labelRoom = 118;
const labelHeight = 17;

/** Axes for curves, and the layer to draw them in. `room` is kept on the right for labels. */
export function plotOf(canvas: Canvas, { x: across, y: up }: Omit<Curves, 'lines'>, room = 12): Plot {
  const [left, right, top, bottom] = [48, canvas.width - room, 28, canvas.height - 46];
  const x = scaleOf(across).range([left, right]);
  const y = scaleOf(up).range([bottom, top]);
  const panel = child(canvas.svg, 'g', 'panel');
  axisBottom(panel, 'x', bottom, { scale: x, label: across.label, ...ticksOf(across, x) });
  axisLeft(panel, 'y', left, { scale: y, label: up.label, ...ticksOf(up, y) });
  const size = { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 };
  return { x, y, right, inside: clipped(panel, canvas, 'plot', size) };
}

/**
 * Draws the curves of several seeds over one another, with the median of each line on top, labelled at its end.
 * `emphasized` is the index of a seed whose lines stand out; null for none. All have the same axes and lines.
 */
export function drawOverSeeds(canvas: Canvas, seeds: readonly Curves[], emphasized: number | null): void {
  const first = seeds[0];
  if (!first) return;
  const { x, y, inside, right } = plotOf(canvas, first, canvas.narrow ? labelRoom - 16 : labelRoom);
  const pixels = (points: readonly Point[]) =>
    points.filter(isDrawable(first)).map(([px, py]): PixelPoint => [x(px), y(py)]);
  const medians = first.lines.map((_, i) => medianOf(seeds.map(({ lines }) => lines[i]?.points ?? [])));
  first.lines.forEach(({ color }, i) => {
    const group = child(inside, 'g', `line-${i}`);
    children(
      group,
      'path',
      'one',
      seeds.map(({ lines }) => pixels(lines[i]?.points ?? [])),
    )
      .attr('d', pathThrough)
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', (_, seed) => (seed === emphasized ? 2.5 : 1))
      .attr('stroke-opacity', (_, seed) => (emphasized === null ? 0.35 : seed === emphasized ? 1 : 0.15));
    line(group, 'median', pixels(medians[i]!), { color, width: 3, opacity: emphasized === null ? 1 : 0.4 });
  });
  labelEnds(
    canvas.svg,
    first.lines,
    medians.map((points) => pixels(points).at(-1)),
    y,
    right,
  );
}

function labelEnds(
  layer: Layer,
  lines: readonly Curve[],
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

/** At every x that at least half of the curves reach, the median of their ys. */
export function medianOf(curves: readonly (readonly Point[])[]): Point[] {
  const byX = Map.groupBy(curves.flat(), ([x]) => x);
  return [...byX]
    .filter(([, points]) => points.length >= curves.length / 2)
    .map(([x, points]): Point => [x, median(points, ([, value]) => value)!])
    .sort(([a], [b]) => a - b);
}

const isDrawable =
  ({ x, y }: Omit<Curves, 'lines'>) =>
  ([px, py]: Point) =>
    Number.isFinite(px) &&
    !Number.isNaN(py) &&
    (x.scale === 'linear' || px > 0) &&
    (y.scale === 'linear' || py > 0);

const scaleOf = ({ scale, domain }: Quantity): NumericScale =>
  (scale === 'log' ? scaleLog() : scaleLinear()).domain(domain);

function ticksOf({ scale, names }: Quantity, axis: NumericScale) {
  if (names) return { ticks: names.map((_, i) => i), format: (i: number) => names[i]! };
  return scale === 'log' ? logTicks(axis) : {};
}
