/** A run along its time: scrubbed by key and by pointer; and nothing runs that nobody sees. */
import { expect, test, type Page } from 'playwright/test';
import { twoFrames } from './frames.ts';
import { setTo } from './knobs.ts';
import { expectSteps, openFigure, recompute, tableOf } from './live-figure.ts';
import { slowWorkers } from './slow-workers.ts';
import { overhearWorkers } from './worker-talk.ts';

/** Makes the page believe that its tab is hidden, or seen again. */
const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

test('the time line moves the figure along its run, and says where it stands', async ({ page }) => {
  const figure = await openFigure(page, 'figures/momentum/');
  const time = figure.getByRole('slider', { name: 'Time' });
  await time.fill('100');
  await expect(time).toHaveAttribute('aria-valuetext', 'step 75 of 150');
  await expectSteps(figure, 76);
  await time.press('Home');
  await expectSteps(figure, 1);
  await time.press('End');
  await expectSteps(figure, 151);
  await expect(time).toHaveAttribute('aria-valuetext', 'step 150 of 150');
});

test('the finding is of the whole run, wherever the time stands', async ({ page }) => {
  const figure = await openFigure(page, 'figures/momentum/');
  await figure.getByRole('slider', { name: 'Time' }).fill('10');
  await expect(figure.locator('.claim')).toContainText('at step 20');
});

test('a hidden tab does not play, and does not train; seen again it goes on', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const talk = await overhearWorkers(page);
  const figure = await openFigure(page, 'figures/momentum-retuned/');
  await recompute(figure);
  const asked = await talk.asked();
  await figure.getByRole('button', { name: 'Play' }).click();
  await setHidden(page, true);
  await expect(figure.locator('[data-action=play]')).toHaveText('Play');
  await figure.locator('input[name=seed]').fill('7');
  await twoFrames(page);
  await expect(figure).toHaveAttribute('data-state', 'running');
  expect(await talk.asked()).toEqual(asked);
  await setHidden(page, false);
  await expect(figure).toHaveAttribute('data-state', 'done');
});

test('a tab hidden while it trains stops, and seen again begins anew', async ({ page }) => {
  await slowWorkers(page);
  const talk = await overhearWorkers(page);
  const figure = await openFigure(page, 'figures/random-search/');
  await figure.locator('input[name=seed]').fill('7');
  // Not only asked for: what has not begun waits for the reader.
  await expect.poll(async () => (await talk.asked()).length).toBeGreaterThan(0);
  await setHidden(page, true);
  await expect(figure).toHaveAttribute('data-state', 'ready');
  await setHidden(page, false);
  await expect(figure).toHaveAttribute('data-state', 'done');
});

test('moved while it computes, the time line stays where it was put, and the computation goes on', async ({
  page,
}) => {
  await slowWorkers(page);
  const talk = await overhearWorkers(page);
  const figure = await openFigure(page, 'figures/random-search/');
  await figure.locator('input[name=seed]').fill('7');
  const time = figure.getByRole('slider', { name: 'Time' });
  await time.focus();
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowLeft');
  await expect(time).toHaveValue('195');
  await expect(figure).toHaveAttribute('data-state', 'done');
  await expect(time).toHaveValue('195');
  expect((await talk.asked()).filter(({ ask }) => ask === 'abort')).toEqual([]);
});

test('settings that come by Back wait until their figure is in sight', async ({ page }) => {
  await page.goto('momentum/');
  const far = page.locator('live-figure[data-id=momentum-retuned]');
  await far.scrollIntoViewIfNeeded();
  await expect(far).toHaveAttribute('data-state', 'ready');
  await page.evaluate(() => {
    scrollTo(0, 0);
    history.pushState(null, '', '?momentum-retuned.seed=9');
  });
  await expect(far).not.toBeInViewport();
  // The figure is told so with the frame.
  await twoFrames(page);
  await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
  await twoFrames(page);
  await expect(far).toHaveAttribute('data-state', 'running');
  expect(page.workers()).toEqual([]);
  await far.scrollIntoViewIfNeeded();
  await expect(far).toHaveAttribute('data-state', 'done');
});

test('a knob turned on the way moves the future of a run and not its past; a link brings it back', async ({
  page,
}) => {
  const figure = await openFigure(page, 'figures/network-in-training/');
  await recompute(figure);
  const before = (await tableOf(figure))!;
  const button = figure.getByRole('button', { name: 'Change from here' });
  await expect(button, 'at its end').toHaveAttribute('aria-disabled', 'true');
  await figure.getByRole('slider', { name: 'Time' }).fill('100');
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  const told = (await figure.locator('.notice').textContent())!;
  const step = Number(/from step (\d+) on/.exec(told)![1]);
  const rate = figure.locator('input[name=learningRate]');
  await setTo(rate, (await rate.getAttribute('min'))!);
  await expect(figure).toHaveAttribute('data-state', 'done');
  const after = (await tableOf(figure))!;
  const steps = before.rows.map(([at]) => Number(at));
  const isAsBefore = before.rows.map((row, i) => String(row) === String(after.rows[i]));
  expect(isAsBefore).toEqual(steps.map((at) => at <= step));

  // The address follows a little later.
  await expect(page).toHaveURL(/changes/);
  await page.goto(page.url());
  await expect.poll(() => tableOf(figure)).toEqual(after);
  await figure.getByRole('button', { name: 'Restore settings' }).click();
  await recompute(figure);
  expect(await tableOf(figure)).toEqual(before);
});
