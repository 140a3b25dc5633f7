/**
 * Every figure in the gallery: computed again in the browser, it must be what it was at build time, drawing and
 * numbers, to the last bit.
 */
import { expect, test } from 'playwright/test';
import { drawingOf } from './drawing.ts';
import { figureNames } from './site.ts';

interface Table {
  columns: string[];
  rows: (string | number | null)[][];
}
interface LiveFigure extends HTMLElement {
  recompute(): void;
  table: Table | null;
}

for (const name of figureNames)
  for (const [kind, width] of [
    ['wide', 1280],
    ['narrow', 360],
  ] as const)
    test(`${name}, ${kind}: the live figure is the one drawn at build time`, async ({ page, request }) => {
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`figures/${name}/`);
      const figure = page.locator('live-figure');
      await figure.scrollIntoViewIfNeeded();
      await expect(figure).toHaveAttribute('data-state', 'ready');
      const built = await drawingOf(figure);
      const claim = await figure.locator('.claim').textContent();

      await figure.evaluate((element: LiveFigure) => element.recompute());
      await expect(figure).toHaveAttribute('data-state', /done|failed/);
      expect(await figure.locator('.notice').textContent()).toBe('');
      expect(await drawingOf(figure)).toEqual(built);
      expect(await figure.locator('.claim').textContent()).toBe(claim);
      const { table }: { table: Table } = await (await request.get(`figures/${name}.json`)).json();
      expect(await figure.evaluate((element: LiveFigure) => element.table)).toEqual(table);
      expect(errors).toEqual([]);
    });
