import { expect, test } from 'vitest';
import { pageFiles, withLinksToFiles } from '../../../src/integrations/page-files.ts';

const root = new URL('https://example.org/tuning/');
const written = (text: string) => withLinksToFiles(text, new URL('batch-size/', root), root);

test.each([
  ['<a href="../momentum/">', '<a href="/tuning/momentum.html">'],
  ['<a href="/tuning/resources/#ref-goh-2017">', '<a href="/tuning/resources.html#ref-goh-2017">'],
  [
    '<a href="/tuning/momentum/?momentum.beta=0.5&amp;x=1#m">',
    '<a href="/tuning/momentum.html?momentum.beta=0.5&amp;x=1#m">',
  ],
  ['<a href="/tuning/">', '<a href="/tuning/index.html">'],
  [
    '<live-figure data-embed="/tuning/embed/momentum/">',
    '<live-figure data-embed="/tuning/embed/momentum.html">',
  ],
  ['<iframe src="/tuning/embed/momentum/?beta=0.9">', '<iframe src="/tuning/embed/momentum.html?beta=0.9">'],
  [
    '<link rel="canonical" href="https://example.org/tuning/momentum/">',
    '<link rel="canonical" href="https://example.org/tuning/momentum.html">',
  ],
  [
    '<meta property="og:url" content="https://example.org/tuning/momentum/">',
    '<meta property="og:url" content="https://example.org/tuning/momentum.html">',
  ],
  [
    '<meta http-equiv="refresh" content="0;url=/tuning/momentum/">',
    '<meta http-equiv="refresh" content="0;url=/tuning/momentum.html">',
  ],
  ['<loc>https://example.org/tuning/momentum/</loc>', '<loc>https://example.org/tuning/momentum.html</loc>'],
  ['{"url":"https://example.org/tuning/momentum/"}', '{"url":"https://example.org/tuning/momentum.html"}'],
])('%s becomes %s', (before, after) => {
  expect(written(before)).toBe(after);
});

test.each([
  '<a href="#in-practice">',
  '<a href="?momentum.beta=0.5#momentum">',
  '<a href="https://distill.pub/2017/momentum/">',
  '<a href="/elsewhere/momentum/">',
  '<link href="/tuning/_astro/Figure.css">',
  '<a href="mailto:a@example.org">',
  '<meta name="description" content="One step / another step/">',
])('%s stays', (text) => {
  expect(written(text)).toBe(text);
});

test('another way to write pages is refused, with those there are', () => {
  expect(() => pageFiles('file')).toThrow('PAGES="file" is no way to write pages. Allowed: folders, files.');
  expect(() => pageFiles('')).not.toThrow();
});
