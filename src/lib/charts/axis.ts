/** Axes: a rule, ticks with numbers, and the quantity's name. */
import type { ScaleContinuousNumeric } from 'd3';
import { powerOfTen } from '../text/powers.ts';
import { child, children, pixel, type Layer } from './canvas.ts';

// Figures have them from here until they are drawn by a description.
export { powerOfTen, superscript } from '../text/powers.ts';

export type NumericScale = ScaleContinuousNumeric<number, number>;

export interface AxisOptions {
  scale: NumericScale;
  /** The quantity, with its symbol and unit. Stands below a horizontal axis, above a vertical one. */
  label?: string;
  /** Where the ticks stand. Default: about five round values. */
  ticks?: readonly number[];
  /** Ticks without a number, between the others. */
  minorTicks?: readonly number[];
  format?: (value: number) => string;
  /** Rules across the panel at the ticks, this long in pixels. */
  grid?: number;
}

const tickLength = 5;

/** A horizontal axis at height `y`; ticks point down. Shown under `name`, unique in its parent. */
export function axisBottom(parent: Layer, name: string, y: number, options: AxisOptions): void {
  const axis = child(parent, 'g', `axis ${name}`.trim()).attr('transform', `translate(0,${pixel(y)})`);
  const { scale, ticks, format } = settled(options);
  const [left, right] = scale.range() as [number, number];
  drawGrid(axis, ticks, options.grid, (grid) =>
    grid
      .attr('x1', at(scale))
      .attr('x2', at(scale))
      .attr('y2', -(options.grid ?? 0)),
  );
  child(axis, 'path', 'rule')
    .attr('d', `M${pixel(left)},0H${pixel(right)}`)
    .call(ruled);
  child(axis, 'path', 'ticks')
    .attr(
      'd',
      [
        ...ticks.map((tick) => `M${pixel(scale(tick))},0v${tickLength}`),
        ...(options.minorTicks ?? []).map((tick) => `M${pixel(scale(tick))},0v${tickLength / 2}`),
      ].join(''),
    )
    .call(ruled);
  children(axis, 'text', 'number', ticks)
    .attr('x', at(scale))
    .attr('y', tickLength + 14)
    .attr('text-anchor', 'middle')
    .text(format);
  labelled(axis, options.label)
    .attr('x', pixel((left + right) / 2))
    .attr('y', tickLength + 33)
    .attr('text-anchor', 'middle');
}

/** A vertical axis at `x`; ticks and numbers to the left, the label above its upper end. */
export function axisLeft(parent: Layer, name: string, x: number, options: AxisOptions): void {
  const axis = child(parent, 'g', `axis ${name}`.trim()).attr('transform', `translate(${pixel(x)},0)`);
  const { scale, ticks, format } = settled(options);
  const [bottom, top] = scale.range() as [number, number];
  drawGrid(axis, ticks, options.grid, (grid) =>
    grid
      .attr('y1', at(scale))
      .attr('y2', at(scale))
      .attr('x2', options.grid ?? 0),
  );
  child(axis, 'path', 'rule')
    .attr('d', `M0,${pixel(bottom)}V${pixel(top)}`)
    .call(ruled);
  child(axis, 'path', 'ticks')
    .attr(
      'd',
      [
        ...ticks.map((tick) => `M0,${pixel(scale(tick))}h${-tickLength}`),
        ...(options.minorTicks ?? []).map((tick) => `M0,${pixel(scale(tick))}h${-tickLength / 2}`),
      ].join(''),
    )
    .call(ruled);
  children(axis, 'text', 'number', ticks)
    .attr('x', -tickLength - 4)
    .attr('y', (tick) => pixel(scale(tick) + 4))
    .attr('text-anchor', 'end')
    .text(format);
  labelled(axis, options.label)
    .attr('x', -tickLength - 4)
    .attr('y', pixel(Math.min(bottom, top) - 12))
    .attr('text-anchor', 'start');
}

/** Ticks of a log axis: a number at each power of ten, a small tick at each multiple. */
export function logTicks(scale: NumericScale): {
  ticks: number[];
  minorTicks: number[];
  format: (value: number) => string;
} {
  const [low, high] = [...scale.domain()].sort((a, b) => a - b) as [number, number];
  const ticks: number[] = [];
  const minorTicks: number[] = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent++)
    for (let multiple = 1; multiple < 10; multiple++) {
      const tick = Number(`${multiple}e${exponent}`);
      if (tick >= low * 0.9999 && tick <= high * 1.0001) (multiple === 1 ? ticks : minorTicks).push(tick);
    }
  return { ticks, minorTicks, format: powerOfTen };
}

const at = (scale: NumericScale) => (tick: number) => pixel(scale(tick));

function settled({ scale, ticks, format }: AxisOptions) {
  return {
    scale,
    ticks: ticks ?? scale.ticks(5),
    format: format ?? ((value: number) => scale.tickFormat(5)(value)),
  };
}

function drawGrid(
  axis: Layer,
  ticks: readonly number[],
  length: number | undefined,
  place: (lines: Layer) => unknown,
): void {
  place(
    (children(axis, 'line', 'grid', length ? ticks : []) as Layer)
      .attr('stroke', 'var(--rule)')
      .attr('stroke-width', 1),
  );
}

const ruled = (path: Layer) => path.attr('fill', 'none').attr('stroke', 'var(--ink-faint)');

function labelled(axis: Layer, label: string | undefined): Layer {
  return (children(axis, 'text', 'label', label ? [label] : []) as Layer).text(String);
}
