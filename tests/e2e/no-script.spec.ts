/** A lesson where scripts do not run: complete, with no dead controls. That each figure is in its file, built.spec.ts sees. */
import { expect, test } from 'playwright/test';

test.use({ javaScriptEnabled: false });

test('a lesson shows its drawings and captions, and nothing that cannot be used', async ({ page }) => {
  await page.goto('momentum/');
  for (const figure of await page.locator('live-figure').all()) {
    await expect(figure.locator('svg.drawing:visible')).toHaveCount(1);
    await expect(figure.locator('figcaption')).toContainText(/\S/);
    await expect(figure.locator('form')).toBeHidden();
  }
  await expect(page.locator('.katex-error')).toHaveCount(0);
});

test('the code for each library can be brought up: the tabs are the browser’s own', async ({ page }) => {
  await page.goto('momentum/');
  const tabs = page.locator('library-tabs').first();
  for (const [library, code] of [
    ['PyTorch', 'torch.optim'],
    ['Keras', 'keras.optimizers'],
    ['TensorFlow.js', 'tf.train'],
  ] as const) {
    await tabs.getByRole('radio', { name: library, exact: true }).check();
    await expect(tabs.locator('.library:visible')).toHaveCount(1);
    await expect(tabs.locator('.library:visible')).toContainText(code);
  }
});
