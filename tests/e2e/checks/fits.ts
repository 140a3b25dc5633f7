import { expect, type Page } from 'playwright/test';
import type { Check } from './visit.ts';

/** Widths in CSS pixels: phones, a tablet, a desk; a window of 1280 shows 640 at 200 % and 320 at 400 %. */
const widths = [320, 360, 640, 768, 1440];
const height = 900;
/** The least side of what is pressed, in CSS pixels (WCAG 2.2, 2.5.8). */
const leastTarget = 24;

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Does something at each width, then gives the page the size that it had. */
async function atWidths(page: Page, tried: readonly number[], run: (width: number) => Promise<void>) {
  const size = page.viewportSize()!;
  try {
    for (const width of tried) {
      await page.setViewportSize({ width, height });
      await run(width);
    }
  } finally {
    await page.setViewportSize(size);
  }
}

export const fits: Check = {
  name: 'at every width all is there, and nothing has to be scrolled sideways',
  async run({ page }) {
    const figures = await page.locator('live-figure').count();
    await atWidths(page, widths, async (width) => {
      expect.soft(await overflow(page), `pixels too wide for ${width}`).toBeLessThanOrEqual(0);
      const drawings = page.locator('live-figure .stage svg.drawing:visible');
      await expect(drawings, `drawings at ${width}`).toHaveCount(figures);
      const low = await page
        .locator('live-figure form button:not(.computing *)')
        .evaluateAll(
          (buttons, least) =>
            buttons
              .filter((button) => button.checkVisibility() && button.getBoundingClientRect().height < least)
              .map(({ outerHTML }) => outerHTML.slice(0, 80)),
          leastTarget,
        );
      expect.soft(low, `too low to be pressed at ${width}`).toEqual([]);
    });
  },
};

export const enlarged: Check = {
  name: 'text of twice the size alone breaks nothing',
  kinds: ['lesson', 'write', 'other'],
  run: ({ page }) =>
    atWidths(page, [768], async () => {
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      const wider = await overflow(page);
      await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
      expect(wider).toBeLessThanOrEqual(0);
    }),
};
