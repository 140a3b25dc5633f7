/** What axe finds wrong with a page. */
import axe from 'axe-core';
import { expect, type Page } from 'playwright/test';

/** Rules whose verdict depends on the colours; the others say the same in light and dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

interface Asked {
  /** A selector of what it looks at; without it, the whole page. */
  part?: string | undefined;
  /** The rules that it asks; without them, all. */
  rules?: readonly string[] | undefined;
}

/** What it finds, a line for each rule that is broken. */
export async function violationsOf(page: Page, asked: Asked = {}): Promise<string[]> {
  await bring(page);
  return page.evaluate(async ({ part, rules }) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(part ?? document, {
      // To ask for what is wrong and for nothing else is several times quicker than all that it can tell.
      resultTypes: ['violations'],
      ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
    );
  }, asked);
}

/** Brings axe into the page and its frames, once: it is half a megabyte, and to read it takes as long as to ask it. */
async function bring(page: Page): Promise<void> {
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
}

/** All rules in light, those of colour in dark too; of the whole page or of a part of it. */
export async function expectNoViolations(page: Page, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    const rules = colorScheme === 'dark' ? rulesOfColour : undefined;
    expect(await violationsOf(page, { part, rules }), colorScheme).toEqual([]);
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
