/** What axe finds wrong with a page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** Rules whose verdict depends on the colours; the others say the same in light and dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** All rules in light, those of colour in dark too. */
export async function expectNoViolations(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    const builder = new AxeBuilder({ page });
    const { violations } = await (
      colorScheme === 'light' ? builder : builder.withRules(rulesOfColour)
    ).analyze();
    expect(
      violations.map(
        ({ id, nodes }) =>
          `${colorScheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
      ),
    ).toEqual([]);
  }
}

/** Waits until what fades or moves has come to its end: half way, colours are not those of either end. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
