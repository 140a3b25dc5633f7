import { child, children, pixel } from '../canvas.ts';
import { contourFill } from '../colors.ts';
import type { Mark } from '../mark.ts';

/** Between cells. */
const gap = 1;

interface CellsOptions {
  columns: number;
  /** `[rows × columns]` row-major, the row at y = 0 first; null leaves the cell empty. */
  values: readonly (number | null)[];
  /** What the values are, for the read-out. */
  label: string;
  /** From a value to its shade: 0 (darkest, lowest) to 1. */
  share(value: number): number;
}

/**
 * A heat map: a cell per pair of settings, dark where the value is low, like low ground on a loss surface. The cell
 * (column, row) stands around the point (column, row); let the axes run from −½ to the count − ½.
 */
export const cells = ({ columns, values, label, share }: CellsOptions): Mark => ({
  kind: 'cells',
  draw: (layer, { x, y }) => {
    const width = Math.abs(x(1) - x(0)) - gap;
    const height = Math.abs(y(1) - y(0)) - gap;
    children(layer, 'rect', 'cell', values)
      .attr('x', (_, i) => pixel(x(i % columns) - width / 2))
      .attr('y', (_, i) => pixel(y(Math.floor(i / columns)) - height / 2))
      .attr('width', pixel(width))
      .attr('height', pixel(height))
      .attr('fill', (value) => (value === null ? 'var(--paper-sunk)' : contourFill(share(value))));
  },
  plane: {
    label,
    cells: { columns, rows: Math.ceil(values.length / columns) },
    valueAt: (px, py) => {
      const [column, row] = [Math.round(px), Math.round(py)];
      return column < 0 || column >= columns ? null : (values[row * columns + column] ?? null);
    },
  },
});

const stripSteps = 10;
const strip = { width: 110, height: 10 };
/** From the map to the key’s baseline: clear of the label of the vertical axis. */
const aboveMap = 30;

/** What the shades mean: a strip from low to high above the panel's right end, its name before it, a number at either end. */
export const shadesKey = ({ label, low, high }: { label: string; low: string; high: string }): Mark => ({
  kind: 'key',
  isOver: true,
  draw: (layer, { right, top }) => {
    const y = top - aboveMap;
    const left = right - strip.width - 8 - 6 * high.length;
    children(
      layer,
      'rect',
      'shade',
      Array.from({ length: stripSteps }, (_, i) => i),
    )
      .attr('x', (i) => pixel(left + (i * strip.width) / stripSteps))
      .attr('y', pixel(y - strip.height))
      .attr('width', strip.width / stripSteps - 1)
      .attr('height', strip.height)
      .attr('fill', (i) => contourFill(i / (stripSteps - 1)));
    child(layer, 'text', 'words high')
      .attr('x', pixel(right))
      .attr('y', pixel(y))
      .attr('text-anchor', 'end')
      .attr('fill', 'var(--ink-soft)')
      .text(high);
    child(layer, 'text', 'words low')
      .attr('x', pixel(left - 8))
      .attr('y', pixel(y))
      .attr('text-anchor', 'end')
      .attr('fill', 'var(--ink-soft)')
      .text(`${label} ${low}`);
  },
});
