/** What stands in for the book's typefaces takes their place: little moves when they come, however late. */
import { expect, test } from 'playwright/test';
import { twoFrames } from './frames.ts';
import { hold } from './held.ts';
import { shiftsOf, watchShiftsOfNextPage } from './shifts.ts';
import { lessonPaths } from './site.ts';
import { hasChanged, isTurnOf, turnFor, waiting } from '../turns.ts';

/** Cumulative layout shift, on a page for which 0.1 is called good. */
const largestShift = 0.01;

const windows = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

for (const [index, path] of lessonPaths.entries())
  for (const size of windows) {
    const isTried = hasChanged(path.slice(0, -1)) || isTurnOf(index, lessonPaths.length, 8);
    const tag = isTried && size === turnFor(index, windows) ? [] : waiting;
    test(`/${path} at ${size.width} px hardly moves when its fonts come late`, { tag }, async ({ page }) => {
      await page.setViewportSize(size);
      const release = await hold(page, '**/*.woff2');
      let fonts = 0;
      page.on('request', (request) => (fonts += Number(request.resourceType() === 'font')));
      await watchShiftsOfNextPage(page);
      await page.goto(path, { waitUntil: 'commit' });
      // Its text has been painted, without them.
      await page.waitForFunction(
        () =>
          performance.getEntriesByName('first-contentful-paint').length > 0 &&
          document.readyState !== 'loading',
      );
      await twoFrames(page);
      release();
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.fonts.ready.then(() => {}));
      const shift = (await shiftsOf(page)).reduce((sum, value) => sum + value, 0);
      expect(fonts).toBeGreaterThan(0);
      expect(shift).toBeLessThanOrEqual(largestShift);
    });
  }
