/** The pool of workers: any number of them gives the same result, and a newer request takes over at once. */
import { expect, test, type Page } from 'playwright/test';
import { openFigure, recompute, tableOf, type Table } from './live-figure.ts';
import { overhearWorkers } from './worker-talk.ts';

async function computed(
  page: Page,
  name: string,
  cores: number,
): Promise<{ table: Table | null; workers: number }> {
  await page.addInitScript(
    (count) => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => count }),
    cores,
  );
  const figure = await openFigure(page, `figures/${name}/`);
  await recompute(figure);
  return { table: await tableOf(figure), workers: page.workers().length };
}

test('one, two and four workers give the same numbers, to the last bit', async ({ browser }) => {
  const results = [];
  for (const cores of [1, 2, 5]) {
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
  const talk = await overhearWorkers(page);
  const figure = await openFigure(page, 'figures/momentum-retuned/');
  await figure.locator('input[name=seed]').evaluate(async (input: HTMLInputElement) => {
    for (let value = 2; value <= 40; value++) {
      input.value = String(value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
  });
  await expect(figure).toHaveAttribute('data-state', 'done');
  expect((await talk.asked()).filter(({ ask }) => ask === 'abort').length).toBeGreaterThan(0);
  const overtaken = await tableOf(figure);
  await page.goto('figures/momentum-retuned/?momentum-retuned.seed=40');
  await expect(figure).toHaveAttribute('data-state', 'done');
  expect(await tableOf(figure)).toEqual(overtaken);
});
