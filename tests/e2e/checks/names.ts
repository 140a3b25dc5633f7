import { expect } from 'playwright/test';
import type { Check } from './visit.ts';

export const names: Check = {
  name: 'every figure has a name and a description, every control a name, a value and its unit',
  async run({ page }) {
    for (const figure of await page.locator('live-figure > figure').all()) {
      await expect(figure).toHaveAccessibleName(/\w{3}/);
      const drawing = figure.locator('svg.drawing:visible');
      await expect(drawing).toHaveAccessibleName(/\w{3}/);
      await expect(drawing).toHaveAccessibleDescription(/.{60}/);
      for (const control of await figure.locator('form :is(input, select, button):visible').all())
        await expect(control).toHaveAccessibleName(/\S/);
      const untold = await figure
        .locator('form input[type=range]')
        .evaluateAll((ranges) =>
          ranges
            .filter((range) => !range.ariaValueText?.trim())
            .map(({ outerHTML }) => outerHTML.slice(0, 80)),
        );
      expect(untold).toEqual([]);
    }
  },
};
