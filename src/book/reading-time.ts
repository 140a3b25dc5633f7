/** How long the lessons are for their readers, and how long they take to read. */
import { mdxToMdast } from 'satteri';
import { whole } from '../lib/text/numbers.ts';
import { counted } from '../lib/text/words.ts';

interface TextNode {
  type: string;
  name?: string | null;
  value?: string;
  children?: readonly TextNode[];
}

/**
 * Words of a lesson that are neither folded away nor code nor formulas.
 *
 * @param source MDX, with or without its front matter.
 */
export function wordsIn(source: string): number {
  const tree = mdxToMdast(source, { features: { math: true, frontmatter: true } }) as TextNode;
  return (visible(tree).match(/[\p{L}\p{N}][^\s]*/gu) ?? []).length;
}

function visible({ type, name, value = '', children = [] }: TextNode): string {
  if (name === 'More') return '';
  if (type === 'text') return value;
  return children.map(visible).join(inSentences.has(type) ? '' : ' ');
}

/** Between their parts is no space but the author's own. */
const inSentences = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'link', 'mdxJsxTextElement']);

/** Unhurried, of a text with formulas. */
const wordsPerMinute = 180;

/** Of all lessons together: words to the nearest thousand, hours to the nearest half. */
export function readingTime(sources: readonly (string | undefined)[]): string {
  const words = sources.reduce((sum, source = '') => sum + wordsIn(source), 0);
  const hours = Math.max(1, Math.round((2 * words) / wordsPerMinute / 60)) / 2;
  return (
    `${counted(sources.length, 'lesson')} with about ${whole(Math.round(words / 1000) * 1000)} words: ` +
    `${{ 0.5: 'half an hour', 1: 'an hour' }[hours] ?? `${hours} hours`} to read`
  );
}
