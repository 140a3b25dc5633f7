/** Words around numbers, and lists in sentences. */
import { plain, whole } from './numbers.ts';

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[], conjunction: 'and' | 'or' = 'and'): string =>
  [items.slice(0, -1).join(', '), ...items.slice(-1)].filter(Boolean).join(` ${conjunction} `);

/** A number of things: "1 run", "3 runs", "1,500 steps", "2 matches". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${oneOrMany(count, one, many)}`;

const relations = {
  'at least': { isSo: (value: number, bound: number) => value >= bound, otherwise: 'less than' },
  'at most': { isSo: (value: number, bound: number) => value <= bound, otherwise: 'more than' },
  'less than': { isSo: (value: number, bound: number) => value < bound, otherwise: 'at least' },
  'more than': { isSo: (value: number, bound: number) => value > bound, otherwise: 'at most' },
};

/**
 * How a number stands to a bound, in words that are true on both sides of it: at least 8 is of 12 "at least 8", of 6 "less
 * than 8", and so of a number that is not known.
 */
export function standing(
  value: number | null,
  relation: keyof typeof relations,
  bound: number,
  format: (bound: number) => string = plain,
): string {
  const { isSo, otherwise } = relations[relation];
  return `${value !== null && isSo(value, bound) ? relation : otherwise} ${format(bound)}`;
}

/** The word that agrees with a number: "diverges" of one, "diverge" of several or none. */
export const oneOrMany = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** As at the beginning of a sentence: "validation loss" as "Validation loss". */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
