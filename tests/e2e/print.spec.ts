/** The whole book on one page, visited once for all its checks; and a lesson as the reader has set it. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'playwright/test';
import { violationsOf } from './axe.ts';
import { links } from './checks/links.ts';
import { quiet } from './checks/quiet.ts';
import { visit, type Check } from './checks/visit.ts';
import { recompute } from './live-figure.ts';
import { builtPage, lessonPaths } from './site.ts';

/** The titles of the figures in a built page. */
const titlesIn = (html: string) =>
  [...parseHTML(html).document.querySelectorAll('figcaption .title')].map(({ textContent }) =>
    textContent.trim(),
  );

const innerLinks: Check = {
  name: 'its links lead to places on the page, and no place is there twice',
  async run({ page }) {
    const { dead, toLessons, repeated } = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLAnchorElement>('.whole-book a[href]')];
      const inside = all.filter(({ hash, pathname }) => hash && pathname === location.pathname);
      const target = ({ hash }: HTMLAnchorElement) =>
        document.getElementById(decodeURIComponent(hash.slice(1)));
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return {
        dead: inside.filter((link) => !target(link)).length,
        toLessons: inside.filter((link) => target(link)?.matches('.lesson-head > h2')).length,
        repeated: ids.filter((id, i) => ids.indexOf(id) !== i),
      };
    });
    expect(dead).toBe(0);
    expect(toLessons).toBeGreaterThan(lessonPaths.length);
    expect(repeated).toEqual([]);
  },
};

const notToBeFound: Check = {
  name: 'search engines are sent to the lessons',
  run: ({ page }) => expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex'),
};

const someOfAxe: Check = {
  name: 'it passes what axe asks of names, headings and ids',
  async run({ page }) {
    // All of axe takes minutes on so long a page; the rest is asked of the lessons.
    const rules = [
      'aria-valid-attr-value',
      'duplicate-id-aria',
      'heading-order',
      'link-name',
      'page-has-heading-one',
    ];
    expect(await violationsOf(page, { rules })).toEqual([]);
  },
};

const wholeBook: Check = {
  name: 'it holds every lesson with its figures, and each begins a new page on paper',
  async run({ page }) {
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.chapter')).toHaveCount(lessonPaths.length);
    const printed = await page.locator('figcaption .title').allTextContents();
    const inLessons = lessonPaths.flatMap((path) => titlesIn(builtPage(path)));
    expect(printed.map((title) => title.trim()).sort()).toEqual(inLessons.sort());
    for (const drawing of await page.locator('.chapter svg.drawing').all())
      await expect(drawing).toBeVisible();
    for (const chapter of await page.locator('.chapter').all())
      await expect(chapter).toHaveCSS('break-before', 'page');
    await expect(page.locator('.site-header')).toBeHidden();
  },
};

test('the whole book on one page', ({ page, baseURL }) =>
  visit(page, { path: 'print/', kind: 'other', index: 0 }, baseURL!, [
    links,
    innerLinks,
    notToBeFound,
    someOfAxe,
    wholeBook,
    quiet,
  ]));

test('what the reader has set is what is printed, in both drawings', async ({ page }) => {
  await page.goto('momentum/');
  const figure = page.locator('live-figure[data-id=momentum]');
  await figure.scrollIntoViewIfNeeded();
  await figure.getByRole('button', { name: 'β = 0.99' }).click();
  await expect(figure.locator('.claim')).toContainText('diverges');
  await recompute(figure);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(figure.locator('.stage svg.narrow .diverged')).toHaveText(/diverged at step/);
  await expect(figure.locator('.stage svg.wide .diverged')).toHaveText(/diverged at step/);
});

test('the procedure is one page on paper, and takes as many trials as it says', async ({ page }) => {
  await page.goto('monday/');
  for (const format of ['A4', 'Letter']) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g), format).toHaveLength(1);
  }
  const costs = await page
    .locator('[data-trials]')
    .evaluateAll((steps) =>
      steps.map((step) => Number((step as HTMLElement).dataset['trials']!.replace('<', ''))),
    );
  const said = Number(/about (\d+)/.exec(await page.locator('.monday header').innerText())![1]);
  expect(Math.round(costs.reduce((sum, cost) => sum + cost) / 10) * 10).toBe(said);
});
