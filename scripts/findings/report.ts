/** What the modes of `npm run findings` have in common: a line for each setting, and how many are wrong. */

export interface Report {
  lines: string[];
  failed: number;
}

export interface Row {
  name: string;
  /** The setting in words; empty for the figure's own. */
  setting: string;
  /** `[seeds]` */
  held: readonly boolean[];
  expected: boolean;
  /** For how many of 20 seeds the verdict must be as expected. */
  atLeast: number;
}

const neededOf = ({ atLeast, held }: Row) => Math.ceil((atLeast / 20) * held.length);

export const isGood = (row: Row): boolean =>
  row.held.filter((holds) => holds === row.expected).length >= neededOf(row);

/** "✓ momentum-retuned · equal steps: holds for 19 of 20, at least 16 claimed" */
export function verdictLine(row: Row): string {
  const { name, setting, held, expected } = row;
  const needed = neededOf(row);
  const claimed =
    needed === 0
      ? 'nothing claimed'
      : expected
        ? `at least ${needed} claimed`
        : `at most ${held.length - needed} claimed`;
  const count = held.filter(Boolean).length;
  return `${isGood(row) ? '✓' : '✗'} ${name}${setting && ` · ${setting}`}: holds for ${count} of ${held.length}, ${claimed}`;
}
