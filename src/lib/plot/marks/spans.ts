import { strokes } from '../looks.ts';
import { child } from '../canvas.ts';
import type { Mark, MarkOptions, Point } from '../mark.ts';
import { pathThrough, placesOf } from './path.ts';

interface SpansOptions extends MarkOptions {
  /** The two ends of each. */
  spans: readonly (readonly [from: Point, to: Point])[];
}

/** Many thick lines from one point to another, as the times of a time line. One path, with straight ends: they may touch. */
export const spans = ({ className, color, spans }: SpansOptions): Mark => ({
  kind: 'spans',
  className,
  draw: (layer, frame) => {
    child(layer, 'path', 'stroke')
      .attr('d', spans.map((ends) => pathThrough(placesOf(ends, frame))).join(''))
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', strokes.thick);
  },
});
