/** Code that does not come at the first time of asking, and code that does not come at all. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { openFigure, recompute } from './live-figure.ts';

/** The first request for a file like this fails. Addresses asked for, in their order. */
async function failOnce(page: Page, file: RegExp): Promise<string[]> {
  const asked: string[] = [];
  await page.route(file, (route) => {
    asked.push(route.request().url());
    return asked.length === 1 ? route.abort() : route.continue();
  });
  return asked;
}

/** Browsers remember that an address failed: the second is another one, of the same file. */
function expectAskedAgain(asked: readonly string[]): void {
  const [first, second] = asked;
  expect(first).not.toContain('?');
  expect(second?.replace(/\?retry=\d+$/, '')).toBe(first);
  expect(second).not.toBe(first);
}

test.describe('what failed once is asked for again, under another address', { tag: '@base' }, () => {
  test('a figure’s code', async ({ page }) => {
    const asked = await failOnce(page, /\/momentum\.[^/]*\.js/);
    const figure = await openFigure(page, 'momentum/', 'momentum');
    await figure.getByRole('button', { name: 'β = 0.71' }).click();
    await expect(figure.locator('.claim')).toContainText('at step 143');
    expectAskedAgain(asked);
  });

  test('what draws', async ({ page }) => {
    const asked = await failOnce(page, /\/drawing\.[^/]*\.js/);
    await recompute(await openFigure(page, 'figures/momentum/'));
    expectAskedAgain(asked);
  });

  test('a dialogue, which stays one', async ({ page }) => {
    const asked = await failOnce(page, /\/share-dialog\.[^/]*\.js/);
    const figure = await openFigure(page, 'figures/momentum/');
    const dialog = page.getByRole('dialog');
    for (let time = 0; time < 2; time++) {
      await figure.getByRole('button', { name: 'Data and export' }).click();
      await expect(dialog).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    }
    expectAskedAgain(asked);
  });

  test('the chart for a guess', async ({ page }) => {
    const asked = await failOnce(page, /\/expected-curve\.[^/]*\.js/);
    await page.goto('momentum/');
    const point = page.locator('svg.expected .handle').first();
    await point.scrollIntoViewIfNeeded();
    await expect(async () => {
      await point.press('End');
      await expect(point).toHaveAttribute('aria-valuenow', '100', { timeout: 500 });
    }).toPass();
    expectAskedAgain(asked);
  });

  for (const part of [/\/dialog\.[^/]*\.js/, /\/pagefind\.js/])
    test(`the search: ${part.source}`, async ({ page }) => {
      const asked = await failOnce(page, part);
      await page.goto('momentum/');
      for (let time = 0; time < 2; time++) {
        await page.getByRole('button', { name: 'Search' }).click();
        await page.getByRole('searchbox').fill('condition number');
        await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
        await page.keyboard.press('Escape');
      }
      expect(await page.locator('dialog.search').count()).toBe(1);
      expectAskedAgain(asked);
    });
});

/** Opens a page of no site that has put the figure into a sandbox, as learning platforms do. */
async function openInSandbox(page: Page, address: string): Promise<Locator> {
  await page.setContent(
    `<iframe sandbox="allow-scripts" width="800" height="900" src="${address}"></iframe>`,
  );
  return page.frameLocator('iframe').locator('live-figure');
}

for (const name of ['momentum', 'four-learning-rates'])
  test(
    `a figure computes in another site’s sandbox: ${name}`,
    { tag: '@base' },
    async ({ page, baseURL }) => {
      const figure = await openInSandbox(page, `${baseURL}embed/${name}/`);
      await expect(figure).toHaveAttribute('data-state', 'ready');
      await recompute(figure);
      await expect(figure.locator('.notice')).toHaveText('');
    },
  );
