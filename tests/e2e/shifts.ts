/** What moves on a page though nobody moves it: the browser's own measure, a number for each frame in which it did. */
import type { Page } from 'playwright/test';
import { twoFrames } from './frames.ts';

type Watched = Window & { shifts: number[] };
type LayoutShift = PerformanceEntry & { value: number };

const watch = () => {
  const shifts: number[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push((entry as LayoutShift).value);
  }).observe({ type: 'layout-shift' });
};

/** Of the page that is open, from now on. */
export const watchShifts = (page: Page) => page.evaluate(watch);

/** Of each page that is opened from now on, from its start. */
export const watchShiftsOfNextPage = (page: Page) => page.addInitScript(watch);

export async function shiftsOf(page: Page): Promise<number[]> {
  // They are told after the frame in which it moved.
  await twoFrames(page);
  return page.evaluate(() => (window as unknown as Watched).shifts);
}
