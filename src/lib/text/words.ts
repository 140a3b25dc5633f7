/** Words around numbers, and lists in sentences. */
import { plain, whole } from './numbers.ts';

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[], conjunction: 'and' | 'or' = 'and'): string =>
  [items.slice(0, -1).join(', '), ...items.slice(-1)].filter(Boolean).join(` ${conjunction} `);

/** A number of things: "1 run", "3 runs", "1,500 steps", "2 matches". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${oneOrMany(count, one, many)}`;

/** A bound beside a number, in words that are true on both sides of it: of 12 "at least 8", of 6 "less than 8". */
export const atLeastOrLess = (value: number, bound: number): string =>
  `${value >= bound ? 'at least' : 'less than'} ${plain(bound)}`;

/** The word that agrees with a number: "diverges" of one, "diverge" of several or none. */
export const oneOrMany = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** As at the beginning of a sentence: "validation loss" as "Validation loss". */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
