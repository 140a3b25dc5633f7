import { expect } from 'playwright/test';
import type { Check } from './visit.ts';

/** Presses of Tab beyond the number of controls, in which none may come that is not counted. */
const presses = 12;

export const keyboard: Check = {
  name: 'the figure’s controls are reached with Tab, and those alone',
  kinds: ['figure', 'embed'],
  async run({ page }) {
    const figure = page.locator('live-figure');
    const wanted = await figure
      .locator(':is(a[href], input:not([type=radio]), select, button, summary, [tabindex="0"])')
      .evaluateAll(
        (all) => all.filter((element) => element.checkVisibility({ visibilityProperty: true })).length,
      );
    // From a place right before the figure, whatever else the page has above it.
    await figure.evaluate((host) => {
      const start = document.createElement('span');
      start.tabIndex = -1;
      host.before(start);
      start.focus();
      // Marked, not numbered: what a figure shows when it is reached comes among its elements.
      host.addEventListener('focusin', ({ target }) => {
        const element = target as HTMLElement;
        if (!element.matches('[type=radio]')) element.dataset['reached'] = '';
      });
    });
    for (let press = 0; press < wanted + presses; press++) await page.keyboard.press('Tab');
    await expect(figure.locator('[data-reached]')).toHaveCount(wanted);
  },
};
