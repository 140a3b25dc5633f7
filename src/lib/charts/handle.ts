/** A point that can be dragged, or moved with the arrow keys. */
import type { ScaleContinuousNumeric } from 'd3';
import { child, pixel, type Layer } from './canvas.ts';

type Scale = ScaleContinuousNumeric<number, number>;

/**
 * Draws the handle of the point knob `knob` at `point`. The live figure finds it by its attributes: `data-handle`
 * names the knob, `data-x` and `data-y` hold the linear scales as "domain, domain, pixel, pixel".
 * For a point on a curve (one parameter), give `y` a scale and set its value yourself.
 */
export function handle(
  parent: Layer,
  knob: string,
  {
    x,
    y,
    point,
    label,
    color = 'var(--accent)',
    radius = 8,
  }: { x: Scale; y: Scale; point: { x: number; y: number }; label: string; color?: string; radius?: number },
): void {
  const group = child(parent, 'g', `handle ${knob}`)
    .attr('transform', `translate(${pixel(x(point.x))},${pixel(y(point.y))})`)
    .attr('data-handle', knob)
    .attr('data-x', [...x.domain(), ...x.range()].join())
    .attr('data-y', [...y.domain(), ...y.range()].join())
    .attr('tabindex', 0)
    .attr('role', 'button')
    .attr('aria-roledescription', 'draggable point')
    .attr('aria-label', label);
  const thumbRadius = 22;
  child(group, 'circle', 'target').attr('r', thumbRadius).attr('fill', 'transparent');
  child(group, 'circle', 'ring')
    .attr('r', radius + 3.5)
    .attr('fill', 'none')
    .attr('stroke', color)
    .attr('stroke-width', 1.5);
  child(group, 'circle', 'knob').attr('r', radius).attr('fill', color);
}
