/** Every figure in the gallery: trained again in the browser, it must be what it was at build time. */
import { expect, test, type Page } from 'playwright/test';
import { figureNames } from './site.ts';

/** The build's numbers, as /figures/<name>.json gives them. */
interface Built {
  /** Whether TensorFlow.js took part: then the last bits are the machine's, and histories agree to a tolerance. */
  trained: boolean;
  table: { columns: string[]; rows: (string | number | null)[][] };
}

/** Relative to the value, or to a hundredth of the column's largest where the value is nearly nothing. */
const tolerance = 1e-3;

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
      test.setTimeout(120_000);
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`figures/${name}/`);
      const figure = page.locator('live-figure');
      await figure.scrollIntoViewIfNeeded();
      await expect(figure).toHaveAttribute('data-state', 'ready');
      const built = await drawing(page);
      const claim = await figure.locator('.claim').textContent();

      await figure.evaluate((element) => (element as unknown as { recompute(): void }).recompute());
      await expect(figure).toHaveAttribute('data-state', 'done', { timeout: 100_000 });
      await expect
        .poll(() => figure.evaluate((element) => (element as unknown as { table: unknown }).table !== null))
        .toBe(true);
      expect(await drawing(page)).toEqual(built);
      expect(await figure.locator('.claim').textContent()).toBe(claim);

      const { trained, table }: Built = await (await request.get(`figures/${name}.json`)).json();
      const live = await figure.evaluate(
        (element) => (element as unknown as { table: Built['table'] }).table,
      );
      if (!trained) return expect(live).toEqual(table);
      expect(live.columns).toEqual(table.columns);
      expect(live.rows).toHaveLength(table.rows.length);
      const scale = table.columns.map((_, column) =>
        Math.max(...table.rows.map((row) => (typeof row[column] === 'number' ? Math.abs(row[column]) : 0))),
      );
      live.rows.forEach((row, i) =>
        row.forEach((cell, column) => {
          const expected = table.rows[i]![column]!;
          if (typeof cell !== 'number' || typeof expected !== 'number') return expect(cell).toBe(expected);
          const near = Math.max(Math.abs(expected), 0.01 * scale[column]!);
          expect(
            Math.abs(cell - expected) / (near || 1),
            `row ${i}, ${table.columns[column]}: ${cell}, built ${expected}`,
          ).toBeLessThanOrEqual(tolerance);
        }),
      );
    });
