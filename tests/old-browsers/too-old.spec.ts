/** Below the floor a figure is its drawing and its text, and says why it has no controls. */
import { expect, test, type Locator } from 'playwright/test';

/** By the style sheet: Playwright's own question is put in words that this browser does not know. */
const expectHidden = (element: Locator) => expect(element).toHaveCSS('display', 'none');

test('the figure says in a sentence what it needs, and has no dead controls', async ({ page }) => {
  await page.goto('momentum/');
  const figure = page.locator('live-figure[data-id=momentum]');
  const sentence = figure.locator('.too-old');
  await expect(sentence).toHaveText(
    'This figure’s controls need a newer browser: Chrome 109, Firefox 115, Safari 16.4 or later.',
  );
  await expect(sentence).toHaveCSS('display', 'block');
  await expectHidden(figure.locator('form'));
  await expectHidden(figure.locator('[data-action=share]'));
  await expect(figure.locator('.alone')).not.toHaveCSS('display', 'none');
  await expect(figure.locator('svg.drawing.wide')).toHaveCSS('display', 'block');
  await expectHidden(figure.locator('svg.drawing.narrow'));
});

test('the contents do not lie open, and no button pretends to open them', async ({ page }) => {
  await page.goto('momentum/');
  await expectHidden(page.locator('#contents-panel'));
  await expectHidden(page.locator('.contents-button'));
});
