/** Numbers with a decimal comma, as spreadsheets write them in much of Europe, where semicolons separate cells. */
import { numberOf, TableError } from './table-error.ts';

const withComma = /^[-+]?\d*,\d+(e[-+]?\d+)?$/i;
const withPoint = /^[-+]?\d*\.\d+(e[-+]?\d+)?$/i;

/**
 * `[rows][columns]`, with points for decimal commas. A table with a decimal point anywhere has no decimal commas: "64,32" is
 * then a word, a list of widths perhaps. Throws a `TableError` at a column that has both.
 */
export function withDecimalPoints(columns: readonly string[], rows: string[][]): string[][] {
  if (!rows.some((row) => row.some((cell) => withPoint.test(cell))))
    return rows.map((row) => row.map((cell) => (withComma.test(cell) ? cell.replace(',', '.') : cell)));
  columns.forEach((name, column) =>
    checkSigns(
      name,
      rows.map((row) => row[column]!),
    ),
  );
  return rows;
}

function checkSigns(column: string, cells: readonly string[]): void {
  const comma = cells.findIndex((cell) => withComma.test(cell));
  const point = cells.findIndex((cell) => withPoint.test(cell));
  if (comma >= 0 && point >= 0)
    throw new TableError(
      `Row ${numberOf(comma)}, column "${column}": "${cells[comma]}" has a decimal comma, but row ${numberOf(point)} has "${cells[point]}". A table has one decimal sign.`,
    );
}
