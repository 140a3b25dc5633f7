import { child, children, pixel } from '../canvas.ts';
import { radii, strokes } from '../looks.ts';
import type { Mark } from '../mark.ts';
import { boldWeight, middleToBaseline } from '../type.ts';

interface Lollipop {
  /** Not finite: no stem and no dot. */
  value: number;
  color: string;
  /** Stands right of the dot. */
  label: string;
}

/** A few values on one axis, a row each, the first on top: a stem from the panel's left edge, a dot, and words beside it. */
export const lollipops = ({ rows }: { rows: readonly Lollipop[] }): Mark => ({
  kind: 'lollipops',
  isOver: true,
  beyond: rows.map(({ label }) => label),
  draw: (layer, { x, left, right, top, bottom }) => {
    const pitch = (bottom - top) / rows.length;
    const middle = (i: number) => top + (i + 0.5) * pitch;
    const tipOf = (value: number) =>
      Number.isFinite(value) ? Math.min(right, Math.max(left, x(value))) : left;
    const drawn = rows.flatMap((row, i) => (Number.isFinite(row.value) ? [{ ...row, y: middle(i) }] : []));
    children(layer, 'path', 'stem', drawn)
      .attr('d', ({ value, y }) => `M${pixel(left)},${pixel(y)}H${pixel(tipOf(value))}`)
      .attr('stroke', ({ color }) => color)
      .attr('stroke-width', strokes.line);
    children(layer, 'circle', 'dot', drawn)
      .attr('cx', ({ value }) => pixel(tipOf(value)))
      .attr('cy', ({ y }) => pixel(y))
      .attr('r', radii.lollipop)
      .attr('fill', ({ color }) => color);
    children(child(layer, 'g', 'labels'), 'text', 'words', rows)
      .attr('x', ({ value }) => pixel(tipOf(value) + 2 * radii.lollipop + 1))
      .attr('y', (_, i) => pixel(middle(i) + middleToBaseline))
      .attr('fill', ({ color }) => color)
      .attr('font-weight', boldWeight)
      .text(({ label }) => label);
  },
});
