/** Every page, before anyone touches anything. */
import { brotliCompressSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from 'playwright/test';
import { isOfPlaywright } from './console.ts';
import { lessonPaths, pagePaths } from './site.ts';

/** Brotli bytes of script when a page has loaded, and when the reader has scrolled past all its figures. */
const scriptBudget = 30_000;
const scriptBudgetAwake = 45_000;

/** Everything the page says or does that it should not: console, errors, failed and foreign requests. */
function complaints(page: Page, baseURL: string): string[] {
  const heard: string[] = [];
  page.on('console', (message) => isOfPlaywright(message.text()) || heard.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => heard.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL) && !/^(data|blob):/.test(request.url()))
      heard.push(`foreign: ${request.url()}`);
  });
  return heard;
}

/** Scrolls through the page so that every figure wakes, and waits until all have. */
async function wakeAll(page: Page): Promise<void> {
  for (const figure of await page.locator('live-figure').all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute('data-state', 'ready');
  }
}

for (const path of pagePaths) {
  test(`/${path} is quiet, stands still when its figures wake, and passes axe in light and dark`, async ({
    page,
    baseURL,
  }) => {
    const heard = complaints(page, baseURL!);
    await page.goto(path, { waitUntil: 'load' });
    await expect(page.locator('h1')).toHaveCount(1);
    expect(await page.title()).not.toBe('');
    expect((await page.locator('meta[name=description]').getAttribute('content'))!.length).toBeGreaterThan(
      20,
    );
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
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
        ),
      ).toEqual([]);
    }
    expect(heard.filter((line) => !(path === '404.html' && line.includes('404')))).toEqual([]);
  });
}

for (const path of lessonPaths) {
  test(`/${path} loads little script, no trainer and no worker before it is touched`, async ({ page }) => {
    const scripts = new Map<string, Promise<number>>();
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        scripts.set(
          new URL(response.url()).pathname,
          response.body().then((body) => brotliCompressSync(body).length),
        );
    });
    page.on('worker', (worker) => expect.soft(worker.url(), 'no worker').toBe(''));
    const expectAtMost = async (budget: number) => {
      const sizes = await Promise.all(
        [...scripts].map(async ([path, bytes]) => ({ path, bytes: await bytes })),
      );
      const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(total, JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(budget);
    };
    await page.goto(path, { waitUntil: 'networkidle' });
    await expectAtMost(scriptBudget);
    await wakeAll(page);
    await expectAtMost(scriptBudgetAwake);
    expect(
      [...scripts.keys()].filter((script) =>
        /\/(tensorflow|compute|study|train|fused|reference|_virtual)[-._]/.test(script),
      ),
    ).toEqual([]);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of lessonPaths)
    test(`/${path} is complete: drawings, findings, no dead controls`, async ({ page }) => {
      await page.goto(path);
      for (const figure of await page.locator('live-figure').all()) {
        await expect(figure.locator('svg.drawing:visible')).toHaveCount(1);
        expect(await figure.locator('svg.drawing:visible *').count()).toBeGreaterThan(10);
        await expect(figure.locator('figcaption')).toContainText(/\S/);
        await expect(figure.locator('form')).toBeHidden();
      }
      await expect(page.locator('.katex-error')).toHaveCount(0);
    });
});

for (const width of [320, 360, 768, 1440])
  test(`nothing is wider than a screen of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const path of ['', ...lessonPaths]) {
      await page.goto(path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `/${path}`).toBeLessThanOrEqual(0);
    }
  });

test('links inside the book lead to pages that exist, and anchors to their places', async ({
  page,
  request,
  baseURL,
}) => {
  const anchors = new Map<string, Set<string>>();
  const links = new Map<string, string>();
  for (const path of [...pagePaths, 'print/']) {
    await page.goto(path);
    const found = await page.evaluate(() => ({
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      links: [...document.querySelectorAll('a[href]')].map((link) => (link as HTMLAnchorElement).href),
    }));
    anchors.set(new URL(path, baseURL).pathname, new Set(found.ids));
    for (const link of found.links) if (link.startsWith(baseURL!)) links.set(link, path);
  }
  for (const [link, from] of links) {
    const { pathname, hash } = new URL(link);
    if (!anchors.has(pathname))
      expect((await request.get(pathname)).status(), `${link} on /${from}`).toBe(200);
    if (hash && anchors.has(pathname))
      expect([...anchors.get(pathname)!], `${link} on /${from}`).toContain(decodeURIComponent(hash.slice(1)));
  }
});
