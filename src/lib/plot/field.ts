/** A function of the plane, sampled on a grid, and its contours. */
import { contours as contourGenerator } from 'd3';
import type { NumericScale } from './scale.ts';

/** A function sampled on a grid, row-major, x fastest, both ends of both domains included. */
export interface Field {
  x: readonly [number, number];
  y: readonly [number, number];
  columns: number;
  rows: number;
  /** `[rows × columns]` */
  values: ArrayLike<number>;
  /** The function itself, where it is at hand: read off more exactly than its samples. */
  value?: (x: number, y: number) => number;
}

export function sampleField(
  value: (x: number, y: number) => number,
  { x, y, columns, rows }: Omit<Field, 'values' | 'value'>,
): Field {
  const values = Float64Array.from({ length: columns * rows }, (_, i) =>
    value(
      x[0] + ((x[1] - x[0]) * (i % columns)) / (columns - 1),
      y[0] + ((y[1] - y[0]) * Math.floor(i / columns)) / (rows - 1),
    ),
  );
  return { x, y, columns, rows, values, value };
}

/** The function's value, or the nearest sample's; null outside of the grid of samples. */
export function fieldAt(field: Field, px: number, py: number): number | null {
  const { x, y, columns, rows, values, value } = field;
  if (value) return value(px, py);
  const column = Math.round(((px - x[0]) / (x[1] - x[0])) * (columns - 1));
  const row = Math.round(((py - y[0]) / (y[1] - y[0])) * (rows - 1));
  if (column < 0 || column >= columns || row < 0 || row >= rows) return null;
  return values[row * columns + column]!;
}

const kept = new WeakMap<Field, Map<string, string[]>>();

/** One path per threshold: where the field is at or above it. Kept per field, for a figure redraws often. */
export function contourPaths(
  field: Field,
  thresholds: readonly number[],
  x: NumericScale,
  y: NumericScale,
): string[] {
  const paths = kept.get(field) ?? new Map<string, string[]>();
  kept.set(field, paths);
  const key = JSON.stringify([thresholds, x.domain, x.range, y.domain, y.range]);
  if (!paths.has(key)) paths.set(key, tracedPaths(field, thresholds, x, y));
  return paths.get(key)!;
}

function tracedPaths(
  field: Field,
  thresholds: readonly number[],
  x: NumericScale,
  y: NumericScale,
): string[] {
  const { columns, rows } = field;
  // d3-contour puts sample i at i + ½; our samples stand on the rectangle's edges.
  const along = ([from, to]: readonly [number, number], count: number, at: number) =>
    from + ((to - from) * Math.min(count - 1, Math.max(0, at - 0.5))) / (count - 1);
  const corner = ([column, row]: number[]) =>
    `${rounded(x(along(field.x, columns, column!)))},${rounded(y(along(field.y, rows, row!)))}`;
  return contourGenerator()
    .size([columns, rows])
    .thresholds([...thresholds])(Array.from(field.values))
    .map(({ coordinates }) =>
      coordinates
        .flat()
        .map((ring) => `M${ring.map(corner).join('L')}Z`)
        .join(''),
    );
}

/** A tenth of a pixel is enough for an area, and keeps the page small. */
const rounded = (value: number) => Math.round(value * 10) / 10;
