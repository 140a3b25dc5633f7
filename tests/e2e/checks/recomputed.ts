import { expect } from 'playwright/test';
import { drawingOf } from '../drawing.ts';
import { recompute, tableOf, type Table } from '../live-figure.ts';
import type { Check } from './visit.ts';

export const recomputed: Check = {
  name: 'computed again, the figure is what it was at build time, drawing and numbers, to the last bit',
  kinds: ['figure'],
  async run({ page, path }) {
    const figure = page.locator('live-figure');
    const built = await drawingOf(figure);
    const claim = await figure.locator('.claim').textContent();
    await recompute(figure);
    expect(await figure.locator('.notice').textContent()).toBe('');
    expect(await drawingOf(figure)).toEqual(built);
    expect(await figure.locator('.claim').textContent()).toBe(claim);
    const response = await page.request.get(`${path.replace(/\/$/, '')}.json`);
    const { table } = (await response.json()) as { table: Table };
    expect(await tableOf(figure)).toEqual(table);
  },
};
