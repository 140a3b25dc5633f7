/** How long the lessons take to read: said on the landing page. */
import { whole } from '../lib/text/numbers.ts';
import { counted } from '../lib/text/words.ts';

/** Unhurried, of a text with formulas. */
const wordsPerMinute = 180;

/** Words of a lesson's prose: without formulas, components and their props, and the targets of links. What stands inside components counts. */
export function wordsIn(body: string): number {
  const withoutFormulas = body.replaceAll(/\$\$[\s\S]*?\$\$|\$[^$\n]*\$/g, ' ');
  return withoutBraces(withoutFormulas)
    .replaceAll(/<(?:"[^"]*"|[^>"])*>|\]\([^)]*\)/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word)).length;
}

/** Innermost braces first, until there are none. */
function withoutBraces(text: string): string {
  const shorter = text.replaceAll(/\{[^{}]*\}/g, '');
  return shorter === text ? text : withoutBraces(shorter);
}

/** Of all lessons together: words to the nearest thousand, hours to the nearest half. */
export function readingTime(bodies: readonly (string | undefined)[]): string {
  const words = bodies.reduce((sum, body = '') => sum + wordsIn(body), 0);
  const hours = Math.max(1, Math.round((2 * words) / wordsPerMinute / 60)) / 2;
  return (
    `${counted(bodies.length, 'lesson')} with about ${whole(Math.round(words / 1000) * 1000)} words: ` +
    `${{ 0.5: 'half an hour', 1: 'an hour' }[hours] ?? `${hours} hours`} to read`
  );
}
