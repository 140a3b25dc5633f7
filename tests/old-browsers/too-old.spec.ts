/** Below the floor a figure is its drawing and its text, and says why it has no controls. */
import { expect, test } from 'playwright/test';

test('the figure says in a sentence what it needs, and has no dead controls', async ({ page }) => {
  await page.goto('momentum/');
  const figure = page.locator('live-figure[data-id=momentum]');
  await expect(figure.locator('.too-old')).toHaveText(
    'This figure’s controls need a newer browser: Chrome 109, Firefox 115, Safari 16.4 or later.',
  );
  await expect(figure.locator('form')).toBeHidden();
  await expect(figure.getByRole('button')).toHaveCount(0);
  await expect(figure.getByRole('link', { name: 'Data' })).toBeVisible();
  await expect(figure.locator('svg.drawing:visible').first()).toBeVisible();
});

test('the contents do not lie open, and no button pretends to open them', async ({ page }) => {
  await page.goto('momentum/');
  await expect(page.locator('#contents-panel')).toBeHidden();
  await expect(page.locator('.contents-button')).toBeHidden();
});
