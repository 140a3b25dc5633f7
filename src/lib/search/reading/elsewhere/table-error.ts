/** What is wrong with a reader's file, in words for the reader: row, column and value, where there is one. */
export class TableError extends Error {}

/** How a row is called: the header is row 1, as spreadsheets count. */
export const numberOf = (row: number): number => row + 2;
