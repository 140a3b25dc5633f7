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
  await expect(figure).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
  await expect.poll(() => figure.evaluate((element: LiveFigure) => element.table !== null)).toBe(true);
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

test('a knob moved many times in a second ends at its last value', async ({ page }) => {
  await page.goto('figures/momentum-retuned/');
  const figure = page.locator('live-figure');
  await expect(figure).toHaveAttribute('data-state', 'ready');
  const seed = figure.locator('input[name=seed]');
  await seed.evaluate((input: HTMLInputElement) => {
    for (let value = 2; value <= 40; value++) {
      input.value = String(value);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  await expect(figure).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
  expect(new URL(page.url()).searchParams.get('momentum-retuned.seed')).toBe('40');
  const many = await figure.evaluate((element: LiveFigure) => element.table);
  await page.goto('figures/momentum-retuned/?momentum-retuned.seed=40');
  await expect(figure).toHaveAttribute('data-state', 'done', { timeout: 50_000 });
  await expect.poll(() => figure.evaluate((element: LiveFigure) => element.table)).toEqual(many);
});
