/** What a lesson weighs, and that the fonts that were cut down to save weight hold all that the pages show. */
import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { expect, test } from 'playwright/test';
import { bookCharacters, charactersSet, formulaCharacters } from '../../src/site/font-subset.ts';
import { lessonPaths } from './site.ts';

/** Bytes of HTML, style sheets (brotli) and fonts when a reader has scrolled through a lesson. */
const budget = 150_000;
const dist = new URL('../../dist/', import.meta.url);

for (const path of lessonPaths)
  test(`/${path} is light, loads no font in vain, and its largest paint is text or the first figure`, async ({
    page,
  }) => {
    const weights = new Map<string, number>();
    const fonts: string[] = [];
    page.on('response', (response) => {
      const type = response.request().resourceType();
      if (!['document', 'stylesheet', 'font'].includes(type)) return;
      const { pathname } = new URL(response.url());
      const bytes = readFileSync(new URL(`.${pathname.replace(/\/$/, '/index.html')}`, dist));
      weights.set(pathname, type === 'font' ? bytes.length : brotliCompressSync(bytes).length);
      if (type === 'font') fonts.push(pathname);
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    const largest = await page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          new PerformanceObserver((list) => {
            const { element } = list.getEntries().at(-1) as PerformanceEntry & { element: Element | null };
            const figure = document.querySelector('live-figure');
            resolve(
              element?.matches('p, h1, h2, li, a, span') || figure?.contains(element)
                ? 'text or figure'
                : String(element?.outerHTML),
            );
          }).observe({ type: 'largest-contentful-paint', buffered: true }),
        ),
    );
    expect(largest).toBe('text or figure');
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
    const loaded = await page.evaluate(async () => {
      const faces = await document.fonts.ready;
      return [...faces].filter(({ status }) => status === 'loaded').length;
    });
    expect(fonts.length, fonts.join(' ')).toBe(loaded);
    const total = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
    expect(total, JSON.stringify([...weights], null, 1)).toBeLessThanOrEqual(budget);
  });

const pages = globSync('**/*.html', { cwd: dist.pathname }).map((file) => {
  const { document } = parseHTML(readFileSync(new URL(file, dist), 'utf8'));
  const formulas = [...document.querySelectorAll('.katex-html')].map((it) => it.outerHTML).join('');
  for (const element of document.querySelectorAll('.katex, code, script, style')) element.remove();
  return { file, formulas, text: document.body.textContent };
});
const missing = (text: string, font: string) =>
  [...new Set(text)].filter((it) => !font.includes(it) && it !== '\n');

test('every character on a page is in the fonts that were cut for the book', () => {
  const characters = bookCharacters();
  for (const { file, text } of pages) expect(missing(text, characters), file).toEqual([]);
});

test('every character of a formula is in the fonts that were cut for the formulas', () => {
  const has = formulaCharacters();
  for (const { file, formulas } of pages) {
    const needs = charactersSet(formulas);
    expect([...missing(needs.italic, has.italic), ...missing(needs.other, has.other)], file).toEqual([]);
  }
  expect(has.italic).toMatch(/θ/);
  expect(has.other).toMatch(/∇/);
});

test('no page shows a straight quotation mark or apostrophe in its text', () => {
  for (const { file, text } of pages) expect(text.match(/.{0,30}["'].{0,30}/g) ?? [], file).toEqual([]);
});
