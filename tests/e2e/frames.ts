/** Frames of a page: what is done once per frame, and what the browser tells of it, is done and told when two have passed. */
import type { Page } from 'playwright/test';

export const twoFrames = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
