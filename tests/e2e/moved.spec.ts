/** Pages that have come without their files say why, instead of standing there without looks and without a word. */
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';
import { expect, test } from 'playwright/test';
import { site } from './sites.ts';

test.use({ serviceWorkers: 'block' });

test('a page at a path that it was not built for names the path it looks for, beside a logo of its usual size', async ({
  page,
}) => {
  await page.route('**/_astro/**', (route) => route.fulfill({ status: 404 }));
  await page.goto('momentum/');
  await expect(page.getByRole('note').getByText('/_astro/')).toBeVisible();
  await expect(page.getByText('opened as a file')).toBeHidden();
  expect((await page.locator('.site-title svg').boundingBox())!.width).toBe(28);
});

test('a page opened as a file says how to serve its folder', async ({ page }) => {
  await page.goto(pathToFileURL(resolve(join(site.folder, 'momentum/index.html'))).href);
  await expect(page.getByText('python3 -m http.server')).toBeVisible();
  await expect(page.getByText('are looked for under')).toBeHidden();
});

test('a page that has its files says nothing of the kind', async ({ page }) => {
  await page.goto('momentum/');
  await page.evaluate(() => document.readyState);
  await expect(page.locator('#missing-files')).toBeHidden();
});
