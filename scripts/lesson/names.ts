/** Addresses and parts as an author gives them. */
import { partNumbers } from '../../src/book/book.ts';

/** The address that a title makes: "Adam & RMSProp" is adam-rmsprop. Accents are left out. Throws if nothing is left. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  if (!words) throw new Error(`The title "${title}" has no letters from a to z and no digits`);
  return words.join('-');
}

/** Throws if the book has no part of this number. */
export function partNamed(given: string): number {
  const part = partNumbers.find((number) => String(number) === given);
  if (part === undefined)
    throw new Error(`--part ${given}: allowed are ${partNumbers.join(', ')} (src/book/book.ts)`);
  return part;
}
