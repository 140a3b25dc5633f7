/** How a lesson is cited: as BibTeX, and as the meta tags that Zotero and Google Scholar read (Highwire’s). */
import * as book from './book.ts';
import { told, type Edition } from './edition.ts';
import type { Lesson } from './lessons.ts';

export interface Cited {
  lesson: Pick<Lesson, 'id'> & { data: Pick<Lesson['data'], 'title' | 'order' | 'published'> };
  edition: Edition;
  /** The lesson's address, if the site's is known. */
  url: string | undefined;
}

/** The day on which it was published first; of a draft, the edition's. */
const dayOf = ({ lesson, edition }: Cited) =>
  lesson.data.published?.toISOString().slice(0, 10) ?? edition.day;

export function bibtex(cited: Cited): string {
  const { lesson, edition, url } = cited;
  const fields = {
    author: `{${book.authors}}`,
    title: lesson.data.title,
    booktitle: book.title,
    chapter: String(lesson.data.order),
    year: dayOf(cited)?.slice(0, 4),
    note: `Version ${told(edition)}`,
  };
  const written = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${inTex(value)}},`],
  );
  const address = url === undefined ? [] : [`  url = {${url}},`];
  return [`@incollection{${keyOf(lesson.id)},`, ...written, ...address, '}'].join('\n');
}

/** Names and contents of the meta tags. */
export function citationTags(cited: Cited): { name: string; content: string }[] {
  const day = dayOf(cited)?.replaceAll('-', '/');
  return Object.entries({
    citation_title: cited.lesson.data.title,
    citation_author: book.authors,
    citation_inbook_title: book.title,
    citation_publication_date: day,
    citation_language: 'en',
    citation_public_url: cited.url,
  }).flatMap(([name, content]) => (content === undefined ? [] : [{ name, content }]));
}

const keyOf = (id: string) => `hyperparameter-tuning-live-${id}`;

/** Quotation marks as TeX writes them, and what means something to TeX with a backslash. */
const inTex = (text: string) =>
  text
    .replaceAll(/[&%$#_]/g, (sign) => `\\${sign}`)
    .replaceAll('“', '``')
    .replaceAll('”', "''");
