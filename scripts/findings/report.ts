/** What the modes of `npm run findings` have in common: a line for each setting, and how many are wrong. */
import { shownShare } from '../../src/lib/math/share.ts';

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
  /** For which share of all seeds the verdict must be as expected, between 0 and 1. */
  atLeast: number;
}

/** For how many of the seeds the verdict is as expected. */
const borneOutBy = ({ held, expected }: Row) => held.filter((holds) => holds === expected).length;

const shownBy = (row: Row) => shownShare(borneOutBy(row), row.held.length);

/** Whether the seeds show what is claimed of all seeds: so it must be for those that are held out. */
export const isShown = (row: Row): boolean => shownBy(row) >= row.atLeast;

/** Whether it is so for as large a share of these seeds: a few, with which a figure is tuned, can show no more. */
export const isAsOften = (row: Row): boolean => borneOutBy(row) >= row.atLeast * row.held.length;

/** "✓ momentum-retuned · full batches: fails for 98 of 100, which shows 93.8 %; 90 % claimed" */
export function verdictLine(row: Row, isGood: boolean): string {
  const { name, setting, held, expected, atLeast } = row;
  const count = `${expected ? 'holds' : 'fails'} for ${borneOutBy(row)} of ${held.length}`;
  const claimed = atLeast === 0 ? 'nothing claimed' : `${percent(atLeast)} claimed`;
  // Where nothing is random, one shows all.
  const words = atLeast === 1 ? count : `${count}, which shows ${percent(shownBy(row))}; ${claimed}`;
  return `${isGood ? '✓' : '✗'} ${name}${setting && ` · ${setting}`}: ${words}`;
}

/** Rounded down: a share that is shown must not look larger than it is. */
const percent = (share: number) => `${Math.floor(1000 * share) / 10} %`;
