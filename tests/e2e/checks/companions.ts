import { expect, type Page } from 'playwright/test';
import { recompute } from '../live-figure.ts';
import { turnFor } from '../../turns.ts';
import type { Check } from './visit.ts';

export const companions: Check = {
  name: 'what follows a figure names one of the page',
  kinds: ['lesson'],
  async run({ page }) {
    expect(await namedButMissing(page)).toEqual([]);
  },
};

export const followed: Check = {
  name: 'numbers that follow one of its figures are those of its own settings: computed here, they stay what they were',
  kinds: ['lesson'],
  inTurns: true,
  async run({ page, index }) {
    const all = await followedFigures(page);
    if (all.length === 0) return;
    const id = turnFor(index, all);
    const values = page.locator(`figure-value[data-follows][data-figure="${id}"]`);
    const before = await values.allTextContents();
    const figure = page.locator(`live-figure[data-id="${id}"]`);
    await figure.scrollIntoViewIfNeeded();
    await recompute(figure);
    expect(await values.allTextContents()).toEqual(before);
    await expect(values.first()).not.toHaveAttribute('data-moved');
  },
};

/** Figures that something on the page follows or sets, though they are not there. A quoted number may be of another page. */
const namedButMissing = (page: Page) =>
  page.evaluate(() => {
    const all = <E extends HTMLElement>(selector: string) => [...document.querySelectorAll<E>(selector)];
    const here = all('live-figure').map(({ dataset }) => dataset['id']);
    return all('[data-figure]:not(figure-value:not([data-follows]))')
      .filter(({ dataset }) => !here.includes(dataset['figure']))
      .map(({ outerHTML }) => outerHTML.slice(0, 120));
  });

const followedFigures = (page: Page): Promise<string[]> =>
  page
    .locator('figure-value[data-follows]')
    .evaluateAll((all) => [...new Set(all.map((element) => (element as HTMLElement).dataset['figure']!))]);
