/**
 * The search without WebAssembly, in which Pagefind's is written and which readers can have switched off (Apple's
 * Lockdown Mode): a walk through the text of all sections.
 */
import { pageUrl } from '../urls.ts';
import type { Found, Section } from './found.ts';

export interface SectionText {
  /** The page's title, and the section's heading if it has one. */
  page: string;
  heading?: string;
  /** Without the base. */
  path: string;
  text: string;
}

interface Limits {
  pages: number;
  sectionsOfAPage: number;
  /** In words. */
  excerptLength: number;
}

export const loadSections = async (): Promise<SectionText[]> =>
  (await fetch(pageUrl('pagefind/sections.json'))).json() as Promise<SectionText[]>;

/** The sections in which all words of the query are, as beginnings of words; in the order of the book. */
export function walk(sections: readonly SectionText[], query: string, limits: Limits): Found {
  const wanted = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  const patterns = wanted.map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'iu'));
  const found = sections.filter(
    ({ page, heading = '', text }) =>
      patterns.length > 0 && patterns.every((pattern) => pattern.test(`${page} ${heading} ${text}`)),
  );
  const titles = [...new Set(found.map(({ page }) => page))];
  const shown = titles.slice(0, limits.pages);
  return {
    sections: shown.flatMap((title) =>
      found
        .filter(({ page }) => page === title)
        .slice(0, limits.sectionsOfAPage)
        .map((section) => asFound(section, patterns, limits.excerptLength)),
    ),
    shown: shown.length,
    pages: titles.length,
  };
}

function asFound({ page, heading, path, text }: SectionText, patterns: RegExp[], length: number): Section {
  const words = text.split(' ');
  const isWanted = (word: string) => patterns.some((pattern) => pattern.test(word));
  const first = Math.max(0, words.findIndex(isWanted) - Math.floor(length / 3));
  const excerpt = words
    .slice(first, first + length)
    .map((word) => (isWanted(word) ? `<mark>${escaped(word)}</mark>` : escaped(word)))
    .join(' ');
  return { page, heading, url: pageUrl(path), excerpt };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
