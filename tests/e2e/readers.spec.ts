/** Readers and programs that take the page in other ways: copied, translated, in a reader view, with larger type. */
import { expect, test, type Page } from 'playwright/test';

/** What a copy of all that is in the element would put on the clipboard. */
const copied = (page: Page, selector: string) =>
  page.evaluate((found) => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(found)!);
    getSelection()!.removeAllRanges();
    getSelection()!.addRange(range);
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
    document.querySelector(found)!.dispatchEvent(event);
    return {
      text: event.defaultPrevented ? clipboardData.getData('text/plain') : String(getSelection()),
      html: clipboardData.getData('text/html'),
    };
  }, selector);

test('a sentence is copied with its symbols, each once', async ({ page }) => {
  await page.goto('momentum/');
  const { text } = await copied(page, '.prose p:has(.katex)');
  expect(text).toContain('Call it z, and let');
});

test('numbers copied out of a table are numbers to a spreadsheet', async ({ page }) => {
  await page.goto('figures/momentum/');
  await page.locator('.data-table summary').click();
  await page
    .locator('.data-table td')
    .first()
    .evaluate((cell) => (cell.textContent = '−1.21'));
  const { text, html } = await copied(page, '.data-table table');
  expect(text).toContain('-1.21');
  expect(html).toContain('<td>-1.21</td>');
  expect(text + html).not.toMatch(/−\d/);
});

test('formulas and drawings are not translated, and run from left to right on a page that does not', async ({
  page,
}) => {
  await page.goto('parameters/');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  for (const selector of ['.katex', '.stage']) {
    const untranslated = page.locator(selector);
    const all = await untranslated.count();
    await expect(page.locator(`${selector}[translate=no]`)).toHaveCount(all);
    await expect(untranslated.first()).toHaveCSS('direction', 'ltr');
  }
  const [note, text] = await Promise.all(
    ['.margin-note', '.prose > p'].map((selector) => page.locator(selector).first().boundingBox()),
  );
  expect(note!.x).toBeLessThan(text!.x);
});

test('Dark Reader leaves a page alone that has a dark theme', async ({ page }) => {
  for (const path of ['momentum/', 'embed/momentum/']) {
    await page.goto(path);
    await expect(page.locator('meta[name=darkreader-lock]')).toHaveCount(1);
  }
});

test('headings stand among the paragraphs, and of two drawings one says that it is hidden', async ({
  page,
}) => {
  await page.goto('momentum/');
  const contents = page.getByRole('navigation', { name: 'In this lesson' }).first();
  const sections = await contents.getByRole('link').count();
  expect(sections).toBeGreaterThan(3);
  await expect(page.locator('.prose > h2[id]')).toHaveCount(sections);
  await expect(page.locator('.stage > svg.drawing:not([hidden])')).toHaveCount(
    await page.locator('.stage').count(),
  );
});

test('who asks for more contrast gets it', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more', colorScheme: 'light' });
  await page.goto('momentum/');
  await expect(page.locator('.prose > p').first()).toHaveCSS('color', 'rgb(0, 0, 0)');
});

test('labels in drawings grow with the reader’s type', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 900 });
  await page.goto('momentum/');
  const height = async () =>
    (await page.locator('svg.drawing:visible .axis text').first().boundingBox())!.height;
  const usual = await height();
  await page.evaluate(() => (document.documentElement.style.fontSize = '24px'));
  await expect.poll(height).toBeGreaterThan(1.3 * usual);
});

test('without WebAssembly a figure says so, and the search finds', async ({ page }) => {
  await page.route('**/*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete globalThis.WebAssembly;${await response.text()}` });
  });
  await page.goto('hidden-layers/');
  const figure = page.locator('live-figure').first();
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('input[type=range]').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure.locator('.notice')).toContainText('WebAssembly, which this browser has switched off');
  await page.getByRole('button', { name: 'Search' }).click();
  const search = page.getByRole('dialog', { name: 'Search the book' });
  await search.getByRole('searchbox').fill('condition number');
  await expect(search.getByRole('link').first()).toContainText('condition number');
});
