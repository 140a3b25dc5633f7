/** The whole book on one page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { lessonPaths } from './site.ts';

test('the whole book holds every lesson with its figures, and each begins a new page on paper', async ({
  page,
}) => {
  const figures: string[] = [];
  for (const path of lessonPaths) {
    await page.goto(path);
    for (const title of await page.locator('figcaption .title').allTextContents()) figures.push(title.trim());
  }
  await page.goto('print/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.chapter')).toHaveCount(lessonPaths.length);
  const printed = await page.locator('figcaption .title').allTextContents();
  expect(printed.map((title) => title.trim()).sort()).toEqual(figures.sort());
  for (const drawing of await page.locator('.chapter svg.drawing').all()) await expect(drawing).toBeVisible();
  for (const chapter of await page.locator('.chapter').all())
    await expect(chapter).toHaveCSS('break-before', 'page');
  await expect(page.locator('.site-header')).toBeHidden();
});

test('its links lead to places on the page, and search engines are sent to the lessons', async ({ page }) => {
  await page.goto('print/');
  const { dead, toLessons } = await page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.whole-book a[href]')];
    const inside = links.filter(({ hash, pathname }) => hash && pathname === location.pathname);
    return {
      dead: inside.filter(({ hash }) => !document.getElementById(decodeURIComponent(hash.slice(1)))).length,
      toLessons: inside.filter(({ hash }) =>
        document.getElementById(hash.slice(1))?.matches('.lesson-head > h2'),
      ).length,
    };
  });
  expect(dead).toBe(0);
  expect(toLessons).toBeGreaterThan(lessonPaths.length);
  const repeated = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  expect(repeated).toEqual([]);
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
});

test('it passes what axe asks of names, headings and ids', async ({ page }) => {
  await page.goto('print/');
  // All of axe takes minutes on so long a page; the rest is asked of the lessons.
  const { violations } = await new AxeBuilder({ page })
    .withRules([
      'aria-valid-attr-value',
      'duplicate-id-aria',
      'heading-order',
      'link-name',
      'page-has-heading-one',
    ])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`)).toEqual([]);
});
