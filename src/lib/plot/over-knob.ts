/** What curves come to over a knob that was turned from end to end. */
import type { Curves } from './curves.ts';
import type { Point } from './mark.ts';
import { dots } from './marks/dots.ts';
import { line } from './marks/line.ts';
import { panel, type Panel } from './panel.ts';
import type { Quantity } from './quantity.ts';

/** The one number that each line is taken for. */
export const summaries = {
  'at its end': (values: readonly number[]) => values.at(-1),
  'at its lowest': (values: readonly number[]) => Math.min(...values),
  'at its highest': (values: readonly number[]) => Math.max(...values),
} as const;
export type Summary = keyof typeof summaries;

/** What came out with the knob at a value. */
export interface AtValue {
  value: number;
  curves: Curves;
}

/** Each line's number, by the line's name; without those that have no points. */
export function numbersOf({ lines }: Curves, summary: Summary): Map<string, number> {
  return new Map(
    lines.flatMap(({ name, points }) => {
      const values = points.map(([, y]) => y).filter(Number.isFinite);
      return values.length === 0 ? [] : [[name, summaries[summary](values)!] as const];
    }),
  );
}

/** A line over the knob for each line of the curves, with a dot at each value; null before there is any. */
export function overKnob(knob: Quantity, seen: readonly AtValue[], summary: Summary): Panel | null {
  const first = seen[0];
  if (!first) return null;
  const { y, lines } = first.curves;
  const numbers = seen.map(({ value, curves }) => ({ value, of: numbersOf(curves, summary) }));
  return panel({
    name: 'sweep',
    x: knob,
    y,
    marks: lines.flatMap(({ name, color }) => {
      const points = numbers.flatMap(({ value, of }): Point[] =>
        of.has(name) ? [[value, of.get(name)!]] : [],
      );
      return [line({ name, color, points }), dots({ points, color, size: 'middle' })];
    }),
  });
}
