/** What in a lesson's text follows a figure: values, settings, predictions, tasks. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { hold } from './held.ts';
import { openFigure } from './live-figure.ts';
import { builtPage, lessonPaths } from './site.ts';
import { workerFiles } from './slow-workers.ts';

type Option = { says: string; when: Record<string, unknown> };

/** The options of a choosing prediction, and the one that the figure shows, found by asking it. */
async function answered(prediction: Locator, guess: number): Promise<string> {
  await prediction.locator('input[type=radio]').nth(guess).check();
  await prediction.getByRole('button', { name: 'Run it' }).click();
  await expect(prediction).toHaveAttribute('data-state', 'answered');
  return (await prediction.locator('.comparison').textContent())!;
}

const choosing = (page: Page) => page.locator('figure-prediction:not(:has(svg.expected))');

test('a value follows its figure, says when it has moved, and a pinned one stays', async ({ page }) => {
  const path = lessonPaths.find((lesson) => builtPage(lesson).includes('data-follows'));
  if (path) {
    await page.goto(path);
    const value = page.locator('figure-value[data-follows]').first();
    const id = (await value.getAttribute('data-figure'))!;
    const pinned = page.locator(`figure-value:not([data-follows])[data-figure="${id}"]`);
    const stays = await pinned.allTextContents();
    const figure = page.locator(`live-figure[data-id="${id}"]`);
    await figure.scrollIntoViewIfNeeded();
    await figure.locator('form input[type=range]:not(.time)').first().press('ArrowRight');
    await expect(figure).toHaveAttribute('data-state', 'done');
    await expect(value).toHaveAttribute('data-moved');
    expect(await pinned.allTextContents()).toEqual(stays);
    return;
  }
  // Every number of the book may be pinned to settings that its sentence names.
  await page.goto('momentum/');
  const pinned = page.locator('figure-value[data-figure=momentum]');
  const stays = await pinned.allTextContents();
  expect(stays.length).toBeGreaterThan(0);
  const figure = await openFigure(page, 'momentum/', 'momentum');
  await figure.locator('input[name=beta]').press('ArrowLeft');
  await expect(figure).toHaveAttribute('data-state', 'done');
  expect(await pinned.allTextContents()).toEqual(stays);
});

test('a setting in the text sets the knobs, is marked while they stand so, and is a link without scripts', async ({
  page,
  browser,
}) => {
  await page.goto('momentum/');
  const setting = page.locator('figure-setting[data-figure=momentum] a', { hasText: 'β = 0.71' }).first();
  const figure = page.locator('live-figure[data-id=momentum]');
  await setting.click();
  await expect(figure.locator('.claim')).toContainText('at step 143');
  await expect(setting).toHaveAttribute('aria-current', 'true');
  await expect(figure.locator('.stage')).toBeInViewport();
  await figure.locator('input[name=beta]').press('ArrowLeft');
  await expect(setting).not.toHaveAttribute('aria-current');
  const href = (await setting.getAttribute('href'))!;
  const other = await browser.newPage({ javaScriptEnabled: false });
  await other.goto(new URL(href, page.url()).href);
  await expect(other.locator('live-figure[data-id=momentum] .stage')).toBeInViewport();
  await other.close();
});

test('a number in a sentence turns its slider, by keys and by dragging, and follows it', async ({ page }) => {
  await page.goto('write/setting/');
  const turn = page.locator('figure-turn[data-knob=beta]');
  await turn.scrollIntoViewIfNeeded();
  await expect(turn).toHaveAttribute('role', 'slider');
  const figure = page.locator(`live-figure[data-id="${await turn.getAttribute('data-figure')}"]`);
  const slider = figure.locator('input[name=beta]');
  await expect(turn).toHaveAccessibleName(/^Momentum, of “Momentum on/);
  await turn.press('ArrowLeft');
  await expect(turn).toHaveText('0.85');
  await expect(figure.locator('.claim')).toContainText('β = 0.85');
  await turn.press('Shift+ArrowLeft');
  await expect(turn).toHaveText('0.75');
  await turn.press('Home');
  await expect(turn).toHaveText('0.00');
  await slider.press('End');
  await expect(turn).toHaveText('0.99');
  await expect(turn).toHaveAttribute('aria-valuetext', '0.99');

  const { x, y, width, height } = (await turn.boundingBox())!;
  const [middle, level] = [x + width / 2, y + height / 2];
  await page.mouse.move(middle, level);
  await page.mouse.down();
  await page.mouse.move(middle - 60, level, { steps: 4 });
  await page.mouse.up();
  await expect(turn).toHaveText('0.79');
  await expect(slider).toHaveValue(await turn.getAttribute('aria-valuenow').then(String));
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
});

test('words light their line, and the line lights its words', async ({ page }) => {
  await page.goto('write/mark/');
  const words = page.locator('figure-mark').first();
  const color = (await words.getAttribute('data-colors'))!.split(' ')[0]!;
  const id = await words.getAttribute('data-figure');
  const figure = page.locator(`live-figure[data-id="${id}"]`);
  await words.scrollIntoViewIfNeeded();
  const own = figure.locator(`.drawing:visible .stroke[stroke="${color}"]`).first();
  const other = figure.locator(`.drawing:visible .stroke[stroke^="var(--"]:not([stroke="${color}"])`).first();
  const opacityOf = (mark: Locator) => mark.evaluate((it) => Number(getComputedStyle(it).opacity));
  await expect(async () => {
    await words.locator('a').blur();
    await words.locator('a').focus();
    expect(await opacityOf(other)).toBeLessThan(0.5);
  }).toPass();
  expect(await opacityOf(own)).toBe(1);
  await words.locator('a').blur();
  expect(await opacityOf(other)).toBe(1);
  await expect(words).not.toHaveAttribute('data-lit');
  await figure.locator(`.drawing:visible .words[fill="${color}"]`).first().hover();
  await expect(words).toHaveAttribute('data-lit');
  await words.locator('a').hover();
  await expect(words).not.toHaveAttribute('data-lit');
});

test('a symbol of a formula has the colour of its line, and each lights the other', async ({ page }) => {
  await page.goto('write/mark/');
  const symbol = page.locator('marked-formula .mark').first();
  const figure = page.locator(`live-figure[data-id="${await symbol.getAttribute('data-figure')}"]`);
  const color = (await symbol.getAttribute('data-colors'))!.split(' ')[0]!;
  const other = figure.locator(`.drawing:visible .stroke[stroke^="var(--"]:not([stroke="${color}"])`).first();
  const opacityOfOther = () => other.evaluate((it) => Number(getComputedStyle(it).opacity));
  const look = await symbol.evaluate((it) => {
    const { color, borderBlockEndColor } = getComputedStyle(it);
    return { color, below: borderBlockEndColor, around: getComputedStyle(it.closest('.katex')!).color };
  });
  expect(look.color).not.toBe(look.around);
  expect(look.below).toBe(
    await figure
      .locator(`.drawing:visible .stroke[stroke="${color}"]`)
      .first()
      .evaluate((it) => getComputedStyle(it).stroke),
  );
  await expect(async () => {
    await page.mouse.move(0, 0);
    await symbol.hover();
    expect(await opacityOfOther()).toBeLessThan(0.5);
  }).toPass();
  await figure.locator(`.drawing:visible .words[fill="${color}"]`).first().hover();
  await expect(symbol).toHaveAttribute('data-lit');
  expect(await opacityOfOther()).toBe(1);
});

test('the library whose code is chosen is shown in all tabs of the book, and after a reload', async ({
  page,
}) => {
  await page.goto('momentum/');
  const tabs = page.locator('library-tabs').first();
  await tabs.scrollIntoViewIfNeeded();
  await expect(tabs).toHaveAttribute('data-ready');
  await tabs.getByRole('radio', { name: 'Keras' }).check();
  await expect(tabs.locator('.library:visible')).toContainText('keras.optimizers');
  for (const path of ['momentum/', 'learning-rate-decay/', 'what-to-keep-in-mind/']) {
    await page.goto(path);
    for (const group of await page.locator('library-tabs').all()) {
      await group.scrollIntoViewIfNeeded();
      await expect(group.locator('input:checked')).toHaveValue('Keras');
      await expect(group.locator('.library:visible')).toHaveCount(1);
    }
  }
});

test('a prediction needs a guess; right or wrong, it is compared with what the figure shows', async ({
  page,
}) => {
  await page.goto('momentum/');
  const prediction = choosing(page).first();
  await prediction.scrollIntoViewIfNeeded();
  const run = prediction.getByRole('button', { name: 'Run it' });
  await expect(run).toBeDisabled();
  await run.dispatchEvent('click');
  await expect(prediction).toHaveAttribute('data-state', 'open');
  await expect(prediction.locator('.comparison')).toHaveText('');
  await expect(prediction.locator('.answer')).toBeHidden();

  const options = JSON.parse((await prediction.getAttribute('data-options'))!) as Option[];
  const told: string[] = [];
  for (const guess of options.keys()) told.push(await answered(prediction, guess));
  expect(told.filter((text) => text.startsWith('Just as you said'))).toHaveLength(1);
  expect(told.filter((text) => text.startsWith('You expected'))).toHaveLength(options.length - 1);
  const shown = new Set(told.map((text) => text.split('. The figure shows: ')[1]).filter(Boolean));
  expect(shown.size).toBe(1);
  await expect(prediction.locator('.answer')).toBeVisible();
});

test('a prediction whose run is stopped, or overtaken by a knob, can be run again', async ({ page }) => {
  await page.goto('momentum/');
  const prediction = choosing(page).first();
  const id = (await prediction.getAttribute('data-figure'))!;
  const figure = page.locator(`live-figure[data-id="${id}"]`);
  await prediction.locator('input[type=radio]').first().check();
  const release = await hold(page, workerFiles);
  await prediction.getByRole('button', { name: 'Run it' }).click();
  await expect(prediction).toHaveAttribute('data-state', 'asked');
  await figure.getByRole('button', { name: 'Stop' }).click();
  await expect(prediction).toHaveAttribute('data-state', 'guessed');
  await prediction.getByRole('button', { name: 'Run it' }).click();
  await figure.locator('form input[type=range]').first().press('ArrowLeft');
  await expect(prediction).toHaveAttribute('data-state', 'guessed');
  release();
  await prediction.getByRole('button', { name: 'Run it' }).click();
  await expect(prediction).toHaveAttribute('data-state', 'answered');
});

test('after a prediction one press goes back to the lesson’s settings: in the answer, and at the figure', async ({
  page,
}) => {
  await page.goto('momentum/');
  const prediction = choosing(page).first();
  const id = (await prediction.getAttribute('data-figure'))!;
  const figure = page.locator(`live-figure[data-id="${id}"]`);
  const claim = figure.locator('.claim');
  const lessons = await claim.textContent();
  for (const place of [prediction, figure]) {
    const back = place.getByRole('button', { name: 'Back to the lesson’s settings' });
    await expect(back).toBeHidden();
    await answered(prediction, 0);
    await expect(claim).not.toHaveText(lessons!);
    await back.focus();
    await back.press('Enter');
    await expect(claim).toHaveText(lessons!);
    await expect(back).toBeHidden();
    await expect(prediction).toHaveAttribute('data-state', 'answered');
    await expect(figure.locator('form :focus')).toHaveCount(1);
    await prediction.locator('input[type=radio]').nth(1).check();
  }
});

test('tasks are ticked off and counted; “Show me” gets there', async ({ page }) => {
  await page.goto('momentum/');
  const list = page.locator('.tasks').first();
  const solvable = list.locator('figure-task:has(figure-setting:last-child)');
  const all = await list.locator('figure-task').count();
  await expect(list.locator('.tick').first()).toHaveAttribute('aria-label', 'To do:');
  await solvable.first().getByText('Show me').click();
  await expect(solvable.first()).toHaveAttribute('data-state', 'done');
  await expect(solvable.first().locator('.tick')).toHaveAttribute('aria-label', 'Done:');
  await expect(list.locator('.count')).toContainText(new RegExp(`^[1-9] of ${all} done$`));
});

test('without scripts the answers can be opened, and nothing asks to be pressed', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${baseURL}momentum/`);
  const prediction = choosing(page).first();
  await expect(prediction.getByRole('button')).toHaveCount(0);
  await prediction.getByText('The answer').click();
  await expect(prediction.locator('.right')).toBeVisible();
  await page.close();
});
