import { children, pixel } from '../canvas.ts';
import { strokes, type Mark, type MarkOptions, type Point, type Stroke } from '../mark.ts';
import { placesOf } from './path.ts';

const radii = { middle: 7, large: 9 };

/** Circles around points. */
export const ring = ({
  points,
  color,
  size = 'large',
  stroke = 'fine',
  className,
}: MarkOptions & {
  points: readonly Point[];
  size?: keyof typeof radii;
  stroke?: Stroke;
}): Mark => ({
  kind: 'ring',
  className,
  draw: (layer, frame) => {
    children(layer, 'circle', 'ring', placesOf(points, frame))
      .attr('cx', ([x]) => pixel(x))
      .attr('cy', ([, y]) => pixel(y))
      .attr('r', radii[size])
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', strokes[stroke]);
  },
});
