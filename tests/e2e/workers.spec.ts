/** The pool of workers: any number of them gives the same result, and a newer request takes over at once. */
import { expect, test, type Page } from 'playwright/test';

interface LiveFigure extends HTMLElement {
  recompute(): void;
  table: unknown;
}

async function computed(
  page: Page,
  name: string,
  cores: number,
): Promise<{ table: unknown; workers: number }> {
  await page.addInitScript(
    (count) => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => count }),
    cores,
  );
  await page.goto(`figures/${name}/`);
  const figure = page.locator('live-figure');
  await expect(figure).toHaveAttribute('data-state', 'ready');
  await figure.evaluate((element: LiveFigure) => element.recompute());
  await expect(figure).toHaveAttribute('data-state', 'done');
  return {
    table: await figure.evaluate((element: LiveFigure) => element.table),
    workers: page.workers().length,
  };
}

test('one, two and four workers give the same numbers, to the last bit', async ({ browser }) => {
  const results = [];
  for (const cores of [2, 3, 5]) {
    const page = await browser.newPage();
    results.push(await computed(page, 'momentum-retuned', cores));
    await page.close();
  }
  expect(results.map(({ workers }) => workers)).toEqual([1, 2, 4]);
  expect(results[1]!.table).toEqual(results[0]!.table);
  expect(results[2]!.table).toEqual(results[0]!.table);
});

test('a knob moved again and again: each request is overtaken by the next, and the last value stays', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    const asked: string[] = [];
    Object.assign(window, { asked });
    Worker.prototype.postMessage = function (this: Worker, message: { ask: string }) {
      asked.push(message.ask);
      post.call(this, message);
    } as typeof post;
  });
  await page.goto('figures/momentum-retuned/');
  const figure = page.locator('live-figure');
  await expect(figure).toHaveAttribute('data-state', 'ready');
  await figure.locator('input[name=seed]').evaluate(async (input: HTMLInputElement) => {
    for (let value = 2; value <= 40; value++) {
      input.value = String(value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
  });
  await expect(figure).toHaveAttribute('data-state', 'done');
  const asked = await page.evaluate(() => (window as unknown as { asked: string[] }).asked);
  expect(asked.filter((ask) => ask === 'abort').length).toBeGreaterThan(5);
  const overtaken = await figure.evaluate((element: LiveFigure) => element.table);
  await page.goto('figures/momentum-retuned/?momentum-retuned.seed=40');
  await expect(figure).toHaveAttribute('data-state', 'done');
  expect(await figure.evaluate((element: LiveFigure) => element.table)).toEqual(overtaken);
});
