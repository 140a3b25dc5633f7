import { radii } from '../looks.ts';
import { child, pixel } from '../canvas.ts';
import { placeIn, type Mark, type Point } from '../mark.ts';
import { significant } from '../../text/numbers.ts';

/** Handles on a guess: each moves up and down, by pointer or arrow keys, and tells its value. */
export const sketchHandles = ({
  points,
  name,
  guess,
}: {
  points: readonly Point[];
  /** What is guessed. */
  name: string;
  /** `[points]`: shares of the axis's height. */
  guess: readonly number[];
}): Mark => ({
  kind: 'handles',
  isOver: true,
  draw: (layer, frame) => {
    points.forEach(([x, y], i) => {
      const [px, py] = placeIn(frame, [x, y]);
      const group = child(layer, 'g', `handle point-${i}`)
        .attr('transform', `translate(${pixel(px)},${pixel(py)})`)
        .attr('tabindex', 0)
        .attr('role', 'slider')
        .attr('data-index', i)
        .attr('aria-orientation', 'vertical')
        .attr('aria-label', `Your ${name} at ${frame.across.names?.[x] ?? significant(x)}`)
        .attr('aria-valuemin', 0)
        .attr('aria-valuemax', 100)
        .attr('aria-valuenow', Math.round(100 * guess[i]!))
        .attr('aria-valuetext', significant(y));
      child(group, 'circle', 'target').attr('r', radii.sketch.target).attr('fill', 'transparent');
      child(group, 'circle', 'ring').attr('r', radii.sketch.ring).attr('fill', 'none').attr('stroke', 'none');
      child(group, 'circle', 'knob').attr('r', radii.sketch.knob).attr('fill', 'var(--ink-soft)');
    });
  },
});
