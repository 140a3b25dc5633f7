/** The lessons as an Atom feed (RFC 4287): what was published, latest first. */
import * as book from './book.ts';
import type { Lesson } from './lessons.ts';

type Published = Pick<Lesson, 'id' | 'data'>;

/**
 * @param root The address of the landing page, ending in a slash.
 * A lesson without a day of publication is not announced: any date would be made up.
 */
export function atomFeed(root: string, lessons: readonly Published[]): string {
  const published = lessons
    .filter(({ data }) => data.published)
    .sort((a, b) => b.data.published!.getTime() - a.data.published!.getTime() || a.data.order - b.data.order);
  const latest = published[0]?.data.published ?? new Date(0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<title>${escaped(book.title)}</title>`,
    `<subtitle>${escaped(book.description)}</subtitle>`,
    `<id>${escaped(root)}</id>`,
    `<link href="${escaped(root)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(root)}feed.xml"/>`,
    `<author><name>${escaped(book.authors)}</name></author>`,
    `<updated>${latest.toISOString()}</updated>`,
    ...published.map((lesson) => entry(root, lesson)),
    '</feed>',
    '',
  ].join('\n');
}

function entry(root: string, { id, data }: Published): string {
  const address = escaped(`${root}${id}/`);
  const date = data.published!.toISOString();
  return [
    '<entry>',
    `<title>${escaped(data.title)}</title>`,
    `<id>${address}</id>`,
    `<link href="${address}"/>`,
    `<published>${date}</published>`,
    `<updated>${date}</updated>`,
    `<summary>${escaped(data.summary)}</summary>`,
    '</entry>',
  ].join('\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (character) => entities[character]!);
