/** Files that are on their way for as long as a test wants. */
import type { Page } from 'playwright/test';

/** Keeps back what fits the pattern, until the function that comes back is called. */
export async function hold(page: Page, pattern: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(pattern, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
