/** A table as text: comma-separated values, as RFC 4180 has them, or separated by semicolons or tabs. */
import { dsvFormat } from 'd3';
import { counted } from '../../../text/words.ts';
import { withDecimalPoints } from './decimal-commas.ts';
import { numberOf, TableError } from './table-error.ts';

export interface Table {
  columns: string[];
  /** `[rows][columns]`, without the header. Cells have no space at their ends. */
  rows: string[][];
}

const separators = [',', ';', '\t'] as const;
/** A study with more is none that a person reads. */
const mostRows = 20_000;

/** Throws a `TableError` at the first row that does not fit. */
export function readTable(text: string): Table {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorIn(plain);
  const [header = [], ...all] = dsvFormat(separator).parseRows(plain, (row) =>
    row.map((cell) => cell.trim()),
  );
  const rows = all.filter((row) => row.some((cell) => cell !== ''));
  if (header.every((name) => name === '') || rows.length === 0)
    throw new TableError(
      'The file needs a header with the names of its columns, and at least one row below it.',
    );
  if (rows.length > mostRows)
    throw new TableError(`The file has ${rows.length} rows; at most ${mostRows} can be read.`);
  const columns = header.map((name, i) => name || (i === 0 ? 'index' : ''));
  checkNames(columns);
  for (const [i, row] of all.entries())
    if (rows.includes(row) && row.length !== columns.length)
      throw new TableError(
        `Row ${numberOf(i)} has ${counted(row.length, 'cell')}, the header ${columns.length}. Is a quotation mark not closed?`,
      );
  return { columns, rows: separator === ',' ? rows : withDecimalPoints(columns, rows) };
}

/** The one that the header has most of. */
function separatorIn(text: string): (typeof separators)[number] {
  const [first = ''] = text.split('\n', 1);
  const timesIn = (one: string) => first.split(one).length;
  return separators.reduce((best, other) => (timesIn(other) > timesIn(best) ? other : best));
}

function checkNames(columns: readonly string[]): void {
  columns.forEach((name, i) => {
    if (name === '') throw new TableError(`Row 1, column ${i + 1}: the column has no name.`);
    if (columns.indexOf(name) < i)
      throw new TableError(`Row 1, column ${i + 1}: there is a second column called "${name}".`);
  });
}
