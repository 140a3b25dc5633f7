/** Every page but figures' own (figures.spec.ts), every page to embed, and every lesson without scripts. */
import { expect, test } from 'playwright/test';
import { checks } from '../e2e/checks/index.ts';
import { visit } from '../e2e/checks/visit.ts';
import { embeds, lessonPaths, pages } from '../e2e/site.ts';

for (const place of [...pages.filter(({ kind }) => kind !== 'figure'), ...embeds])
  test(`/${place.path}`, ({ page, baseURL }) => visit(page, place, baseURL!, checks));

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of lessonPaths)
    test(`/${path} is complete: drawings, captions, no dead controls`, async ({ page }) => {
      await page.goto(path);
      for (const figure of await page.locator('live-figure').all()) {
        await expect(figure.locator('svg.drawing:visible')).toHaveCount(1);
        await expect(figure.locator('figcaption')).toContainText(/\S/);
        await expect(figure.locator('form')).toBeHidden();
      }
      await expect(page.locator('.katex-error')).toHaveCount(0);
    });
});
