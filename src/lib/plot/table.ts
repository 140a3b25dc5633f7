/** Numbers for the reader's table, for CSV and for tests: those of a drawing, or what a figure says of its own. */
import { curvesOf } from './curves.ts';
import type { Drawing } from './panel.ts';
import { nameOf } from './quantity.ts';

export interface Table {
  columns: string[];
  rows: (string | number | null)[][];
}

/** What is not known may be undefined, or not a number; in the table it is null. */
type Cell = Table['rows'][number][number] | undefined;

const known = (cell: Cell) => (cell === undefined || Number.isNaN(cell) ? null : cell);

/** A row for each thing: what its columns, by name, have of it. */
export const tableOver = <T>(
  things: readonly T[],
  columns: Readonly<Record<string, (thing: T, index: number) => Cell>>,
): Table => ({
  columns: Object.keys(columns),
  rows: things.map((thing, i) => Object.values(columns).map((of) => known(of(thing, i)))),
});

/** Columns of values side by side, as far down as each of them goes; before them the number of the row, from `first` on. */
export const tableSideBySide = (
  index: string,
  columns: readonly (readonly [name: string, values: ArrayLike<Cell>])[],
  first = 0,
): Table => ({
  columns: [index, ...columns.map(([name]) => name)],
  rows: Array.from({ length: Math.max(...columns.map(([, { length }]) => length)) }, (_, i) => [
    first + i,
    ...columns.map(([, values]) => known(values[i])),
  ]),
});

/** A row for each x of the main panel's series, a column for each of them. */
export function tableOf(drawing: Drawing): Table {
  const curves = curvesOf(drawing);
  if (!curves) return { columns: [], rows: [] };
  const { x, y, lines } = curves;
  const values = lines.map(({ points }) => new Map(points));
  const xs = [...new Set(lines.flatMap(({ points }) => points.map(([at]) => at)))].sort((a, b) => a - b);
  const quantity = nameOf(y);
  return {
    columns: [nameOf(x), ...lines.map(({ name }) => [quantity, name].filter(Boolean).join(', '))],
    rows: xs.map((at) => [x.names?.[at] ?? at, ...values.map((one) => one.get(at) ?? null)]),
  };
}
