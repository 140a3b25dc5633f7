import { expect, type Page } from 'playwright/test';
import { twoFrames } from '../frames.ts';
import { shiftsOf, watchShifts } from '../shifts.ts';
import type { Check } from './visit.ts';

export const still: Check = {
  name: 'it stands still when its figures wake',
  async run({ page }) {
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    // Letters that have come are set in the next frame.
    await twoFrames(page);
    await watchShifts(page);
    await wakeAll(page);
    expect(await shiftsOf(page)).toEqual([]);
  },
};

/** Scrolls through the page so that every figure wakes, and waits until all have. */
async function wakeAll(page: Page): Promise<void> {
  for (const figure of await page.locator('live-figure').all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute('data-state', 'ready');
  }
}
