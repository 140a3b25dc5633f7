/** On a phone a drawing stays in view while its knobs are turned, and hides nothing that is read or pressed. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { Finger, phone } from './finger.ts';
import { openFigure } from './live-figure.ts';

const viewport = { width: 390, height: 844 };
/** The most of the screen's height that a drawing may keep. */
const mostHeld = 0.45;
/** A share of a pixel may be missing. */
const whole = 0.99;

test.use({ ...phone, viewport });

const stageOf = (figure: Locator) => figure.locator('.stage');

/** How far down the screen the drawing reaches. */
const heldIn = (figure: Locator) =>
  stageOf(figure).evaluate((stage) => Math.max(0, stage.getBoundingClientRect().bottom));

/** Scrolls so that an element begins so far down the screen. */
const bringTo = (element: Locator, top: number) =>
  element.evaluate((it, at) => {
    scrollTo({ top: scrollY + it.getBoundingClientRect().top - at, behavior: 'instant' });
  }, top);

/** Whether it is what a finger would touch at its middle. */
const isOnTop = (element: Locator) =>
  element.evaluate((it) => {
    const { left, top, width, height } = it.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return found === it || it.contains(found);
  });

/** A figure of the momentum lesson, its last slider far down the screen: the drawing would be above it. */
async function scrolledPast(page: Page, id: string): Promise<Locator> {
  const figure = await openFigure(page, 'momentum/', id);
  await bringTo(figure.locator('.slider input').last(), viewport.height - 100);
  return figure;
}

test('a finger turns the last knob, and the whole drawing is seen to change', async ({ page }) => {
  const figure = await scrolledPast(page, 'momentum');
  const slider = figure.locator('.slider input').last();
  await bringTo(slider, viewport.height / 2 + 20);
  await expect(stageOf(figure)).toBeInViewport({ ratio: whole });
  expect(await isOnTop(slider)).toBe(true);
  const before = await figure.locator('.claim').textContent();
  const { x, y, width, height } = (await slider.boundingBox())!;
  const [from, to] = [0.85, 0.4].map((share) => ({ x: x + share * width, y: y + height / 2 }));
  await (await Finger.on(page)).drag(from!, to!);
  await expect(figure.locator('.claim')).not.toHaveText(before!);
  await expect(stageOf(figure)).toBeInViewport({ ratio: whole });
});

test('of a high drawing the lower part stays, in less than half of the screen', async ({ page }) => {
  const figure = await scrolledPast(page, 'momentum-on-a-quadratic');
  const { height } = (await stageOf(figure).boundingBox())!;
  expect(height).toBeGreaterThan(mostHeld * viewport.height);
  await bringTo(figure.locator('.transport'), viewport.height * 0.6);
  expect(await heldIn(figure)).toBeLessThanOrEqual(mostHeld * viewport.height + 1);
  expect(await heldIn(figure)).toBeGreaterThan(mostHeld * viewport.height - 1);
});

test('the caption is not below it, nor is what Tab reaches', async ({ page }) => {
  const figure = await scrolledPast(page, 'momentum-on-a-quadratic');
  await bringTo(figure.locator('figcaption'), 10);
  expect(await heldIn(figure)).toBeLessThanOrEqual(10);
  expect(await isOnTop(figure.locator('figcaption .title'))).toBe(true);
  const controls = figure.locator('form :is(button, input, select):visible');
  // From below, as Shift and Tab come.
  for (let i = (await controls.count()) - 1; i >= 0; i--) {
    await controls.nth(i).focus();
    const { y } = (await controls.nth(i).boundingBox())!;
    expect(y).toBeGreaterThanOrEqual(await heldIn(figure));
  }
});

test.describe('on its side', () => {
  test.use({ viewport: { width: viewport.height, height: viewport.width } });

  test('a phone is too low for it', async ({ page }) => {
    const figure = await openFigure(page, 'momentum/', 'momentum');
    await bringTo(figure.locator('.transport'), 50);
    expect(await heldIn(figure)).toBe(0);
  });
});
