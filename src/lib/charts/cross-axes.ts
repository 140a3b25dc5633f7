/** Axes that cross at the origin and end in arrows, as in a school book's graph of a function. */
import { plain } from '../text/numbers.ts';
import { child, children, pixel, type Layer } from './canvas.ts';
import type { NumericScale } from './axis.ts';

export interface CrossAxesOptions {
  x: NumericScale;
  y: NumericScale;
  xTicks: readonly number[];
  /** Numbered at the panel's left edge, where no curve runs through them, with a rule across the panel. */
  yTicks: readonly number[];
  /** The variable's name, at the arrow of the horizontal axis. */
  label?: string;
}

/** How far an axis reaches beyond its domain, arrow included. */
const overshoot = 9;
const tickLength = 4;

export function crossAxes(
  parent: Layer,
  name: string,
  { x, y, xTicks, yTicks, label }: CrossAxesOptions,
): void {
  const axes = child(parent, 'g', `axis cross ${name}`.trim());
  const [left, right] = x.range() as [number, number];
  const [bottom, top] = y.range() as [number, number];
  const [originX, originY] = [pixel(x(0)), pixel(y(0))];
  children(axes, 'path', 'grid', yTicks)
    .attr('d', (tick) => `M${pixel(left)},${pixel(y(tick))}H${pixel(right)}`)
    .attr('stroke', 'var(--rule)');
  child(axes, 'path', 'rules')
    .attr(
      'd',
      `M${pixel(left)},${originY}H${pixel(right + overshoot)}M${originX},${pixel(bottom)}V${pixel(top - overshoot)}`,
    )
    .attr('fill', 'none')
    .attr('stroke', 'var(--ink-faint)');
  child(axes, 'path', 'ticks')
    .attr('d', xTicks.map((tick) => `M${pixel(x(tick))},${originY}v${tickLength}`).join(''))
    .attr('stroke', 'var(--ink-faint)');
  children(axes, 'path', 'arrow', [
    `M${pixel(right + overshoot)},${originY}l-8,-3.5v7Z`,
    `M${originX},${pixel(top - overshoot)}l-3.5,8h7Z`,
  ])
    .attr('d', String)
    .attr('fill', 'var(--ink-faint)');
  children(axes, 'text', 'x-number', xTicks)
    .attr('x', (tick) => pixel(x(tick)))
    .attr('y', originY + tickLength + 12)
    .attr('text-anchor', 'middle')
    .text(plain);
  children(axes, 'text', 'y-number', yTicks)
    .attr('x', pixel(left - 6))
    .attr('y', (tick) => pixel(y(tick) + 4))
    .attr('text-anchor', 'end')
    .text(plain);
  children(axes, 'text', 'label', label ? [label] : [])
    .attr('x', pixel(right + overshoot + 5))
    .attr('y', originY + 4)
    .text(String);
}

/** With a minus sign rather than a hyphen. */
