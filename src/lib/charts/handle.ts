/** A point that can be dragged, or moved with the arrow keys. */
import type { ScaleContinuousNumeric } from 'd3';
import { child, pixel, type Layer } from './canvas.ts';
import { plain, significant } from '../text/numbers.ts';

type Scale = ScaleContinuousNumeric<number, number>;

/**
 * Draws the handle of the knob `knob` at `point`: a point knob, or a slider that moves along x. The live figure finds
 * it by its attributes: `data-handle` names the knob, `data-x` and `data-y` hold the linear scales as "domain, domain,
 * pixel, pixel".
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
    .attr('role', 'slider')
    .attr('aria-roledescription', 'draggable point')
    .attr('aria-label', label)
    .attr('aria-valuemin', x.domain()[0]!)
    .attr('aria-valuemax', x.domain()[1]!)
    .attr('aria-valuenow', point.x)
    .attr('aria-valuetext', `x ${plain(point.x)}, y ${significant(point.y, 3)}`);
  const thumbRadius = 22;
  child(group, 'circle', 'target').attr('r', thumbRadius).attr('fill', 'transparent');
  child(group, 'circle', 'ring')
    .attr('r', radius + 3.5)
    .attr('fill', 'none')
    .attr('stroke', color)
    .attr('stroke-width', 1.5);
  child(group, 'circle', 'knob').attr('r', radius).attr('fill', color);
}
