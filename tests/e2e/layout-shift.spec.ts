/** What stands in for the book's typefaces takes their place: little moves when they come, however late. */
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'playwright/test';
import { lessonPaths } from './site.ts';

/** Long after the first paint. */
const fontDelay = 1000;
/** Cumulative layout shift, on a page for which 0.1 is called good. */
const largestShift = 0.01;
/** Where a line of the first paragraph is so full that it breaks elsewhere until all faces are there. */
const exceptions: Readonly<Record<string, number>> = { 'activation-function/ at 1440 px': 0.045 };

const windows = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

for (const path of lessonPaths)
  for (const size of windows) {
    const visit = `${path} at ${size.width} px`;
    test(`/${visit} hardly moves when its fonts come late`, async ({ page }) => {
      await page.setViewportSize(size);
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
      expect(shift).toBeLessThanOrEqual(exceptions[visit] ?? largestShift);
    });
  }
