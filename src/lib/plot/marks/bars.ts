import { outlines } from '../looks.ts';
import { child, children, pixel } from '../canvas.ts';
import type { Mark } from '../mark.ts';
import { middleToBaseline } from '../type.ts';

export interface Bar {
  /** Below 0: no bar. */
  value: number;
  /** Standard error: a whisker to both sides. */
  error: number;
  /** The value in words; stands right of the bar and its whisker. */
  label: string;
}

const thickness = 17;

/** Values on an axis that begins at 0, the bar of row i around y = i; the longest stands out. The axis names the rows. */
export const bars = ({ rows }: { rows: readonly Bar[] }): Mark => ({
  kind: 'bars',
  isOver: true,
  beyond: rows.map(({ label }) => label),
  draw: (layer, { x, y, left }) => {
    const largest = Math.max(...rows.map(({ value }) => value));
    const end = (value: number) => x(Math.max(0, value));
    children(layer, 'rect', 'bar', rows)
      .attr('x', pixel(left))
      .attr('y', (_, i) => pixel(y(i) - thickness / 2))
      .attr('width', ({ value }) => pixel(end(value) - left))
      .attr('height', thickness)
      .attr('fill', ({ value }) => (value === largest ? 'var(--series-2)' : 'var(--ink-faint)'));
    child(layer, 'path', 'error')
      .attr(
        'd',
        rows
          .map(
            ({ value, error }, i) =>
              `M${pixel(end(value - error))},${pixel(y(i))}H${pixel(end(value + error))}`,
          )
          .join(''),
      )
      .attr('stroke', 'var(--ink)')
      .attr('stroke-width', outlines.whisker);
    children(layer, 'text', 'words value', rows)
      .attr('x', ({ value, error }) => pixel(Math.max(end(value), end(value + error)) + 8))
      .attr('y', (_, i) => pixel(y(i) + middleToBaseline))
      .text(({ label }) => label);
  },
});
