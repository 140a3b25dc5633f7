/** A lesson's page made a chapter of the whole book on one page, for paper. */
import { parseHTML } from 'linkedom';

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
  const { body } = parseHTML('<!doctype html><body></body>').document;
  body.innerHTML = html;
  for (const element of body.querySelectorAll(live)) element.remove();
  for (const element of body.querySelectorAll('live-figure')) rename(element, 'div');
  // What a lesson folds away.
  for (const element of body.querySelectorAll('details.more')) element.setAttribute('open', '');
  for (const element of body.querySelectorAll('h2, h3, h4, h5'))
    rename(element, `h${Number(element.localName.slice(1)) + 1}`);
  for (const element of body.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes]) {
      // linkedom escapes the quotes of an attribute when it writes it, and no ampersand.
      const changed = renamed(name, value, chapter).replaceAll('&', '&amp;');
      if (changed !== value) element.setAttribute(name, changed);
    }
  return body.innerHTML;
}

/** What a lesson's own name for a place becomes. */
export const placeIn = (lesson: string, id: string) => `${lesson}--${id}`;

/** What paper has no use for. */
const live = 'script, style, form.controls, svg.drawing.narrow, button, div.seed-check, p.too-old';

/** Puts an element of another name in its place, with the same attributes and contents. */
function rename(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name);
  for (const attribute of [...element.attributes]) other.setAttribute(attribute.name, attribute.value);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

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
  const url = new URL(href, here);
  if (url.origin !== here.origin) return href;
  const target = lessons.find((id) => url.pathname === `${base}${id}/`);
  // With settings in the address the live figure is meant, which is on the lesson's own page.
  if (!target || url.search) return `${url.pathname}${url.search}${url.hash}`;
  return url.hash ? `#${placeIn(target, url.hash.slice(1))}` : `#${target}`;
}
