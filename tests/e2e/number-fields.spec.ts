/** Fields for numbers, and the keys of handles: as readers type and press them, wherever they are. */
import { expect, test, type Page } from 'playwright/test';
import { openFigure } from './live-figure.ts';

/** German writes 1,5 where English writes 1.5; a browser's own number fields take one of them. */
for (const locale of ['en-GB', 'de-DE'])
  test.describe(locale, () => {
    test.use({ locale });

    test('a number is understood with a decimal comma and with a point', async ({ page }) => {
      const figure = await openFigure(page, 'momentum/', 'momentum');
      const field = figure.locator('[name="start.x"]');
      const inUrl = () => new URL(page.url()).searchParams.get('momentum.start');
      for (const text of ['1,5', '\u22120,5', '0.25', ' -1,75 ']) {
        await field.fill('');
        await field.pressSequentially(text);
        await expect.poll(inUrl).toBe(`${Number(text.replace(',', '.').replace('\u2212', '-'))},0.853`);
        await expect(figure.locator('.notice')).toHaveText('');
        await expect(field).toHaveValue(text);
      }
    });
  });

test('what is refused is told in words', async ({ page }) => {
  const figure = await openFigure(page, 'momentum/', 'momentum');
  const notice = figure.locator('.notice');
  await figure.locator('[name="start.x"]').fill('9');
  await expect(notice).toHaveText('Starting point: x: 9 is not a number in [-2, 2].');
  await figure.locator('[name="start.x"]').fill('1,5,2');
  await expect(notice).toContainText('Starting point');
  await expect(notice).not.toContainText(/[{}]/);
});

test('the wheel scrolls the page and changes no number', async ({ page }) => {
  const figure = await openFigure(page, 'learning-rate/');
  const seed = figure.locator('[name=seed]').or(page.locator('[name=seed]')).first();
  await seed.scrollIntoViewIfNeeded();
  const before = await seed.inputValue();
  await seed.focus();
  await seed.hover();
  // A page that listens to the wheel has browsers turn their own number fields.
  await page.evaluate(() => addEventListener('wheel', () => {}, { passive: false }));
  const from = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 100);
  await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(from);
  await expect(seed).toHaveValue(before);
});

test('arrow and page keys step a number, and stop at its ends', async ({ page }) => {
  const figure = await openFigure(page, 'momentum/', 'momentum');
  const field = figure.getByRole('spinbutton').first();
  const press = async (key: string, value: string) => {
    await field.press(key);
    await expect(field).toHaveValue(value);
    await expect(field).toHaveAttribute('aria-valuenow', value);
  };
  await press('ArrowUp', '-1.19');
  await press('ArrowDown', '-1.21');
  await press('Shift+ArrowUp', '-1.01');
  await press('PageUp', '-0.81');
  await press('PageDown', '-1.01');
  await field.fill('1,99');
  await press('ArrowUp', '2');
  await press('ArrowUp', '2');
});

const valueOf = (page: Page, handle: string) =>
  page
    .locator(`live-figure svg.drawing:visible ${handle}`)
    .first()
    .evaluate((it) => it.getAttribute('aria-valuetext'));

test('Home, End and the page keys move a handle and not the page', async ({ page }) => {
  const figure = await openFigure(page, 'figures/momentum/');
  const handle = figure.locator('svg.drawing:visible [data-handle=start]');
  const top = await page.evaluate(() => scrollY);
  for (const [key, shown] of [
    ['Home', 'x \u22122, y 0.853'],
    ['End', 'x 2, y 0.853'],
    ['PageDown', 'x 2, y 0.653'],
    ['PageUp', 'x 2, y 0.853'],
  ] as const) {
    await handle.press(key);
    await expect.poll(() => valueOf(page, '[data-handle=start]'), key).toBe(shown);
  }
  expect(await page.evaluate(() => scrollY)).toBe(top);
});

test('and a handle that is a slider', async ({ page }) => {
  const figure = await openFigure(page, 'figures/learning-rate-bowl/');
  const slider = figure.locator('input[name=start]');
  const handle = figure.locator('svg.drawing:visible [data-handle=start]').first();
  await handle.press('End');
  await expect(slider).toHaveValue((await slider.getAttribute('max'))!);
  await handle.press('PageDown');
  await expect(slider).toHaveValue(String(Number(await slider.getAttribute('max')) - 10));
  await handle.press('Home');
  await expect(slider).toHaveValue('0');
});

test('and a point of a drawn guess', async ({ page }) => {
  await page.goto('momentum/');
  const point = page.locator('svg.expected .handle').first();
  await point.scrollIntoViewIfNeeded();
  for (const [key, height] of [
    ['End', '100'],
    ['PageDown', '75'],
    ['Home', '0'],
  ] as const)
    await expect(async () => {
      await point.press(key);
      await expect(point).toHaveAttribute('aria-valuenow', height, { timeout: 500 });
    }).toPass();
});
