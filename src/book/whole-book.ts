/** A lesson's page made a chapter of the whole book on one page, for paper. */

interface Chapter {
  /** This lesson's id, and those of all. */
  lesson: string;
  lessons: readonly string[];
  /** The path under which the site is served. */
  base: string;
}

/**
 * The HTML of a lesson with names that are its own among all lessons, headings a level lower (the lesson's title is one
 * of them), links between lessons that stay on the page, and of each figure the wide drawing and the caption.
 */
export function asChapter(html: string, chapter: Chapter): string {
  return withoutLife(html).replaceAll(
    /<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi,
    (_, slash, name, rest) => {
      const attributes = (rest as string).replaceAll(
        /\s([\w:-]+)="([^"]*)"/g,
        (__, attribute: string, value: string) => ` ${attribute}="${renamed(attribute, value, chapter)}"`,
      );
      return `<${slash}${lowered(name as string)}${attributes}>`;
    },
  );
}

/** What a lesson's own name for a place becomes. */
export const placeIn = (lesson: string, id: string) => `${lesson}--${id}`;

const withoutLife = (html: string) =>
  html
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<form class="controls"[\s\S]*?<\/form>/g, '')
    .replaceAll(/<svg\b[^>]*\bclass="drawing narrow"[^>]*>[\s\S]*?<\/svg>/g, '')
    .replaceAll(/<button\b[^>]*>[\s\S]*?<\/button>/g, '')
    .replaceAll(/<div class="seed-check"[^>]*><\/div>/g, '')
    .replaceAll(/<(\/?)live-figure\b/g, '<$1div');

/** h2 → h3 and so on. */
const lowered = (name: string) => name.replace(/^h([2-5])$/, (_, level) => `h${Number(level) + 1}`);

/** Attributes that hold one or more ids. */
const references = ['id', 'for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns'];

function renamed(attribute: string, value: string, chapter: Chapter): string {
  const named = (id: string) => placeIn(chapter.lesson, id);
  if (references.includes(attribute)) return value.split(' ').map(named).join(' ');
  if (attribute === 'href') return link(value, chapter);
  return value.replaceAll(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${named(id)})`);
}

function link(href: string, { lesson, lessons, base }: Chapter): string {
  const here = new URL(`${base}${lesson}/`, 'https://the.book');
  const url = new URL(href.replaceAll('&amp;', '&'), here);
  if (url.origin !== here.origin) return href;
  const target = lessons.find((id) => url.pathname === `${base}${id}/`);
  // With settings in the address the live figure is meant, which is on the lesson's own page.
  if (!target || url.search) return `${url.pathname}${url.search.replaceAll('&', '&amp;')}${url.hash}`;
  return url.hash ? `#${placeIn(target, url.hash.slice(1))}` : `#${target}`;
}
