import { expect, type Locator } from 'playwright/test';
import { drawingOf } from '../drawing.ts';
import { recompute, tableOf, type Table } from '../live-figure.ts';
import type { Check } from './visit.ts';

export const recomputed: Check = {
  name: 'computed again, a figure is what it was at build time, drawing and numbers, to the last bit',
  kinds: ['figure', 'write'],
  inTurns: true,
  async run({ page, path, kind }) {
    for (const figure of await page.locator('live-figure').all()) await expectSame(figure);
    if (kind !== 'figure') return;
    const response = await page.request.get(`${path.replace(/\/$/, '')}.json`);
    const { table } = (await response.json()) as { table: Table };
    expect(await tableOf(page.locator('live-figure'))).toEqual(table);
  },
};

async function expectSame(figure: Locator): Promise<void> {
  await figure.scrollIntoViewIfNeeded();
  const built = await drawingOf(figure);
  const claim = await figure.locator('.claim').textContent();
  await recompute(figure);
  expect(await figure.locator('.notice').textContent()).toBe('');
  expect(await drawingOf(figure)).toEqual(built);
  expect(await figure.locator('.claim').textContent()).toBe(claim);
  expect((await tableOf(figure))!.rows.length).toBeGreaterThan(0);
}
