/** What axe finds wrong with a page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** Rules whose verdict depends on the colours; the others say the same in light and dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/**
 * Asks axe for what is wrong and for nothing else; that is several times quicker than all that it can tell. Its other
 * mode gathers the results in a page of its own, for frames of other sites, of which the book has none.
 */
export const axeOf = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

/** What it finds, a line for each rule that is broken. */
export async function violationsOf(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  );
}

/** All rules in light, those of colour in dark too; of the whole page or of a part of it. */
export async function expectNoViolations(page: Page, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    const builder = axeOf(page);
    if (part !== undefined) builder.include(part);
    if (colorScheme === 'dark') builder.withRules(rulesOfColour);
    expect(await violationsOf(builder), colorScheme).toEqual([]);
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
