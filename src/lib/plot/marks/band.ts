import { opacities } from '../looks.ts';
import { child, pixel } from '../canvas.ts';
import type { Mark } from '../mark.ts';

/** The part of the panel between two places along the horizontal axis, tinted. */
export const band = ({ from, to, color }: { from: number; to: number; color: string }): Mark => ({
  kind: 'band',
  draw: (layer, { x, top, bottom }) => {
    child(layer, 'rect', 'area')
      .attr('x', pixel(x(from)))
      .attr('y', pixel(top))
      .attr('width', pixel(Math.max(0, x(to) - x(from))))
      .attr('height', pixel(bottom - top))
      .attr('fill', color)
      .attr('fill-opacity', opacities.band);
  },
});
