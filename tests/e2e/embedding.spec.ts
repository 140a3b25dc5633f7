/** A figure in a page of another site: its height, and what the address of its frame may say. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from 'playwright/test';
import { frameOf, snippet } from '../../src/lib/figure/dialogs/snippet.ts';
import { openFigure } from './live-figure.ts';
import { figureNames, representatives } from './site.ts';
import { isTurnOf, waiting } from '../turns.ts';

/** A column of text on a page of another origin, with this in it. */
async function openElsewhere(page: Page, content: string, act: () => Promise<void>): Promise<void> {
  const host = createServer((_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>Elsewhere</title><div style="width:600px">${content}</div>`),
  ).listen();
  try {
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    await act();
  } finally {
    host.close();
  }
}

const framed = (baseURL: string, path: string) => ({
  src: `${baseURL}embed/${path}`,
  embeds: `${baseURL}embed/`,
  title: path,
  height: 300,
});

/** How much of the frame's page has to be scrolled to, in pixels; null while it has nothing to show. */
const hidden = (page: Page) =>
  page
    .frameLocator('iframe')
    .locator('html')
    .evaluate((html) => html.scrollHeight - html.clientHeight);

for (const [index, name] of figureNames.entries()) {
  const isTried = representatives.includes(name) || isTurnOf(index, figureNames.length);
  const tag = isTried ? [] : waiting;
  test(`${name} hides nothing in a column of 600 px`, { tag }, ({ page, baseURL }) =>
    openElsewhere(page, snippet(framed(baseURL!, `${name}/`)), async () => {
      await expect.poll(() => hidden(page)).toBe(0);
      const given = await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.height);
      expect(Number(given)).toBeGreaterThan(300);
    }),
  );
}

test('a frame follows what opens and closes in it, and the width of its column', ({ page, baseURL }) =>
  openElsewhere(page, snippet(framed(baseURL!, 'decision-boundaries/')), async () => {
    const height = () => page.locator('iframe').evaluate(({ height }: HTMLIFrameElement) => Number(height));
    const figure = page.frameLocator('iframe').locator('live-figure');
    await expect(figure).not.toHaveAttribute('data-state', 'static');
    await figure.evaluate(({ ownerDocument }) => ownerDocument.fonts.ready);
    const fold = figure.getByText('At other settings');
    // What has been opened and closed once has the height that it will have again.
    await fold.click();
    await expect.poll(() => hidden(page)).toBe(0);
    const open = await height();
    await fold.click();
    await expect.poll(height).toBeLessThan(open);
    const closed = await height();
    await page.locator('div').evaluate((column) => (column.style.width = '320px'));
    await expect.poll(height).not.toBe(closed);
    await expect.poll(() => hidden(page)).toBe(0);
    await page.locator('div').evaluate((column) => (column.style.width = '600px'));
    await expect.poll(height).toBe(closed);
  }));

test('where the snippet’s script does not come the frame keeps its height, and is scrolled', ({
  page,
  baseURL,
}) =>
  openElsewhere(page, frameOf(framed(baseURL!, 'momentum/')), async () => {
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('live-figure')).not.toHaveAttribute('data-state', 'static');
    expect(await hidden(page)).toBeGreaterThan(0);
    const last = frame.getByRole('link', { name: /live/ });
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport();
  }));

test('a knob is set by its name alone, and what is not understood is said in the figure', async ({
  page,
}) => {
  const figure = await openFigure(page, 'embed/momentum/?beta=0.5');
  await expect(figure.locator('output[for=momentum-beta]')).toHaveText('0.50');
  await expect(figure.locator('.notice')).toHaveText('');
  await openFigure(page, 'embed/momentum/?momentum.beta=7');
  await expect(figure.locator('.notice')).toContainText(/Momentum.* wrongly: 7 is not a number in/);
  await openFigure(page, 'embed/momentum/?betta=0.5&theme=blue');
  await expect(figure.locator('.notice')).toContainText(/“betta”.*Did you mean "beta"/);
  await expect(figure.locator('.notice')).toContainText('allowed: light, dark');
});

test('in a lesson with several figures a name alone is told, with what to write', async ({ page }) => {
  const figure = await openFigure(page, 'momentum/?beta=0.5', 'momentum');
  await expect(figure.locator('.notice')).toContainText('write “momentum.beta”');
});

test('a locked knob cannot be turned, by no control and no handle; a hidden one is not there', async ({
  page,
}) => {
  const figure = await openFigure(page, 'embed/momentum/?beta=0.5&lock=beta,start&hide=alpha');
  const momentum = figure.getByRole('slider', { name: /^Momentum/ });
  await expect(momentum).toBeDisabled();
  await expect(momentum).toBeVisible();
  await expect(figure.locator('[name=alpha]')).toBeHidden();
  await expect(figure.getByRole('button', { name: 'β = 0.99' })).toBeDisabled();
  await expect(figure.getByRole('button', { name: 'Restore settings' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const handle = figure.locator('svg.drawing:visible [data-handle]').first();
  await expect(handle).toHaveAttribute('aria-disabled', 'true');
  await expect(handle).not.toHaveAttribute('tabindex');
});

test('compact leaves the drawing and the knobs; on a slide the figure is large and whole', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const figure = await openFigure(page, 'embed/momentum/?compact');
  await expect(figure.locator('figcaption')).toBeHidden();
  await expect(figure.getByRole('button', { name: 'Data and export' })).toBeHidden();
  await expect(figure.getByRole('slider', { name: /^Momentum/ })).toBeVisible();
  await openFigure(page, 'embed/momentum/');
  const usual = await figure.locator('svg.drawing:visible').evaluate((svg) => svg.clientWidth);
  await openFigure(page, 'embed/momentum/?slide&compact');
  const size = await figure
    .locator('.knob label')
    .first()
    .evaluate((one) => getComputedStyle(one).fontSize);
  expect(parseFloat(size)).toBeGreaterThanOrEqual(20);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
  );
  expect([overflow, usual > 0]).toEqual([0, true]);
});
