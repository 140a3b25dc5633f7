import { radii, outlines } from '../looks.ts';
import { child, pixel } from '../canvas.ts';
import type { Mark, MarkOptions, Point } from '../mark.ts';
import { placesOf, type PixelPoint } from './path.ts';

/** Red × at points: runs that diverged. */
export const crosses = ({
  points,
  isSmall = false,
  className,
}: Pick<MarkOptions, 'className'> & {
  points: readonly Point[];
  /** As one of many among dots: then cut off at the panel's edge, as they are. */
  isSmall?: boolean;
}): Mark => ({
  kind: 'crosses',
  className,
  isOver: !isSmall,
  draw: (layer, frame) => {
    child(layer, 'path', 'cross')
      .attr(
        'd',
        placesOf(points, frame)
          .map((place) => crossPath(place, isSmall ? radii.smallCross : radii.cross))
          .join(''),
      )
      .attr('fill', 'none')
      .attr('stroke', 'var(--bad)')
      .attr('stroke-width', isSmall ? outlines.smallCross : outlines.cross);
  },
});

export const crossPath = ([x, y]: PixelPoint, size: number) =>
  `M${pixel(x - size)},${pixel(y - size)}l${2 * size},${2 * size}m0,${-2 * size}l${-2 * size},${2 * size}`;
