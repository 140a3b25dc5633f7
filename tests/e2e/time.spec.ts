/** A run along its time: scrubbed by key and by pointer; and nothing runs that nobody sees. */
import { expect, test, type Page } from 'playwright/test';
import { openFigure, recompute } from './live-figure.ts';

const steps = '.stage svg:visible .dots.steps .dot';

/** Makes the page believe that its tab is hidden, or seen again. */
const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

test('the time line moves the figure along its run, and says where it stands', async ({ page }) => {
  const figure = await openFigure(page, 'figures/momentum/');
  const time = figure.getByRole('slider', { name: 'Time' });
  await time.fill('100');
  await expect(time).toHaveAttribute('aria-valuetext', 'step 75 of 150');
  await expect(figure.locator(steps)).toHaveCount(76);
  await time.press('Home');
  await expect(figure.locator(steps)).toHaveCount(1);
  await time.press('End');
  await expect(figure.locator(steps)).toHaveCount(151);
  await expect(time).toHaveAttribute('aria-valuetext', 'step 150 of 150');
});

test('the finding is of the whole run, wherever the time stands', async ({ page }) => {
  const figure = await openFigure(page, 'figures/momentum/');
  await figure.getByRole('slider', { name: 'Time' }).fill('10');
  await expect(figure.locator('.claim')).toContainText('at step 20');
});

test('a hidden tab does not play, and does not train; seen again it goes on', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const figure = await openFigure(page, 'figures/momentum-retuned/');
  await recompute(figure);
  await figure.getByRole('button', { name: 'Play' }).click();
  await setHidden(page, true);
  await expect(figure.locator('[data-action=play]')).toHaveText('Play');
  await figure.locator('input[name=seed]').fill('7');
  await page.waitForTimeout(800);
  await expect(figure).toHaveAttribute('data-state', 'running');
  await setHidden(page, false);
  await expect(figure).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
});

test('a tab hidden while it trains stops, and seen again begins anew', async ({ page }) => {
  const figure = await openFigure(page, 'figures/random-search/');
  await figure.locator('input[name=seed]').fill('7');
  await expect(figure).toHaveAttribute('data-state', 'running');
  await setHidden(page, true);
  await expect(figure).toHaveAttribute('data-state', 'ready');
  await setHidden(page, false);
  await expect(figure).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
});
