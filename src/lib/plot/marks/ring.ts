import { children, pixel } from '../canvas.ts';
import { radii, strokes, type Stroke } from '../looks.ts';
import type { Mark, MarkOptions, Point } from '../mark.ts';
import { placesOf } from './path.ts';

/** Circles around points. */
export const ring = ({
  points,
  color,
  size = 'large',
  stroke = 'fine',
  className,
}: MarkOptions & {
  points: readonly Point[];
  size?: keyof typeof radii.ring;
  stroke?: Stroke;
}): Mark => ({
  kind: 'ring',
  className,
  draw: (layer, frame) => {
    children(layer, 'circle', 'ring', placesOf(points, frame))
      .attr('cx', ([x]) => pixel(x))
      .attr('cy', ([, y]) => pixel(y))
      .attr('r', radii.ring[size])
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', strokes[stroke]);
  },
});
