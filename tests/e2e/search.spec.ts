/** The search: in the built site, by keyboard, and only when it is asked for. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from 'playwright/test';
import { expectNoViolations } from './axe.ts';
import { dist } from './site.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search the book' });
const input = (page: Page) => dialog(page).getByRole('searchbox');
const results = (page: Page) => dialog(page).getByRole('link');

/** Types, and waits until the number of what is found has been announced. */
async function search(page: Page, words: string): Promise<void> {
  await input(page).fill('');
  await expect(dialog(page).getByRole('status')).toContainText('Words, or a symbol');
  await input(page).fill(words);
  await expect(dialog(page).getByRole('status')).toContainText(/\d+ sections? in|Nothing found/);
}

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(input(page)).toBeFocused();
}

test('nothing of it is loaded before it is opened', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto('momentum/', { waitUntil: 'networkidle' });
  const parts = () => requests.filter((url) => /pagefind|dialog/.test(url));
  expect(parts()).toEqual([]);
  await open(page);
  await expect.poll(parts).toContainEqual(expect.stringContaining('pagefind/pagefind.js'));
});

test('with the keyboard alone: open, find, choose, arrive', async ({ page }) => {
  await page.goto('batch-size/');
  await page.keyboard.press('Control+k');
  await expect(input(page)).toBeFocused();
  await search(page, 'damped valley');
  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(input(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/momentum\/#why-it-works-two-oscillators$/);
  await expect(page.locator('h1')).toHaveText('Momentum');
});

test('a character alone opens nothing, in a field or outside, and Escape gives the focus back', async ({
  page,
}) => {
  await page.goto('learning-rate/');
  const seed = page.getByRole('spinbutton').first();
  for (const key of ['/', 'k', 'K']) {
    await page.locator('h1').click();
    await page.keyboard.press(key);
    await seed.focus();
    await page.keyboard.press(key);
    await expect(seed).toBeFocused();
  }
  await expect(dialog(page)).toHaveCount(0);
  await open(page);
  await page.keyboard.type('a/b');
  await expect(input(page)).toHaveValue('a/b');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Search' })).toBeFocused();
});

test('on a Mac the shortcut is ⌘ K', async ({ page }) => {
  await page.goto('learning-rate/');
  await page.keyboard.press('Meta+k');
  await expect(input(page)).toBeFocused();
});

test('a symbol is found by its letter and by its name', async ({ page }) => {
  await page.goto('');
  await open(page);
  const found: string[][] = [];
  for (const words of ['β', 'beta']) {
    await search(page, words);
    found.push(await results(page).allTextContents());
  }
  expect(found[0]!.length).toBeGreaterThan(2);
  expect(found[1]).toEqual(found[0]);
  expect(found[0]![0]).toMatch(/^Momentum/);
});

test('what a figure finds is found', async ({ page }) => {
  const { finding } = JSON.parse(readFileSync(new URL('figures/momentum.json', dist), 'utf8')) as {
    finding: string;
  };
  await page.goto('');
  await open(page);
  await search(page, finding.slice(0, 60));
  await expect(results(page).filter({ hasText: 'Momentum' }).first()).toBeVisible();
});

test('excerpts are sentences: no formula’s source, no markup, the words marked', async ({ page }) => {
  await page.goto('');
  await open(page);
  for (const words of ['gradient', 'α', 'κ']) {
    await search(page, words);
    const excerpts = await dialog(page).locator('.search-excerpt').allTextContents();
    expect(excerpts.length).toBeGreaterThan(0);
    for (const excerpt of excerpts) expect(excerpt).not.toMatch(/\\|[<>]\w|\{|mrow|annotation/);
    expect(await dialog(page).locator('.search-excerpt mark').count()).toBeGreaterThan(0);
  }
});

test('what is not there is said not to be', async ({ page }) => {
  await page.goto('');
  await open(page);
  await search(page, 'quicksilver');
  await expect(dialog(page).getByRole('status')).toHaveText('Nothing found for “quicksilver”.');
  await expect(results(page)).toHaveCount(0);
});

test('a place on the same page is gone to, and the dialog closes', async ({ page }) => {
  await page.goto('momentum/');
  await open(page);
  await search(page, 'critically damped');
  await results(page).first().click();
  await expect(dialog(page)).toBeHidden();
  await expect(page).toHaveURL(/#why-it-works-two-oscillators$/);
});

test('an index that does not load is told, and asked for again', async ({ page }) => {
  // Twice: it is asked for again at once.
  await page.route(/\/pagefind\.js/, (route) => route.abort(), { times: 2 });
  await page.goto('');
  await open(page);
  await expect(dialog(page).getByRole('status')).toContainText('could not be loaded');
  await input(page).fill('condition number');
  await expect(results(page).first()).toBeVisible();
});

test('the dialog passes axe in light and dark and fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 720 });
  await page.goto('');
  await open(page);
  await search(page, 'learning rate');
  await expectNoViolations(page, 'dialog');
  const width = await dialog(page).evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(width).toBe(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('there is no button for it', async ({ page }) => {
    await page.goto('momentum/');
    await expect(page.locator('.search-button')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Contents' })).toBeVisible();
  });
});
