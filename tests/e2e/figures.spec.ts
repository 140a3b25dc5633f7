/**
 * Every figure in the gallery: computed again in the browser, it must be what it was at build time, drawing and
 * numbers, to the last bit.
 */
import { expect, test, type Page } from 'playwright/test';
import { figureNames } from './site.ts';

interface Table {
  columns: string[];
  rows: (string | number | null)[][];
}
interface LiveFigure extends HTMLElement {
  recompute(): void;
  table: Table | null;
}

/** The visible drawing: a line an element, its attributes sorted, numbers at three decimals. */
const drawing = (page: Page) =>
  page.locator('live-figure svg.drawing:visible').evaluate((svg) =>
    [svg, ...svg.querySelectorAll('*')].map((element) => {
      const attributes = [...element.attributes].map(({ name, value }) => `${name}="${value}"`).sort();
      const text = element.children.length === 0 ? element.textContent : '';
      const line = `<${element.tagName} ${attributes.join(' ')}>${text}`;
      return line.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) =>
        String(Math.round(Number(number) * 1000) / 1000),
      );
    }),
  );

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
      const built = await drawing(page);
      const claim = await figure.locator('.claim').textContent();

      await figure.evaluate((element: LiveFigure) => element.recompute());
      await expect(figure).toHaveAttribute('data-state', /done|failed/, { timeout: 50_000 });
      expect(await figure.locator('.notice').textContent()).toBe('');
      expect(await drawing(page)).toEqual(built);
      expect(await figure.locator('.claim').textContent()).toBe(claim);
      const { table }: { table: Table } = await (await request.get(`figures/${name}.json`)).json();
      expect(await figure.evaluate((element: LiveFigure) => element.table)).toEqual(table);
      expect(errors).toEqual([]);
    });
