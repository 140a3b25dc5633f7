/** Under a figure: for how many seeds its finding holds, and the same check made live. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { openFigure } from './live-figure.ts';
import { workersForOne } from './slow-workers.ts';

const lock = JSON.parse(readFileSync(new URL('../../findings.lock.json', import.meta.url), 'utf8')) as Record<
  string,
  { held: string }
>;

test('the check trains twenty of the held-out seeds, and finds what the build found', async ({ page }) => {
  const figure = await openFigure(page, 'figures/four-learning-rates/');
  const { held } = lock['four-learning-rates']!;
  const count = (signs: string) => signs.replaceAll('0', '').length;
  const built = `Holds for ${count(held)} of 100 other seeds at the lesson’s settings.`;
  await expect(figure.locator('.seeds')).toHaveText(built);
  await figure.getByRole('button', { name: 'Check 20 seeds now' }).click();
  await expect(figure.locator('.seed-status')).toContainText(
    `it holds for ${count(held.slice(0, 20))} of 20 seeds`,
  );
  await expect(figure.locator('.seed-list button')).toHaveCount(20);
  // A thin line for each seed and each of the four rates, and the medians.
  await expect(figure.locator('.seed-check svg:visible path.one')).toHaveCount(80);
  await expect(figure.locator('.seed-check svg:visible .line path.stroke')).toHaveCount(4);
});

test('a seed of the list is one press away in the figure, and stands out in the chart', async ({ page }) => {
  const figure = await openFigure(page, 'figures/four-learning-rates/');
  await figure.getByRole('button', { name: 'Check 20 seeds now' }).click();
  const one = figure.getByRole('button', { name: /^Seed 1004: / });
  await one.focus();
  const bold = figure.locator('.seed-check svg:visible .overlay path.one').nth(3);
  await expect(bold).toHaveAttribute('stroke-opacity', '1');
  // A pointer that passes over another shows that one as long as it is there.
  await figure.getByRole('button', { name: /^Seed 1001: / }).hover();
  await expect(bold).toHaveAttribute('stroke-opacity', '0.15');
  await page.mouse.move(0, 0);
  await expect(bold).toHaveAttribute('stroke-opacity', '1');
  await one.press('Enter');
  await expect(figure.locator('input[name=seed]')).toHaveValue('1004');
  // The figure draws anew; the chart of the seeds stays what it is.
  await expect(figure.locator('.claim')).toContainText('After 400');
  await expect(figure.locator('.seed-check svg:visible .panel.seeds')).toHaveCount(1);
  await expect(figure.locator('.seed-check svg:visible .panel.losses')).toHaveCount(0);
});

test('a knob that moves meanwhile ends the check, and Stop does', async ({ page }) => {
  await workersForOne(page);
  const figure = await openFigure(page, 'figures/momentum-retuned/');
  const button = figure.getByRole('button', { name: 'Check 20 seeds now' });
  await button.click();
  await figure.getByRole('button', { name: /^Seed 1001: / }).waitFor();
  await figure.locator('.seed-check').getByRole('button', { name: 'Stop' }).click();
  await expect(figure.locator('.seed-status')).toHaveText('Stopped after 1 of 20 seeds.');
  await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await expect(figure.locator('.seed-check')).toBeHidden();
  await button.click();
  await expect(figure.locator('.seed-progress')).toHaveText('Seed 1001: 0 of 20 done.');
  await figure.getByRole('radio').last().check();
  await expect(figure.locator('.seed-status')).toContainText('The settings have changed');
});
