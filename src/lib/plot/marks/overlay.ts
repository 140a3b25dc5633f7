import { children } from '../canvas.ts';
import { opacities, strokes } from '../looks.ts';
import type { Mark, Point } from '../mark.ts';
import { pathThrough, placesOf } from './path.ts';

/** The same line for many seeds, thin over one another; `emphasized` is the index of one that stands out, or null. */
export const overlay = ({
  lines,
  color,
  emphasized,
}: {
  lines: readonly (readonly Point[])[];
  color: string;
  emphasized: number | null;
}): Mark => ({
  kind: 'overlay',
  draw: (layer, frame) => {
    children(layer, 'path', 'one', lines)
      .attr('d', (points) => pathThrough(placesOf(points, frame)))
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', (_, i) => (i === emphasized ? strokes.line : strokes.hair))
      .attr('stroke-opacity', (_, i) => {
        if (emphasized === null) return opacities.overlaid;
        return i === emphasized ? opacities.emphasized : opacities.behind;
      });
  },
});
