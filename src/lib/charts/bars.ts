/** Values on one axis that begins at 0, a row each: a name, a bar, a whisker for its standard error, and the value in words. */
import { select } from 'd3';
import type { NumericScale } from './axis.ts';
import { child, children, pixel, type Layer } from './canvas.ts';
import { words } from './marks.ts';

export interface Bar {
  name: string;
  /** Below 0: no bar. */
  value: number;
  error: number;
  /** Stands right of the bar and its whisker; leave room for it beyond the scale's range. */
  label: string;
}

/** Distance between rows. */
export const barPitch = 26;

/** Rows from `top` down; the longest bar stands out. */
export function bars(layer: Layer, rows: readonly Bar[], { x, top }: { x: NumericScale; top: number }): void {
  const left = x.range()[0]!;
  const largest = Math.max(...rows.map(({ value }) => value));
  children(layer, 'g', 'row', [...rows])
    .attr('transform', (_, i) => `translate(0,${top + i * barPitch})`)
    .each(function ({ name, value, error, label }) {
      const row = child(select(this), 'g', 'bar');
      const [low, high] = [value - error, value + error].map((end) => x(Math.max(0, end))) as [
        number,
        number,
      ];
      const length = x(Math.max(0, value)) - left;
      words(row, 'name', name, [left - 8, 16], { anchor: 'end' });
      child(row, 'rect', 'share')
        .attr('x', left)
        .attr('y', 4)
        .attr('width', pixel(length))
        .attr('height', barPitch - 9)
        .attr('fill', value === largest ? 'var(--series-2)' : 'var(--ink-faint)');
      child(row, 'path', 'error')
        .attr('d', `M${pixel(low)},12.5H${pixel(high)}`)
        .attr('stroke', 'var(--ink)')
        .attr('stroke-width', 1.5);
      words(row, 'value', label, [Math.max(left + length, high) + 8, 17]);
    });
}
