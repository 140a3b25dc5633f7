import { children, pixel } from '../canvas.ts';
import { strokes, type Stroke } from '../looks.ts';
import type { Mark, Point } from '../mark.ts';
import { placesOf, type PixelPoint } from './path.ts';

/** Straight arrows from point to point, heads in proportion. */
export const arrows = ({
  points,
  color,
  stroke = 'thin',
}: {
  points: readonly Point[];
  color: string;
  stroke?: Stroke;
}): Mark => ({
  kind: 'arrows',
  draw: (layer, frame) => {
    const places = placesOf(points, frame);
    const steps = places.slice(1).map((to, i) => [places[i]!, to] as const);
    children(layer, 'path', 'arrow', steps)
      .attr('d', ([from, to]) => arrowPath(from, to))
      .attr('fill', color)
      .attr('stroke', color)
      .attr('stroke-width', strokes[stroke])
      .attr('stroke-linejoin', 'round');
  },
});

const longestHead = 9;

/** A shaft with a barbed head no longer than the shaft itself. */
function arrowPath([x0, y0]: PixelPoint, [x1, y1]: PixelPoint): string {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length === 0) return '';
  const head = Math.min(longestHead, 0.6 * length);
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const [bx, by] = [x1 - head * ux, y1 - head * uy];
  const barb = 0.42 * head;
  const corner = (side: number) => `${pixel(bx + side * barb * uy)},${pixel(by - side * barb * ux)}`;
  return `M${pixel(x0)},${pixel(y0)}L${pixel(bx)},${pixel(by)}M${corner(-1)}L${pixel(x1)},${pixel(y1)}L${corner(1)}Z`;
}
