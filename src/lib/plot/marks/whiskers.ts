import { child, pixel } from '../canvas.ts';
import { outlines, radii } from '../looks.ts';
import { placeIn, type Mark, type MarkOptions } from '../mark.ts';

export interface Whisker {
  x: number;
  low: number;
  high: number;
}

/** From a low to a high value at each x, with a stroke across at either end: between which several runs lie. */
export const whiskers = ({
  className,
  color,
  whiskers: all,
}: MarkOptions & { whiskers: readonly Whisker[] }): Mark => ({
  kind: 'whiskers',
  className,
  draw: (layer, frame) => {
    const paths = all.map(({ x, low, high }) => {
      const [[across, bottom], [, top]] = [placeIn(frame, [x, low]), placeIn(frame, [x, high])];
      const ends = [bottom, top].map(
        (y) => `M${pixel(across - radii.whisker)},${pixel(y)}h${2 * radii.whisker}`,
      );
      return `M${pixel(across)},${pixel(bottom)}V${pixel(top)}${ends.join('')}`;
    });
    child(layer, 'path', 'stroke')
      .attr('d', paths.join(''))
      .attr('fill', 'none')
      .attr('stroke', color)
      .attr('stroke-width', outlines.whisker);
  },
});
