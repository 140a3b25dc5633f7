/** What can go wrong while a figure is used, and that nothing is lost when it does. Slow ones are in tests/faults. */
import { expect, test, type Page } from 'playwright/test';
import { installClock } from './clock.ts';
import { openFigure, recompute, tableOf } from './live-figure.ts';
import { beginWorkersWith, slowWorkers, workerFiles } from './slow-workers.ts';
import { overhearWorkers } from './worker-talk.ts';

const notice = '.notice';

/** A worker that says one word and dies without another. */
const dying = `self.postMessage({ id: 0, tell: 'pong' }); self.onmessage = () => self.close();`;

/** Workers throw from now on, until the function that comes back is called. */
async function breakWorkers(page: Page): Promise<() => void> {
  let isBroken = true;
  await page.route(workerFiles, (route) =>
    isBroken
      ? route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken")' })
      : route.continue(),
  );
  return () => (isBroken = false);
}

async function drawingOf(page: Page): Promise<string> {
  return page.locator('live-figure .stage svg:visible').innerHTML();
}

test('a worker that is killed without a word is replaced, once', async ({ page }) => {
  let started = 0;
  await page.route(workerFiles, (route) =>
    ++started === 1 ? route.fulfill({ contentType: 'text/javascript', body: dying }) : route.continue(),
  );
  const figure = await openFigure(page, 'figures/momentum/');
  await figure.getByRole('button', { name: 'β = 0.71' }).click();
  await expect(figure.locator('.claim')).toContainText('at step 143');
  await expect(figure.locator(notice)).toHaveText('');
  expect(started).toBe(2);
});

test('killed twice, it says so and keeps the last good drawing', async ({ page }) => {
  await page.route(workerFiles, (route) => route.fulfill({ contentType: 'text/javascript', body: dying }));
  await installClock(page);
  const figure = await openFigure(page, 'figures/momentum/');
  const before = await drawingOf(page);
  await figure.getByRole('button', { name: 'β = 0.71' }).click();
  // Long enough for each silence of a worker to be told from work.
  await expect(async () => {
    await page.clock.runFor(10_000);
    expect(await figure.locator(notice).textContent()).toContain('The worker stopped 2 times');
  }).toPass();
  await expect(figure).toHaveAttribute('data-state', 'failed');
  expect(await drawingOf(page)).toBe(before);
});

test('after a failure the next knob tries again', async ({ page }) => {
  const mend = await breakWorkers(page);
  const figure = await openFigure(page, 'figures/momentum/');
  await figure.getByRole('button', { name: 'β = 0.71' }).click();
  await expect(figure.locator(notice)).toContainText('The computation failed');
  mend();
  await figure.getByRole('button', { name: 'β = 0.99' }).click();
  await expect(figure.locator('.claim')).toContainText('diverges');
  await expect(figure.locator(notice)).toHaveText('');
});

test('without WebAssembly the drawing of the build stays, and a notice says why', async ({ page }) => {
  await beginWorkersWith(page, 'delete self.WebAssembly;');
  const figure = await openFigure(page, 'figures/four-learning-rates/');
  const before = await drawingOf(page);
  await figure.locator('input[name=seed]').fill('2');
  await expect(figure.locator(notice)).toContainText('WebAssembly');
  await expect(figure.locator(notice)).toContainText('The last drawing is kept');
  expect(await drawingOf(page)).toBe(before);
});

test('with the worker’s file missing too', async ({ page }) => {
  await page.route(workerFiles, (route) => route.fulfill({ status: 404, body: 'not here' }));
  const figure = await openFigure(page, 'figures/four-learning-rates/');
  const before = await drawingOf(page);
  await figure.locator('input[name=seed]').fill('2');
  await expect(figure.locator(notice)).toContainText('The computation failed');
  expect(await drawingOf(page)).toBe(before);
});

test('a knob moved a hundred times in a row: the last value is what is shown', async ({ page }) => {
  const figure = await openFigure(page, 'figures/four-learning-rates/');
  await recompute(figure);
  await figure.locator('input[name=seed]').evaluate(async (input: HTMLInputElement) => {
    for (let value = 1; value <= 100; value++) {
      input.value = String(value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
  });
  await expect(figure).toHaveAttribute('data-state', 'done');
  const shown = await tableOf(figure);
  await recompute(figure);
  expect(await tableOf(figure)).toEqual(shown);
  await expect(figure.locator('input[name=seed]')).toHaveValue('100');
});

test('a computation that takes too long can be stopped, and its worker is free again', async ({ page }) => {
  const talk = await overhearWorkers(page);
  await slowWorkers(page);
  const figure = await openFigure(page, 'figures/random-search/');
  await figure.locator('input[name=seed]').fill('2');
  const stop = figure.locator('.computing').getByRole('button', { name: 'Stop' });
  await stop.click();
  await expect(figure).toHaveAttribute('data-state', 'ready');
  await expect(stop).toBeHidden();
  expect((await talk.asked()).map(({ ask }) => ask)).toContain('abort');
  // What was on its way may still arrive; then the worker is silent, before it has come to an end.
  await talk.roundTrip();
  const told = await talk.told();
  await talk.roundTrip();
  expect(await talk.told()).toEqual(told);
  expect(told).not.toContain('done');
  await recompute(figure);
});

test('a failure that is mended is no longer told, whatever begins the next computation', async ({ page }) => {
  const mend = await breakWorkers(page);
  const figure = await openFigure(page, 'figures/momentum/');
  await figure.getByRole('button', { name: 'β = 0.71' }).click();
  await expect(figure.locator(notice)).toContainText('The computation failed');
  // The data of the build are still within reach.
  await expect(figure.locator('.alone')).toBeVisible();
  mend();
  await figure.getByRole('button', { name: 'Play' }).click();
  await expect(figure).toHaveAttribute('data-state', 'done');
  await expect(figure.locator(notice)).toHaveText('');
});

test('twelve figures on one page compute together and share the workers', async ({ page }) => {
  // All of them in sight: what is not does not compute.
  await page.setViewportSize({ width: 1000, height: 14_000 });
  await page.goto('figures/four-learning-rates/');
  await page.evaluate(() => {
    const figure = document.querySelector('live-figure')!;
    for (let i = 2; i <= 12; i++) {
      const copy = figure.cloneNode(true) as HTMLElement;
      copy.dataset['id'] = `copy-${i}`;
      figure.after(copy);
    }
  });
  const figures = page.locator('live-figure');
  await expect(figures).toHaveCount(12);
  await figures.evaluateAll((elements) =>
    elements.forEach((element, i) => {
      const seed = element.querySelector<HTMLInputElement>('input[name=seed]')!;
      seed.value = String(i + 2);
      seed.dispatchEvent(new Event('input', { bubbles: true }));
    }),
  );
  for (let i = 0; i < 12; i++) await expect(figures.nth(i)).toHaveAttribute('data-state', 'done');
  expect(page.workers().length).toBeLessThanOrEqual(6);
  const claims = await page.locator('live-figure .claim').allTextContents();
  expect(new Set(claims).size).toBeGreaterThan(6);
});
