/** What is wrong with a reader's file, in words for the reader: row, column and value, where there is one. */
export class TableError extends Error {}
