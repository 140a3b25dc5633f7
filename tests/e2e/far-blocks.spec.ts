/** What is far from the window is laid out late: who follows a link, searches, prints or scrolls is not to notice. */
import { expect, test, type Page } from 'playwright/test';
import { twoFrames } from './frames.ts';
import { shiftsOf, watchShifts } from './shifts.ts';
import { isTurnOf, waiting } from '../turns.ts';

const lessons = ['momentum/', 'what-to-keep-in-mind/'];
const windows = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
/** Cumulative layout shift from the first line to the last. */
const largestShift = 0.01;

const idsOf = (page: Page) =>
  page
    .locator('.prose > :is(h2, h3)[id], .prose figure[id]')
    .evaluateAll((places) => places.map(({ id }) => id));

/** Waits until the place stands in the upper part of the window. */
const toStandAtTop = (page: Page, id: string) =>
  expect
    .poll(
      () =>
        page.evaluate((place) => {
          const { top } = document.getElementById(place)!.getBoundingClientRect();
          return top > -1 && top < innerHeight / 3 ? 'at the top' : `${top} px below the top`;
        }, id),
      { message: `where #${id} stands` },
    )
    .toBe('at the top');

const follow = (page: Page, id: string) =>
  page.evaluate((place) => {
    const link = document.querySelector('main')!.appendChild(document.createElement('a'));
    link.href = `#${place}`;
    link.click();
  }, id);

/** What is painted of far blocks outside of their edges and the margin around these. */
const clipped = (page: Page) =>
  page.evaluate(() => {
    const hasOwnWords = (element: Element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim() !== '',
      );
    const isPainted = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest(
        '.visually-hidden, .katex-mathml, .pstrut, .hide-tail, clipPath, [clip-path], dialog',
      ) &&
      // Only what paints by itself: the boxes around a fraction's parts are larger than these.
      (element.matches('input, button, svg :not(:has(*))') || hasOwnWords(element));
    const blocks = [...document.querySelectorAll('.prose > *')].filter(
      (block) => getComputedStyle(block).contentVisibility === 'auto',
    );
    const outside = blocks.flatMap((block) => {
      const margin = parseFloat(getComputedStyle(block).overflowClipMargin);
      const edges = block.getBoundingClientRect();
      return [...block.querySelectorAll('*')].filter(isPainted).filter((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return (
          left < edges.left - margin ||
          right > edges.right + margin ||
          top < edges.top - margin ||
          bottom > edges.bottom + margin
        );
      });
    });
    return { blocks: blocks.length, outside: outside.map(({ outerHTML }) => outerHTML.slice(0, 100)) };
  });

for (const [i, path] of lessons.entries())
  for (const [j, size] of windows.entries()) {
    // Each lesson in a window of its own, its places in turns; in the other window, in npm run test:all, all places.
    const waits = i % windows.length !== j;
    test.describe(`/${path} at ${size.width} px`, { tag: waits ? waiting : [] }, () => {
      test.use({ viewport: size });

      test('a link to any place of it leads there, on the page or from another, and so it stays when the page is reloaded', async ({
        page,
      }) => {
        await page.goto(path);
        const ids = await idsOf(page);
        for (const id of ids.filter((_, index) => waits || isTurnOf(index, ids.length))) {
          // A page that has not been scrolled through knows none of its heights.
          await page.goto('about:blank');
          await page.goto(path);
          await follow(page, id);
          await toStandAtTop(page, id);
          await page.goto('about:blank');
          await page.goto(`${path}#${id}`);
          await toStandAtTop(page, id);
          await page.reload();
          await toStandAtTop(page, id);
        }
      });

      test('Back leads to where one was', async ({ page }) => {
        await page.goto(path);
        const id = (await idsOf(page)).at(-2)!;
        await follow(page, id);
        await toStandAtTop(page, id);
        await page.goto('figures/');
        await page.goBack();
        await toStandAtTop(page, id);
      });

      test('its last paragraph is found, and selected with all the rest', async ({ page }) => {
        await page.goto(path);
        const last = page.locator('.prose > p').last();
        const words = (await last.textContent())!.trim().split(/\s+/).slice(0, 4).join(' ');
        expect(
          await page.evaluate(
            (searched) => (window as unknown as { find(text: string): boolean }).find(searched),
            words,
          ),
        ).toBe(true);
        await expect(last).toBeInViewport();
        await page.reload();
        const selected = await page.evaluate(() => {
          getSelection()!.selectAllChildren(document.querySelector('.prose')!);
          return getSelection()!.toString();
        });
        expect(selected).toContain(words);
      });

      test('it stands still while one scrolls through it, and none of it is cut off', async ({ page }) => {
        await page.goto(path, { waitUntil: 'networkidle' });
        await page.evaluate(() => document.fonts.ready.then(() => {}));
        await watchShifts(page);
        await scrollThrough(page);
        const shift = (await shiftsOf(page)).reduce((sum, value) => sum + value, 0);
        expect(shift).toBeLessThanOrEqual(largestShift);
        const { blocks, outside } = await clipped(page);
        expect(blocks).toBeGreaterThan(0);
        expect(outside).toEqual([]);
      });

      test('all of it is printed', async ({ page }) => {
        await page.emulateMedia({ media: 'print' });
        await page.goto(path);
        const height = () => page.evaluate(() => document.documentElement.scrollHeight);
        const printed = await height();
        await page.evaluate(() => document.documentElement.removeAttribute('data-afresh'));
        expect(printed).toBe(await height());
      });
    });
  }

test('a link leads to its place smoothly, too', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  for (const path of lessons) {
    await page.goto(path);
    const id = (await idsOf(page)).at(-2)!;
    await follow(page, id);
    await toStandAtTop(page, id);
  }
});

/** By a fifth of a window in each frame. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
      scrollBy({ top: innerHeight / 5, behavior: 'instant' });
      await frame();
    }
  });
  await twoFrames(page);
}
