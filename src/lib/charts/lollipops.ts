/** A few values on one axis, a row each: a stem, a dot, and the words beside it. */
import { child, type Layer } from './canvas.ts';
import type { NumericScale } from './axis.ts';
import { dots, line, words, type PixelPoint } from './marks.ts';

export interface Lollipop {
  /** The row's name in the drawing, unique in its parent. */
  id: string;
  /** Not finite: no stem and no dot. */
  value: number;
  color: string;
  /** Stands right of the dot; leave room for it beyond the scale's range. */
  label: string;
}

/** Distance between rows. */
export const lollipopPitch = 19;
const dotRadius = 5;

/** Rows from `top` down; their stems begin where the scale's range does. */
export function lollipops(
  parent: Layer,
  name: string,
  rows: readonly Lollipop[],
  { x, top }: { x: NumericScale; top: number },
): void {
  const group = child(parent, 'g', `lollipops ${name}`);
  const left = x.range()[0]!;
  rows.forEach(({ id, value, color, label }, i) => {
    const y = top + lollipopPitch * (i + 0.5);
    const end: PixelPoint[] = Number.isFinite(value) ? [[x(value), y]] : [];
    const stem = end.flatMap((point): PixelPoint[] => [[left, y], point]);
    line(group, id, stem, { color, width: 2 });
    dots(group, id, end, { color, radius: dotRadius });
    words(group, id, label, [(end[0]?.[0] ?? left) + 2 * dotRadius + 1, y + 4], { color, weight: 600 });
  });
}
