import { child, pixel } from '../canvas.ts';
import { placeIn, type Mark, type Point } from '../mark.ts';

const arm = 5;

/** A + at a point: where a map is lowest. */
export const plus = ({ at, color = 'var(--ink)' }: { at: Point; color?: string }): Mark => ({
  kind: 'plus',
  draw: (layer, frame) => {
    const [x, y] = placeIn(frame, at).map(pixel) as [number, number];
    child(layer, 'path', 'stroke')
      .attr('d', `M${x - arm},${y}h${2 * arm}M${x},${y - arm}v${2 * arm}`)
      .attr('stroke', color)
      .attr('stroke-width', 1.5);
  },
});
