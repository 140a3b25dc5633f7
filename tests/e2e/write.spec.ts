/** The pages for authors: figures made from a configuration live as the others do, and every prop is explained. */
import { expect, test } from 'playwright/test';
import { componentNames } from '../../src/components/manifest.ts';
import { propSchemas } from '../../src/components/props.ts';
import { builtPage } from './site.ts';

test('a knob trains anew, and the claim follows', async ({ page }) => {
  await page.goto('write/training/');
  const figure = page.locator('live-figure').first();
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-state', 'ready');
  const claim = await figure.locator('.claim').textContent();
  await figure.getByRole('slider', { name: 'Noise' }).press('End');
  await expect(figure).toHaveAttribute('data-state', 'done');
  await expect(figure.locator('.claim')).not.toHaveText(claim!);
  await expect(page).toHaveURL(/rates-on-moons\.noise=0\.5/);
});

/** Names of files that may have the code of a figure made from a configuration, and props of one that does. */
const general = /\/(training|surface|plot)\.[\w-]+\.js$/;
const configured = /\b(sweeps|walks|xLabel)\b/;

for (const [path, expected] of [
  ['momentum/', 0],
  ['write/plot/', 1],
] as const)
  test(`/${path} loads the code of ${expected} general figures`, async ({ page }) => {
    const scripts: Promise<string>[] = [];
    page.on('response', (response) => {
      if (general.test(response.url())) scripts.push(response.text());
    });
    await page.goto(path);
    for (const figure of await page.locator('live-figure').all()) {
      await figure.scrollIntoViewIfNeeded();
      await expect(figure).toHaveAttribute('data-state', 'ready');
    }
    const texts = await Promise.all(scripts);
    expect(texts.filter((text) => configured.test(text))).toHaveLength(expected);
  });

test('every prop of every component has its place on the component’s page', () => {
  expect(componentNames.length).toBeGreaterThan(10);
  for (const name of componentNames) {
    const slug = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
    const html = builtPage(`write/${slug}/`);
    for (const prop of Object.keys(propSchemas[name].shape))
      expect(html, `${name}: ${prop}`).toContain(`id="prop-${prop}"`);
  }
});

test('texts follow a figure that the lesson configures, and set it', async ({ page }) => {
  await page.goto('write/setting/');
  const figure = page.locator('live-figure[data-id="noise-to-set"]');
  const values = page.locator('figure-value[data-figure="noise-to-set"]');
  const [follows, quoted] = [values.first(), values.last()];
  await expect(follows).not.toHaveText((await quoted.textContent())!);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-state', 'ready');
  await page.getByRole('link', { name: 'twice the noise' }).click();
  await expect(figure).toHaveAttribute('data-state', 'done');
  // What the browser trained is what the build quoted for these settings.
  await expect(follows).toHaveText((await quoted.textContent())!);
});
