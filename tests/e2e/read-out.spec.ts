/** Values read off a drawing, by pointer and by keys: the same numbers as in the table, over the drawing and not in it. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { expectNoViolations } from './axe.ts';
import { setTo } from './knobs.ts';
import { openFigure, recompute, tableOf } from './live-figure.ts';
import { shiftsOf, watchShifts } from './shifts.ts';

const path = 'figures/four-learning-rates/';

const stage = (figure: Locator) => figure.locator('.stage');
const box = (figure: Locator) => figure.locator('.read-box');
const drawing = (figure: Locator) => figure.locator('.stage svg.drawing:visible');

/** The figure with its values ready to be read. */
async function openReadable(page: Page): Promise<Locator> {
  const figure = await openFigure(page, path);
  await expect(stage(figure)).toHaveAttribute('tabindex', '0');
  return figure;
}

/** What is read is there, and of the whole run. */
async function expectReading(figure: Locator): Promise<void> {
  await expect(box(figure)).toBeVisible();
  await expect(figure).toHaveAttribute('data-state', 'done');
}

/** Moves the pointer to a share of the drawing's width and height. */
async function pointAt(page: Page, figure: Locator, across = 0.4, down = 0.5): Promise<void> {
  const { x, y, width, height } = (await drawing(figure).boundingBox())!;
  await page.mouse.move(x + across * width - 3, y + down * height);
  await page.mouse.move(x + across * width, y + down * height);
}

/** What is read: the step, and each line's value by its name. */
async function reading(figure: Locator): Promise<{ step: number; values: [string, string][] }> {
  const place = await box(figure).locator('p').innerText();
  const items = await box(figure)
    .locator('li')
    .evaluateAll((all) =>
      all.map((item): [string, string] => [
        item.querySelector('span')!.textContent!,
        item.querySelector('b')!.textContent!,
      ]),
    );
  return { step: Number(/^step (\d+)$/.exec(place)![1]), values: items };
}

test('the pointer gives the numbers of the table', async ({ page }) => {
  const figure = await openReadable(page);
  await pointAt(page, figure);
  await expectReading(figure);
  const { step, values } = await reading(figure);
  const table = (await tableOf(figure))!;
  const row = table.rows.find(([at]) => at === step)!;
  expect(values.length).toBeGreaterThanOrEqual(3);
  for (const [name, value] of values) {
    const column = table.columns.findIndex((title) => title.endsWith(`, ${name}`));
    expect(Number(value), name).toBe(Number(Number(row[column]).toPrecision(5)));
  }
  // From the uppermost line down.
  const heights = values.map(([, value]) => Number(value));
  expect(heights).toEqual([...heights].sort((a, b) => b - a));
});

test('it vanishes with the pointer, and what it stood over is as it was', async ({ page }) => {
  const figure = await openReadable(page);
  await recompute(figure);
  const [drawn, height] = [await drawing(figure).innerHTML(), (await figure.boundingBox())!.height];
  await watchShifts(page);
  await pointAt(page, figure);
  await expect(box(figure)).toBeVisible();
  expect(await drawing(figure).innerHTML()).toBe(drawn);
  expect((await figure.boundingBox())!.height).toBe(height);
  await page.mouse.move(2, 2);
  await expect(box(figure)).toBeHidden();
  expect(await shiftsOf(page)).toEqual([]);
});

test('with the keys reading goes from value to value, and is announced', async ({ page }) => {
  const figure = await openReadable(page);
  await stage(figure).focus();
  await page.keyboard.press('ArrowRight');
  await expectReading(figure);
  const first = await reading(figure);
  expect(first.step).toBe(0);
  await page.keyboard.press('ArrowRight');
  const second = await reading(figure);
  expect(second.step).toBeGreaterThan(0);
  const told = `step ${second.step}: ${second.values.map((pair) => pair.join(' ')).join('; ')}`;
  await expect(figure.locator('.read-status')).toHaveText(told);
  await page.keyboard.press('ArrowLeft');
  expect(await reading(figure)).toEqual(first);
  await page.keyboard.press('Escape');
  await expect(box(figure)).toBeHidden();
  await expect(stage(figure)).toBeFocused();
});

test('a reading stays while the figure is drawn anew, and tells the new values', async ({ page }) => {
  const figure = await openReadable(page);
  await recompute(figure);
  await pointAt(page, figure);
  const before = await reading(figure);
  await setTo(figure.locator('input[name=seed]'), '2');
  await expect(figure).toHaveAttribute('data-state', 'running');
  await expect(figure).toHaveAttribute('data-state', 'done');
  const after = await reading(figure);
  expect(after.step).toBe(before.step);
  expect(after.values).not.toEqual(before.values);
});

test('a handle has the pointer before the values do', async ({ page }) => {
  const figure = await openFigure(page, 'figures/momentum/');
  await recompute(figure);
  const handle = (await figure.locator('svg.drawing:visible [data-handle] .knob').boundingBox())!;
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await expect(box(figure)).toBeHidden();
  await page.mouse.down();
  await page.mouse.move(handle.x + 60, handle.y + 30, { steps: 5 });
  await expect(box(figure)).toBeHidden();
  await page.mouse.up();
  await expect.poll(() => new URL(page.url()).search).toContain('momentum.start');
});

test('a map gives the value under the pointer', async ({ page }) => {
  const figure = await openFigure(page, 'figures/momentum/');
  await recompute(figure);
  await expect(stage(figure)).toHaveAttribute('tabindex', '0');
  const map = (await figure.locator('svg.drawing:visible .contours .lowest').first().boundingBox())!;
  await page.mouse.move(map.x + map.width / 2, map.y + map.height * 0.3);
  await expect(box(figure).locator('li b')).toHaveText(/\d/);
  await expect(figure.locator('.read-rule.level')).toBeVisible();
});

test('on a heat map an arrow key goes to the next cell, and stays at the rim', async ({ page }) => {
  const figure = await openFigure(page, 'figures/learning-rate-and-batch-size/');
  await recompute(figure);
  const place = box(figure).locator('p');
  await stage(figure).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  await expect(place).toHaveText(/α 0\.001, .*B 32$/);
  await page.keyboard.press('ArrowRight');
  await expect(place).toHaveText(/α 0\.0018, .*B 32$/);
  await page.keyboard.press('ArrowUp');
  await expect(place).toHaveText(/α 0\.0018, .*B 64$/);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(place).toHaveText(/α 10, .*B 64$/);
});

test('one trial has a ring in every view that has it, by pointer and by keys', async ({ page }) => {
  const figure = await openFigure(page, 'figures/one-study/');
  await recompute(figure);
  const rings = figure.locator('.read-rings circle');
  const history = (await figure
    .locator('svg.drawing:visible .history .dots.best circle')
    .first()
    .boundingBox())!;
  await page.mouse.move(history.x + history.width / 2, history.y + history.height / 2);
  await expect(box(figure).locator('p')).toHaveText(/^trial \d+$/);
  // History, map and five slices have one place each, the parallel axes six.
  await expect(rings).toHaveCount(13);
  await page.mouse.move(2, 2);
  await stage(figure).focus();
  await page.keyboard.press('ArrowRight');
  await expect(box(figure).locator('p')).toHaveText('trial 1');
  await page.keyboard.press('ArrowDown');
  await expect(box(figure).locator('p')).toHaveText('trial 1');
  await expect(rings).toHaveCount(13);
  await expect(figure.locator('.read-status')).toHaveText(/^trial 1: .*learning rate α/);
});

test('axe finds nothing while values are read', async ({ page }) => {
  const figure = await openReadable(page);
  await stage(figure).focus();
  await page.keyboard.press('ArrowRight');
  await expect(box(figure)).toBeVisible();
  await expectNoViolations(page);
});

test('on paper no reading is left', async ({ page }) => {
  const figure = await openReadable(page);
  await pointAt(page, figure);
  await expect(box(figure)).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(box(figure)).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('a tap reads, within the page’s width; a tap elsewhere ends it', async ({ page }) => {
    const figure = await openReadable(page);
    await drawing(figure).tap();
    await expectReading(figure);
    const { x: left, width: boxWidth } = (await box(figure).boundingBox())!;
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + boxWidth).toBeLessThanOrEqual(360);
    await figure.locator('figcaption').tap();
    await expect(box(figure)).toBeHidden();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the drawing is a picture: nothing in it takes the focus', async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('live-figure .stage')).not.toHaveAttribute('tabindex');
  });
});
