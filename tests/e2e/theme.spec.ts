/** A reader's choice of colours reaches every page that is open. */
import { expect, test } from 'playwright/test';

test('a choice in one tab is that of the other', async ({ page, context }) => {
  const other = await context.newPage();
  await page.goto('');
  await other.goto('momentum/');
  await page.getByRole('button', { name: 'Colours: auto' }).click();
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(other.getByRole('button', { name: 'Colours: light. Switch to dark' })).toBeVisible();
});

test('a page that Back brings as it was left takes what was chosen since', async ({ page }) => {
  await page.goto('momentum/');
  await page.getByRole('button', { name: 'Colours: auto' }).click();
  // On the page after, which in the tests' browser keeps no other: they would all stay in memory.
  await page.evaluate(() => {
    for (const [key, value] of Object.entries(localStorage))
      if (value === 'light') localStorage.setItem(key, 'dark');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Colours: dark. Switch to auto' })).toBeVisible();
});
