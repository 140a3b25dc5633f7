import { join } from 'node:path';
import { expect } from 'playwright/test';
import { site } from '../sites.ts';
import { compressedSize } from './compressed.ts';
import type { Check, Visit } from './visit.ts';

/**
 * Brotli bytes of script when a page has loaded, when it has woken a figure that stands on its first screen, and when
 * the reader has scrolled past all its figures: its own and, with `<Training>`, a kind that a lesson configures.
 */
const budgets = { atLoad: 20_000, firstAwake: 38_000, awake: 70_000 };
/** Files that only a worker needs. */
const ofTheTrainer = /\/(tensorflow|compute|study|train|fused|reference|_virtual)[-._]/;

const scriptsOf = ({ responses }: Visit) =>
  responses.filter((response) => response.request().resourceType() === 'script');

function expectAtMost(visit: Visit, budget: number): void {
  const { folder, base } = site;
  const sizes = new Map<string, number>();
  for (const response of scriptsOf(visit)) {
    const { pathname } = new URL(response.url());
    sizes.set(pathname, compressedSize(join(folder, pathname.slice(base.length))));
  }
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  expect(total, JSON.stringify([...sizes], null, 1)).toBeLessThanOrEqual(budget);
}

export const scriptAtLoad: Check = {
  name: 'it loads little script',
  kinds: ['lesson'],
  async run(visit) {
    const awake = await visit.page.locator('live-figure:not([data-state="static"])').count();
    expectAtMost(visit, awake > 0 ? budgets.firstAwake : budgets.atLoad);
  },
};

export const scriptAwake: Check = {
  name: 'with all figures awake it has loaded little script, no trainer and no worker',
  kinds: ['lesson'],
  async run(visit) {
    expectAtMost(visit, budgets.awake);
    expect(
      scriptsOf(visit)
        .map((response) => response.url())
        .filter((url) => ofTheTrainer.test(url)),
    ).toEqual([]);
    expect(visit.page.workers().map((worker) => worker.url())).toEqual([]);
  },
};
