import { child, pixel } from '../canvas.ts';
import { strokes, type Mark, type Point } from '../mark.ts';

/** A circle in the units of the axes, dashed: an ellipse where they are stretched. */
export const circleInUnits = ({
  middle,
  radius,
  color = 'var(--ink)',
}: {
  middle: Point;
  radius: number;
  color?: string;
}): Mark => ({
  kind: 'circle-in-units',
  draw: (layer, { x, y }) => {
    child(layer, 'ellipse', 'outline')
      .attr('cx', pixel(x(middle[0])))
      .attr('cy', pixel(y(middle[1])))
      .attr('rx', pixel(Math.abs(x(radius) - x(0))))
      .attr('ry', pixel(Math.abs(y(radius) - y(0))))
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', strokes.fine)
      .attr('stroke-dasharray', '4 3');
  },
});
