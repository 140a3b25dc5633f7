import { DOMParser } from 'linkedom';
import { expect, test } from 'vitest';
import { atomFeed } from '../../../src/book/feed.ts';

const lesson = (id: string, order: number, published?: string) => ({
  id,
  data: {
    title: `${id} & more`,
    order,
    part: 1 as const,
    summary: 'What β does when κ < 10.',
    published: published ? new Date(published) : undefined,
  },
});

const feed = (lessons: ReturnType<typeof lesson>[]) => {
  const xml = atomFeed('https://example.org/tuning/', lessons);
  return { xml, document: new DOMParser().parseFromString(xml, 'text/xml') };
};
const texts = (document: { querySelectorAll(selector: string): Iterable<unknown> }, selector: string) =>
  [...document.querySelectorAll(selector)].map((node) => (node as Element).textContent);

test('published lessons stand in the feed, latest first, by absolute address; drafts do not', () => {
  const { document } = feed([
    lesson('first', 1, '2026-11-01'),
    lesson('second', 2, '2026-11-24'),
    lesson('draft', 3),
    lesson('third', 4, '2026-11-24'),
  ]);
  expect(texts(document, 'entry > id')).toEqual([
    'https://example.org/tuning/second/',
    'https://example.org/tuning/third/',
    'https://example.org/tuning/first/',
  ]);
  expect(texts(document, 'entry > published')[2]).toBe('2026-11-01T00:00:00.000Z');
  expect(texts(document, 'feed > updated')).toEqual(['2026-11-24T00:00:00.000Z']);
});

test('what XML would misread is escaped', () => {
  const { xml } = feed([lesson('first', 1, '2026-11-01')]);
  expect(xml).toContain('<title>first &amp; more</title>');
  expect(xml).toContain('<summary>What β does when κ &lt; 10.</summary>');
});

test('the feed has what RFC 4287 requires of it and of each entry', () => {
  const { document } = feed([lesson('first', 1, '2026-11-01')]);
  for (const parent of ['feed', 'entry'])
    for (const child of ['id', 'title', 'updated'])
      expect(texts(document, `${parent} > ${child}`), `${parent} > ${child}`).toHaveLength(1);
  expect(texts(document, 'feed > author > name')).toHaveLength(1);
  expect(document.querySelector('feed > link[rel=self]')?.getAttribute('href')).toBe(
    'https://example.org/tuning/feed.xml',
  );
});
