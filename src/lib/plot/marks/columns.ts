import { child, children, groups, pixel, type Layer } from '../canvas.ts';
import type { Frame, Mark } from '../mark.ts';
import { boldWeight, middleToBaseline, widthOf } from '../type.ts';

interface Column {
  header: string;
  /** For phones. */
  short: string;
  /** The widest words that it has room for, its header aside. */
  widest: string;
}

interface CellOfText {
  text: string;
  color?: string;
  isBold?: boolean;
}

interface ColumnsOptions {
  columns: readonly Column[];
  /** The row at y = i: its name, and the cells that it has so far. */
  rows: readonly { name: string; cells: readonly CellOfText[] }[];
}

const spaceBetween = { wide: 18, phone: 8 };
const sizeOnPhones = 12;
/** From the table to the plot. */
const spaceAfter = 20;

/**
 * A table left of the panel, a row around each y = 0, 1, 2 …, ruled across table and panel. The first column is flush
 * left, the others end at their right edges, as numbers do.
 */
export const columns = (options: ColumnsOptions): Mark => ({
  kind: 'columns',
  isOver: true,
  ahead: (isPhone) => edgesOf(options.columns, isPhone).at(-1)! + spaceAfter,
  draw: (layer, frame) => {
    const places = placesOf(options, frame);
    drawRules(child(layer, 'path', 'rules'), options, frame);
    children(layer, 'text', 'words header', options.columns)
      .attr('x', (_, i) => pixel(places[i]!.x))
      .attr('y', pixel(frame.top - 12))
      .attr('text-anchor', (_, i) => places[i]!.anchor)
      .attr('fill', 'var(--ink-soft)')
      .text(({ header, short }) => (frame.isPhone ? short : header));
    const names = options.rows.map(({ name }) => `row ${name}`);
    groups(child(layer, 'g', 'rows'), names).forEach((row, i) =>
      drawCells(row, options.rows[i]!.cells, places, frame.y(i), frame.isPhone),
    );
  },
});

interface Place {
  x: number;
  anchor: 'start' | 'end';
}

function placesOf({ columns }: ColumnsOptions, { left, isPhone }: Frame): Place[] {
  const edges = edgesOf(columns, isPhone);
  const start = left - spaceAfter - edges.at(-1)!;
  return edges.map((edge, i) =>
    i === 0 ? { x: start, anchor: 'start' } : { x: start + edge, anchor: 'end' },
  );
}

/** Right edges of the columns, from the table's left. */
function edgesOf(columns: readonly Column[], isPhone: boolean): number[] {
  const { edges } = columns.reduce(
    ({ edge, edges }, { header, short, widest }, i) => {
      const width = Math.max(widthOf(isPhone ? short : header), widthOf(widest, isPhone ? 'tick' : 'label'));
      const next = edge + width + (i === 0 ? 0 : isPhone ? spaceBetween.phone : spaceBetween.wide);
      return { edge: next, edges: [...edges, next] };
    },
    { edge: 0, edges: [] as number[] },
  );
  return edges;
}

function drawRules(path: Layer, { rows }: ColumnsOptions, { y, right }: Frame): void {
  const between = [...rows.map((_, i) => i - 0.5), rows.length - 0.5];
  path
    .attr('d', between.map((at) => `M0,${pixel(y(at))}H${pixel(right)}`).join(''))
    .attr('stroke', 'var(--rule)');
}

function drawCells(
  row: Layer,
  cells: readonly CellOfText[],
  places: readonly Place[],
  y: number,
  isPhone: boolean,
): void {
  children(row, 'text', 'words', cells)
    .attr('x', (_, i) => pixel(places[i]!.x))
    .attr('y', pixel(y + middleToBaseline))
    .attr('text-anchor', (_, i) => places[i]!.anchor)
    .attr('font-size', isPhone ? sizeOnPhones : null)
    .attr('fill', ({ color }) => color ?? 'var(--ink)')
    .attr('font-weight', ({ isBold }) => (isBold ? boldWeight : null))
    .text(({ text }) => text);
}
