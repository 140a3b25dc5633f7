/** The numbers of a drawing, for the reader's table, for CSV and for tests, where a figure does not give its own. */
import { curvesOf } from './curves.ts';
import type { Drawing } from './panel.ts';
import { nameOf } from './quantity.ts';

export interface Table {
  columns: string[];
  rows: (string | number | null)[][];
}

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
