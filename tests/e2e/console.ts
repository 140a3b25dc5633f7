/** What a page says that it should not: in its console, and errors that nobody caught. */
import type { Page } from 'playwright/test';

/** What Playwright itself says there where it keeps service workers away (playwright.config.ts). */
const ofPlaywright = 'Service Worker registration blocked by Playwright';

/** Listens from now on; the list grows with every word. */
export function hear(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.text() !== ofPlaywright) heard.push(`console: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => heard.push(`error: ${message}`));
  return heard;
}
