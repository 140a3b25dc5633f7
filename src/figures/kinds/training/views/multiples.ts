/** Places for small panels of equal size, in rows. */

export interface Cell {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const gap = 18;
/** A panel that stands alone need not be as wide as the page. */
const widest = 400;

/** Four stand better in two rows of two than with one left over. */
const columnsOf = (count: number, width: number) => Math.min(count, width < 500 || count === 4 ? 2 : 3);
const sizeOf = (count: number, width: number) => {
  const columns = columnsOf(count, width);
  return Math.min(widest, (width - gap * (columns - 1)) / columns);
};

/** Height of all rows, with panels as high as `ratio` of their width and `room` for words around each. */
export const multiplesHeight = (
  count: number,
  width: number,
  { ratio, room }: { ratio: number; room: number },
) => Math.ceil(Math.ceil(count / columnsOf(count, width)) * (sizeOf(count, width) * ratio + room));

export function multiples(
  count: number,
  width: number,
  { top, ratio, room }: { top: number; ratio: number; room: number },
): Cell[] {
  const [columns, size] = [columnsOf(count, width), sizeOf(count, width)];
  const pitch = size * ratio + room;
  return Array.from({ length: count }, (_, i) => {
    const left = (i % columns) * (size + gap);
    const from = top + Math.floor(i / columns) * pitch;
    return { left, right: left + size, top: from, bottom: from + pitch };
  });
}
