/** How long a lesson may be. */
import { basename } from 'node:path';
import { wordsIn } from '../../src/book/reading-time.ts';
import { counted } from '../../src/lib/text/words.ts';

/** Words that a lesson may have: what exceeds them is folded away, `<More title="…">`, or gone. */
export const mostWords = 1500;

/** Lessons from the time before this limit; each leaves the list when it is short enough. */
export const notYet: readonly string[] = [];

/** What is too long, and what is on the list without need, a line each. */
export function lengthMistakes(file: string, source: string, excused = notYet): string[] {
  const words = wordsIn(source);
  const isListed = excused.includes(basename(file, '.mdx'));
  if (words > mostWords && !isListed)
    return [
      `${file}: ${counted(words, 'word')} outside of <More> and code. Allowed: ${mostWords}. Fold some away, or leave them out.`,
    ];
  if (words <= mostWords && isListed)
    return [
      `${file}: ${counted(words, 'word')}, short enough: take it out of notYet in scripts/prose/length.ts.`,
    ];
  return [];
}
