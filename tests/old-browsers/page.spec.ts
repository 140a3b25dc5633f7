/** At the floor and above a page is complete and right, wide and narrow, by day and by night, and its figures live. */
import { expect, test, type Page } from 'playwright/test';

const pages = [
  '',
  'momentum/',
  'batch-size/',
  'hidden-layers/',
  'what-to-keep-in-mind/',
  'figures/momentum/',
];
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

/** What a drawing is painted with where its colour was not understood: black, inherited by all that stands in it. */
const unpainted = (page: Page) =>
  page.locator('svg.drawing:visible').evaluateAll((drawings) => {
    const understood = document.createElement('i').style;
    return drawings.flatMap((drawing) =>
      [...drawing.querySelectorAll('[fill], [stroke]')].flatMap((element) =>
        (['fill', 'stroke'] as const).flatMap((name) => {
          const written = element.getAttribute(name);
          const painted = getComputedStyle(element).getPropertyValue(name);
          if (written === null || written === 'none') return [];
          understood.color = '';
          understood.color = written;
          const isBlack = ['rgb(0, 0, 0)', 'none', ''].includes(painted);
          return isBlack || understood.color === ''
            ? [`${element.tagName} ${name}="${written}": ${painted}`]
            : [];
        }),
      ),
    );
  });

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of sizes)
    test.describe(`${colorScheme}, ${viewport.width} px wide`, () => {
      test.use({ colorScheme, viewport });
      for (const path of pages)
        test(`/${path}`, async ({ page }, test) => {
          const errors: string[] = [];
          page.on('pageerror', ({ message }) => errors.push(message));
          await page.goto(path);
          await expect(page.locator('body')).toHaveCSS(
            'background-color',
            colorScheme === 'light' ? 'rgb(253, 251, 247)' : 'rgb(24, 23, 21)',
          );
          await expect(page.locator('#contents-panel')).toBeHidden();
          expect(await unpainted(page)).toEqual([]);
          for (const stage of await page.locator('live-figure .stage').all())
            await expect(stage.locator('svg.drawing:visible')).toHaveCount(1);
          expect(
            await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            ),
          ).toBeLessThanOrEqual(0);
          await page.screenshot({ path: test.outputPath('page.png'), fullPage: true });
          expect(errors).toEqual([]);
        });
    });

test('what the reader chooses wins over the system', async ({ page }) => {
  await page.goto('momentum/');
  const body = page.locator('body');
  const theme = page.locator('.theme-switch');
  await theme.click();
  await theme.click();
  await expect(body).toHaveCSS('background-color', 'rgb(24, 23, 21)');
  await theme.click();
  await expect(body).toHaveCSS('background-color', 'rgb(253, 251, 247)');
});

test('margin notes stand in the margin', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('momentum/');
  const [note, text] = await Promise.all(
    ['.margin-note', '.prose > p'].map((selector) => page.locator(selector).first().boundingBox()),
  );
  expect(note!.x).toBeGreaterThan(text!.x + text!.width);
});

test('the contents open and close by button, Escape and a click elsewhere', async ({ page }) => {
  await page.goto('momentum/');
  const button = page.getByRole('button', { name: 'Contents' });
  const panel = page.locator('#contents-panel');
  await button.click();
  await expect(panel.getByRole('link', { name: 'Batch size' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await button.click();
  await expect(panel).toBeVisible();
  await page.locator('h1').click();
  await expect(panel).toBeHidden();
  await button.click();
  await panel.getByRole('link', { name: 'Batch size' }).click();
  await expect(page).toHaveURL(/batch-size\/$/);
});

test('a knob computes', async ({ page }) => {
  await page.goto('momentum/');
  const figure = page.locator('live-figure[data-id=momentum]');
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('input[name=beta]').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(figure.locator('.claim')).toContainText('β = 0.85');
  await expect(figure).toHaveAttribute('data-state', 'done');
  await expect(figure.locator('.too-old')).toBeHidden();
});

test('a network trains in its worker, and 20 seeds are checked', async ({ page }) => {
  await page.goto('hidden-layers/');
  const figure = page.locator('live-figure').first();
  await figure.scrollIntoViewIfNeeded();
  await figure.locator('input[type=range]').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure).toHaveAttribute('data-state', 'done');
  await figure.getByRole('button', { name: /Check 20 seeds/ }).click();
  await expect(figure.locator('.seed-check')).toContainText('20');
});

test('the search finds', async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('momentum');
  await expect(page.locator('dialog.search li').first()).toBeVisible();
});

test('the data of a figure can be taken along', async ({ page }) => {
  await page.goto('momentum/');
  const figure = page.locator('live-figure[data-id=momentum]');
  await figure.scrollIntoViewIfNeeded();
  await figure.getByRole('button', { name: 'Data and export' }).click();
  await expect(page.locator('dialog.share')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.locator('dialog.share').getByRole('button', { name: /PNG/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.png$/);
});
