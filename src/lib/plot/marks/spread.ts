import { child } from '../canvas.ts';
import { opacities } from '../looks.ts';
import type { Mark, MarkOptions, Point } from '../mark.ts';
import { pathThrough, placesOf } from './path.ts';

/** What several runs reach at one x. */
export interface Reach {
  x: number;
  low: number;
  high: number;
}

/** The band between the lowest and the highest of several runs along x, tinted: to be laid under their line. */
export const spread = ({ className, color, reaches }: MarkOptions & { reaches: readonly Reach[] }): Mark => ({
  kind: 'spread',
  className,
  draw: (layer, frame) => {
    const above = reaches.map(({ x, high }): Point => [x, high]);
    const below = reaches.map(({ x, low }): Point => [x, low]).reverse();
    child(layer, 'path', 'area')
      .attr('d', pathThrough(placesOf([...above, ...below], frame)))
      .attr('fill', color)
      .attr('fill-opacity', opacities.spread);
  },
});
