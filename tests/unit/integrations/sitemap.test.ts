import { expect, test } from 'vitest';
import { isFindable } from '../../../src/integrations/built-pages.ts';
import { sitemapXml } from '../../../src/integrations/sitemap.ts';

test('each path stands under the site’s own', () => {
  const xml = sitemapXml(new URL('https://example.org/tuning/'), ['', 'momentum/']);
  expect([...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1])).toEqual([
    'https://example.org/tuning/',
    'https://example.org/tuning/momentum/',
  ]);
});

test('a page that says noindex is not to be found', () => {
  expect(isFindable('<meta name="robots" content="noindex">')).toBe(false);
  expect(isFindable('<meta name="robots" content="max-image-preview:large">')).toBe(true);
});
