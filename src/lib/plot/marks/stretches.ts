import { children, pixel } from '../canvas.ts';
import type { Mark } from '../mark.ts';

export interface Stretch {
  row: number;
  from: number;
  to: number;
  color: string;
}

/** Of the height of a row so much is bar. */
const share = 0.7;

/** Bars from a value to another, in the row around y = 0, 1, 2 …: who was busy when, and with what. */
export const stretches = ({
  className,
  stretches: all,
}: {
  className?: string;
  stretches: readonly Stretch[];
}): Mark => ({
  kind: 'stretches',
  className,
  draw: (layer, { x, y }) => {
    const height = Math.abs(y(1) - y(0)) * share;
    children(layer, 'rect', 'stretch', all)
      .attr('x', ({ from }) => pixel(x(from)))
      .attr('y', ({ row }) => pixel(y(row) - height / 2))
      .attr('width', ({ from, to }) => pixel(Math.max(0, x(to) - x(from))))
      .attr('height', pixel(height))
      .attr('fill', ({ color }) => color)
      .attr('stroke', 'var(--paper)');
  },
});
