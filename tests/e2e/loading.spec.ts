/** Code that does not come at the first time of asking, and code that does not come at all. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { openFigure, openInSandbox, recompute } from './live-figure.ts';

/** The first request for each file like this fails. Addresses asked for, in their order. */
async function failOnce(page: Page, file: RegExp): Promise<string[]> {
  const asked: string[] = [];
  await page.route(file, (route) => {
    const address = route.request().url();
    const isFirst = !asked.some((other) => withoutQuery(other) === withoutQuery(address));
    asked.push(address);
    return isFirst ? route.abort() : route.continue();
  });
  return asked;
}

const withoutQuery = (address: string) => address.replace(/\?.*$/, '');

/** Browsers remember that an address failed: what is asked for then is another one, of the same file. */
function expectAskedAgain(asked: readonly string[]): void {
  const again = asked.find((address) => /\?retry=\d+$/.test(address));
  expect(again, asked.join()).toBeDefined();
  expect(asked.slice(0, asked.indexOf(again!)), asked.join()).toContain(withoutQuery(again!));
}

test.describe('what failed once is asked for again, under another address', () => {
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
    const asked = await failOnce(page, /\/dialogs\.[^/]*\.js/);
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

for (const name of ['momentum', 'four-learning-rates'])
  test(`a figure computes in another site’s sandbox: ${name}`, async ({ page, baseURL }) => {
    const figure = await openInSandbox(page, `${baseURL}embed/${name}/`);
    await expect(figure).toHaveAttribute('data-state', 'ready');
    await recompute(figure);
    await expect(figure.locator('.notice')).toHaveText('');
  });

/** The drawing, its finding and a way to the data; nothing that would do nothing. */
async function expectWithoutControls(figure: Locator): Promise<void> {
  await expect(figure.locator('.alone')).toBeVisible();
  for (const part of ['form.controls', '[data-action=share]', '[data-action=check-seeds]'])
    for (const control of await figure.locator(part).all()) await expect(control).toBeHidden();
  await expect(figure.locator('svg.drawing:visible')).toHaveCount(1);
  await expect(figure.locator('.finding .claim')).toBeVisible();
}

const scripts = '**/_astro/*.js';

for (const [what, hinder] of [
  ['is blocked', (page: Page) => page.route(scripts, (route) => route.abort('blockedbyclient'))],
  ['is not there any more', (page: Page) => page.route(scripts, (route) => route.fulfill({ status: 404 }))],
  ['cannot be run', (page: Page) => page.route(scripts, (route) => route.fulfill({ body: 'let let;' }))],
] as const)
  test(`where the page’s script ${what}, figures have no controls, but their data`, async ({ page }) => {
    await hinder(page);
    await page.goto('momentum/');
    for (const figure of await page.locator('live-figure').all()) await expectWithoutControls(figure);
    for (const prediction of await page.locator('figure-prediction').all()) {
      await expect(prediction.getByRole('button')).toHaveCount(0);
      await expect(prediction.getByText('The answer')).toBeVisible();
    }
    await expect(page.getByRole('button', { name: 'Search' })).toBeHidden();
  });

test('nor where a host lets no stranger read it, in a sandbox', async ({ page, baseURL }) => {
  await page.route(scripts, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'access-control-allow-origin': 'https://example.org' },
    });
  });
  await expectWithoutControls(await openInSandbox(page, `${baseURL}embed/momentum/`));
});

test('until the script has come the controls are not shown, and their room is kept', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(scripts, async (route) => (await held, route.continue()));
  await page.goto('figures/momentum/', { waitUntil: 'commit' });
  const controls = page.locator('form.controls');
  const height = async () => (await controls.boundingBox())?.height;
  await expect(page.locator('figcaption')).toBeVisible();
  await expect(controls).toBeHidden();
  const before = await height();
  release();
  await expect(controls).toBeVisible();
  expect(before).toBeGreaterThan(50);
  expect(await height()).toBe(before);
});
