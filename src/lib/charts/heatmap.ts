/** A heat map: a cell per pair of settings, dark where the value is low, like low ground on a loss surface. */
import { child, children, pixel, type Layer } from './canvas.ts';
import { contourFill } from './contours.ts';
import { words } from './marks.ts';

export interface HeatmapOptions {
  /** Upper left corner, and the size of one cell, in pixels. */
  x: number;
  y: number;
  cell: { width: number; height: number };
  columns: number;
  /** `[rows × columns]` row-major, from the top: 0 (lowest) to 1 (highest); null leaves the cell empty. */
  shares: readonly (number | null)[];
}

/** Shades there are between the lowest and the highest: more cannot be told apart, and would only make the page larger. */
const shades = 25;

export function heatmap(parent: Layer, name: string, options: HeatmapOptions): void {
  const { x, y, cell, columns, shares } = options;
  children(child(parent, 'g', `heatmap ${name}`), 'rect', 'cell', shares)
    .attr('x', (_, i) => pixel(x + (i % columns) * cell.width))
    .attr('y', (_, i) => pixel(y + Math.floor(i / columns) * cell.height))
    .attr('width', pixel(cell.width - 1))
    .attr('height', pixel(cell.height - 1))
    .attr('fill', (share) => (share === null ? 'var(--paper-sunk)' : shade(share)));
}

const shade = (share: number) => contourFill(Math.round(Math.min(1, Math.max(0, share)) * shades) / shades);

/** What the shades mean: a strip from low to high, its name before it and a number at either end. */
export function heatmapKey(
  parent: Layer,
  name: string,
  {
    right,
    y,
    label,
    low,
    high,
    width = 110,
  }: { right: number; y: number; label: string; low: string; high: string; width?: number },
): void {
  const key = child(parent, 'g', `key ${name}`);
  const height = 10;
  const highWidth = 8 + 6 * high.length;
  const left = right - width - highWidth;
  const steps = 10;
  heatmap(key, 'strip', {
    x: left,
    y: y - height,
    cell: { width: width / steps, height },
    columns: steps,
    shares: Array.from({ length: steps }, (_, i) => i / (steps - 1)),
  });
  words(key, 'high', high, [right, y], { anchor: 'end', color: 'var(--ink-soft)' });
  words(key, 'low', `${label} ${low}`, [left - 8, y], { anchor: 'end', color: 'var(--ink-soft)' });
}
