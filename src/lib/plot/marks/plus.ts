import { child, pixel } from '../canvas.ts';
import { placeIn, type Mark, type Point } from '../mark.ts';

const arm = 5;

/** A + at a point: where a map is lowest. */
export const plus = ({ at, color = 'var(--ink)' }: { at: Point; color?: string }): Mark => ({
  kind: 'plus',
  draw: (layer, frame) => {
    const [x, y] = placeIn(frame, at);
    child(layer, 'path', 'stroke')
      .attr('d', `M${pixel(x - arm)},${pixel(y)}h${2 * arm}M${pixel(x)},${pixel(y - arm)}v${2 * arm}`)
      .attr('stroke', color)
      .attr('stroke-width', 1.5);
  },
});
