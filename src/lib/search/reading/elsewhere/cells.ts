/** Cells of a table as values. */

/** Without a value: empty, or as pandas and W&B write that nothing is there. */
export const isMissing = (cell: string): boolean => /^(|none|null|n\/a|<na>)$/i.test(cell);

const notFinite = /^[-+]?(nan|inf|infinity)$/i;

/** A finite number. */
export const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell));

/** What diverged is written as one of these. */
export const isNotFinite = (cell: string): boolean => notFinite.test(cell);
