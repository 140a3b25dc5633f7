import { expect, type Page } from 'playwright/test';
import type { Check } from './visit.ts';

type Watching = Window & { shifts: number[] };

export const still: Check = {
  name: 'it stands still when its figures wake',
  async run({ page }) {
    await page.evaluate(async () => {
      await document.fonts.ready;
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift' });
    });
    await wakeAll(page);
    expect(await page.evaluate(() => (window as unknown as Watching).shifts)).toEqual([]);
  },
};

/** Scrolls through the page so that every figure wakes, and waits until all have. */
async function wakeAll(page: Page): Promise<void> {
  for (const figure of await page.locator('live-figure').all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute('data-state', 'ready');
  }
}
