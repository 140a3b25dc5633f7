import { expect } from 'playwright/test';
import type { Check } from './visit.ts';

const shortestDescription = 20;

export const head: Check = {
  name: 'it has one heading of the first rank, a title and a description',
  async run({ page, kind }) {
    await expect(page.locator('h1')).toHaveCount(1);
    expect(await page.title()).not.toBe('');
    if (kind === 'embed') return;
    const description = await page.locator('meta[name=description]').getAttribute('content');
    expect(description?.length).toBeGreaterThan(shortestDescription);
  },
};
