import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { limits } from '../../limits.ts';
import { twoFrames } from '../frames.ts';
import { site } from '../sites.ts';
import { compressedSize } from './compressed.ts';
import type { Check } from './visit.ts';

/** Bytes of HTML, style sheets, script (all brotli) and fonts when a reader has scrolled through a lesson. */
const budget = 175_000;

export const firstPaint: Check = {
  name: 'its largest paint is text or the first figure',
  kinds: ['lesson'],
  async run({ page }) {
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
  },
};

export const weight: Check = {
  name: 'scrolled through it is light, and has loaded no font in vain',
  kinds: ['lesson'],
  async run({ page, responses }) {
    const { folder, base } = site;
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    // What a figure asks for is asked for when it wakes; letters, when they are laid out.
    await twoFrames(page);
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    // The page may have a font before the test hears of its response.
    await expect(async () => {
      const fonts = responses.filter((response) => response.request().resourceType() === 'font');
      expect(fonts.length, fonts.map((font) => font.url()).join(' ')).toBe(await loadedFonts(page));
    }).toPass({ timeout: limits.wait });
    const weights = new Map<string, number>();
    for (const response of responses) {
      const type = response.request().resourceType();
      if (!['document', 'stylesheet', 'script', 'font'].includes(type)) continue;
      const pathname = new URL(response.url()).pathname.replace(/\/$/, '/index.html');
      const file = join(folder, pathname.slice(base.length));
      weights.set(pathname, type === 'font' ? statSync(file).size : compressedSize(file));
    }
    const total = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
    expect(total, JSON.stringify([...weights], null, 1)).toBeLessThanOrEqual(budget);
  },
};

const loadedFonts = (page: Page) =>
  page.evaluate(async () => {
    const faces = await document.fonts.ready;
    // Stand-ins, as “Source Serif 4 in Times”, are the system's own.
    const ours = [...faces].filter(({ family }) => !/ in \w+"?$/.test(family));
    return ours.filter(({ status }) => status === 'loaded').length;
  });
