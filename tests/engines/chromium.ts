/** Chromium through Playwright. */
import { chromium } from 'playwright';
import type { VisitPage } from './visit.ts';

export const visitInChromium: VisitPage = async (path, url, expression) => {
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return { version: browser.version(), value: await page.evaluate<string>(expression) };
  } finally {
    await browser.close();
  }
};
