/** What stands in for the book's typefaces takes their place: little moves when they come, however late. */
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'playwright/test';
import { lessonPaths } from './site.ts';

/** Long after the first paint. */
const fontDelay = 1000;
/**
 * Cumulative layout shift, on a page for which 0.1 is called good. Most lessons stay under 0.007; in one paragraph of
 * the book's first screens a formula's stand-in is as much wider as makes it a line longer.
 */
const largestShift = 0.04;

for (const path of lessonPaths)
  test(`/${path} hardly moves when its fonts come late`, async ({ page }) => {
    let fonts = 0;
    await page.route('**/*.woff2', async (route) => {
      fonts++;
      await setTimeout(fontDelay);
      await route.continue();
    });
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
        const before = Number(document.documentElement.dataset['shift'] ?? 0);
        const shift = shifts.reduce((sum, { value }) => sum + value, before);
        document.documentElement.dataset['shift'] = String(shift);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    const shift = await page.evaluate(async () => {
      await document.fonts.ready;
      // What has moved is told after the frame in which it did.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      return Number(document.documentElement.dataset['shift'] ?? 0);
    });
    expect(fonts).toBeGreaterThan(0);
    expect(shift).toBeLessThanOrEqual(largestShift);
  });
