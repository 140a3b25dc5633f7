/** Many values over one setting of theirs, as small marks, and the mean of each bin of that setting as a step. */
import { scaleLinear } from 'd3';
import { axisBottom, axisLeft, type NumericScale } from './axis.ts';
import { child, children, pixel, type Layer } from './canvas.ts';
import { words } from './marks.ts';
import { significant } from '../text/numbers.ts';

export interface BinnedScatter {
  title: string;
  /** `[values]`: where each stands on the axis, 0 … 1. */
  places: readonly number[];
  values: readonly number[];
  /** `[values]`: a red cross instead of a dot. */
  crossed: readonly boolean[];
  /** `[bins]`, of equal width; null where there is nothing. */
  means: readonly (number | null)[];
  ticks: readonly { at: number; text: string }[];
  /** How far values at the same place are moved apart, as a share of the axis. The offset has no meaning. */
  jitter: number;
}

export interface Frame {
  left: number;
  width: number;
  top: number;
  bottom: number;
  y: NumericScale;
  /** Numbers on the axis at the left; null for none. */
  yTicks: readonly number[] | null;
}

/** The title stands above the frame, the axis below it. */
export function binnedScatter(
  layer: Layer,
  { title, places, values, crossed, means, ticks, jitter }: BinnedScatter,
  { left, width, top, bottom, y, yTicks }: Frame,
): void {
  const x = scaleLinear().range([left, left + width]);
  words(layer, 'name', title, [left, top - 10], { weight: 600 });
  axisBottom(layer, 'value', bottom + 5, { scale: x, ticks: [], format: String });
  children(child(layer, 'g', 'axis numbers'), 'text', 'number', [...ticks])
    .attr('x', ({ at }) => pixel(x(at)))
    .attr('y', pixel(bottom + 20))
    .attr('text-anchor', ({ at }) => (at < 0.02 ? 'start' : at > 0.98 ? 'end' : 'middle'))
    .text(({ text }) => text);
  if (yTicks)
    axisLeft(layer, 'loss', left - 5, {
      scale: y,
      ticks: [...yTicks],
      format: (value) => significant(value),
    });

  const at = (i: number) => [x(places[i]! + offset(i, jitter)), y(values[i]!)] as const;
  const indices = values.map((_, i) => i);
  const dots = indices.filter((i) => !crossed[i]).map(at);
  stamps(layer, 'finished', dots, ([px, py]) => `M${px},${py}h0`)
    .attr('stroke', 'var(--series-2)')
    .attr('stroke-width', 4)
    .attr('stroke-opacity', 0.55)
    .attr('stroke-linecap', 'round');
  const crosses = indices.filter((i) => crossed[i]).map(at);
  stamps(layer, 'diverged', crosses, ([px, py]) => `M${px - 3},${py - 3}l6,6m0,-6l-6,6`)
    .attr('stroke', 'var(--bad)')
    .attr('stroke-width', 2);
  drawMeans(layer, means, x, y);
}

/** Steps of the golden ratio fill a band evenly, however many there are. */
function offset(i: number, band: number): number {
  const goldenRatio = 0.618034;
  return ((i * goldenRatio) % 1) * band - band / 2;
}

/** Many small marks in one path: a tenth of the size of as many elements. */
function stamps(
  parent: Layer,
  name: string,
  points: readonly (readonly [number, number])[],
  mark: (point: readonly [number, number]) => string,
): Layer {
  const rounded = points.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const);
  return child(parent, 'path', name).attr('d', rounded.map(mark).join('')).attr('fill', 'none');
}

function drawMeans(parent: Layer, means: readonly (number | null)[], x: NumericScale, y: NumericScale): void {
  const width = 1 / means.length;
  const steps = means.flatMap((mean, bin) =>
    mean === null ? [] : [`M${pixel(x(bin * width))},${pixel(y(mean))}H${pixel(x((bin + 1) * width))}`],
  );
  child(parent, 'path', 'means')
    .attr('d', steps.join(''))
    .attr('stroke', 'var(--ink)')
    .attr('stroke-width', 2.5)
    .attr('fill', 'none');
}
