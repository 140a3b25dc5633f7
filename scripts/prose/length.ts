/** How long a lesson is for its reader: the words that are neither folded away nor code nor formulas. */
import { basename } from 'node:path';
import { mdxToMdast } from 'satteri';
import { counted } from '../../src/lib/text/words.ts';

/** Words that a lesson may have: what exceeds them is folded away, `<More title="…">`, or gone. */
export const mostWords = 1500;

/** Lessons from the time before this limit; each leaves the list when it is short enough. */
export const notYet: readonly string[] = ['what-to-keep-in-mind'];

interface TextNode {
  type: string;
  name?: string | null;
  value?: string;
  children?: readonly TextNode[];
}

/** @param source MDX with its front matter. */
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
