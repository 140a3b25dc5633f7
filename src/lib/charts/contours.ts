/** Filled contours of a function over a rectangle. */
import { contours as contourGenerator, type ScaleContinuousNumeric } from 'd3';
import { child, children, type Layer } from './canvas.ts';

type Scale = ScaleContinuousNumeric<number, number>;

/** A function sampled on a grid, row-major, x fastest, both ends of both domains included. */
export interface Field {
  x: readonly [number, number];
  y: readonly [number, number];
  columns: number;
  rows: number;
  values: ArrayLike<number>;
}

export function sampleField(
  value: (x: number, y: number) => number,
  { x, y, columns, rows }: Omit<Field, 'values'>,
): Field {
  const values = Float64Array.from({ length: columns * rows }, (_, i) =>
    value(
      x[0] + ((x[1] - x[0]) * (i % columns)) / (columns - 1),
      y[0] + ((y[1] - y[0]) * Math.floor(i / columns)) / (rows - 1),
    ),
  );
  return { x, y, columns, rows, values };
}

/** Bands between the ascending `thresholds`, darker towards the lowest, with fine lines between them. */
export function contourBands(
  parent: Layer,
  name: string,
  field: Field,
  {
    x,
    y,
    thresholds,
    fill = contourFill,
  }: { x: Scale; y: Scale; thresholds: readonly number[]; fill?: (share: number) => string },
): void {
  const layer = child(parent, 'g', `contours ${name}`);
  child(layer, 'rect', 'lowest')
    .attr('x', rounded(x(field.x[0])))
    .attr('y', rounded(y(field.y[1])))
    .attr('width', rounded(x(field.x[1]) - x(field.x[0])))
    .attr('height', rounded(y(field.y[0]) - y(field.y[1])))
    .attr('fill', fill(0));
  children(layer, 'path', 'band', contourPaths(field, thresholds, x, y))
    .attr('d', (d) => d)
    .attr('fill', (_, i) => fill((i + 1) / thresholds.length))
    .attr('stroke', 'var(--contour-line)')
    .attr('stroke-width', 0.75);
}

/** From `--contour-low` at 0 to `--contour-high` at 1. */
export const contourFill = (share: number) =>
  `color-mix(in oklab, var(--contour-high) ${Math.round(100 * share)}%, var(--contour-low))`;

const cache = new WeakMap<Field, { key: string; paths: string[] }>();

/** One path per threshold: where the field is at or above it. Kept per field, for a figure redraws often. */
export function contourPaths(field: Field, thresholds: readonly number[], x: Scale, y: Scale): string[] {
  const key = JSON.stringify([thresholds, x.domain(), x.range(), y.domain(), y.range()]);
  const kept = cache.get(field);
  if (kept?.key === key) return kept.paths;
  const { columns, rows } = field;
  // d3-contour puts sample i at i + ½; our samples stand on the rectangle's edges.
  const toX = (column: number) =>
    x(
      field.x[0] +
        ((field.x[1] - field.x[0]) * Math.min(columns - 1, Math.max(0, column - 0.5))) / (columns - 1),
    );
  const toY = (row: number) =>
    y(field.y[0] + ((field.y[1] - field.y[0]) * Math.min(rows - 1, Math.max(0, row - 0.5))) / (rows - 1));
  const paths = contourGenerator()
    .size([columns, rows])
    .thresholds([...thresholds])(Array.from(field.values))
    .map(({ coordinates }) =>
      coordinates
        .flat()
        .map(
          (ring) =>
            `M${ring.map((corner) => `${rounded(toX(corner[0]!))},${rounded(toY(corner[1]!))}`).join('L')}Z`,
        )
        .join(''),
    );
  cache.set(field, { key, paths });
  return paths;
}

/** A tenth of a pixel is enough for an area, and keeps the page small. */
const rounded = (value: number) => Math.round(value * 10) / 10;
