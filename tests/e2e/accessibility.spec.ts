/** The book for everyone: in every state of a figure, by keyboard alone, enlarged, in forced colours, as it is heard. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { expectNoViolations } from './axe.ts';
import { installClock, stopClock } from './clock.ts';
import { expectSteps, openFigure, recompute } from './live-figure.ts';
import { builtPage, lessonPaths } from './site.ts';
import { workerFiles } from './slow-workers.ts';

test.describe('axe finds nothing when a figure', () => {
  const states: [state: string, reach: (page: Page, figure: Locator) => Promise<void>][] = [
    ['is done', async (_, figure) => recompute(figure)],
    [
      'is running',
      async (page, figure) => {
        await page.route(workerFiles, () => undefined); // never answered
        await figure.locator('input[name=seed]').fill('2');
        await expect(figure).toHaveAttribute('data-state', 'running');
        await expect(figure.locator('.computing')).toBeVisible();
      },
    ],
    [
      'has diverged, against its finding',
      async (_, figure) => {
        await figure.locator('input[name=good]').fill('120');
        await expect(figure.locator('.finding')).toHaveAttribute('data-holds', 'false');
      },
    ],
    [
      'has failed',
      async (page, figure) => {
        await page.route(workerFiles, (route) => route.abort());
        await figure.locator('input[name=seed]').fill('2');
        await expect(figure).toHaveAttribute('data-state', 'failed');
      },
    ],
    [
      'is told something wrong',
      async (_, figure) => {
        await figure.locator('input[name=seed]').fill('-3');
        await expect(figure.locator('[aria-invalid]')).toHaveCount(1);
      },
    ],
    [
      'has its dialogue open',
      async (_, figure) => {
        await figure.getByRole('button', { name: 'Data and export' }).click();
        await expect(figure.getByRole('dialog')).toBeVisible();
      },
    ],
    [
      'checks its seeds',
      async (_, figure) => {
        await figure.getByRole('button', { name: 'Check 20 seeds now' }).click();
        await figure.getByRole('button', { name: /^Seed 1003: / }).waitFor();
      },
    ],
  ];
  for (const [state, reach] of states)
    test(state, async ({ page }) => {
      const figure = await openFigure(page, 'figures/four-learning-rates/');
      await reach(page, figure);
      // What is around it is asked on the visit to the page.
      await expectNoViolations(page, 'live-figure');
    });
});

test('the figure and its data are in the accessibility tree as they are on the screen', async ({ page }) => {
  const figure = await openFigure(page, 'figures/momentum/');
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const told = nodes
    .filter(({ ignored, role }) => !ignored && ['slider', 'button', 'spinbutton'].includes(role?.value))
    .map(({ role, name }) => `${role!.value} ${name!.value}`);
  for (const control of [
    'slider Step size α',
    'slider Momentum β',
    'slider Starting point. Drag it, or move it with the arrow keys.',
    'slider Time',
    'spinbutton x',
    'button Play',
    'button Data and export',
  ])
    expect(told).toContain(control);
  await expect(
    figure.locator('svg.drawing:visible').getByRole('slider', { name: /^Starting point/ }),
  ).toHaveAttribute('aria-valuetext', 'x −1.21, y 0.853');
  await figure.getByRole('button', { name: 'Data and export' }).click();
  const table = figure.getByRole('dialog', { name: /^Data and export/ }).getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText([
    'step',
    'x',
    'y',
    'f(x, y)',
    'distance to the optimum',
  ]);
  await expect(table.getByRole('row')).toHaveCount(1 + 151);
  await expect(table.getByRole('row').nth(1).getByRole('cell')).toHaveText([
    '0',
    '−1.21',
    '0.853',
    /^\d/,
    /^\d/,
  ]);
});

test('a result is announced, once, politely, with the run that diverged', async ({ page }) => {
  await installClock(page);
  const figure = await openFigure(page, 'figures/four-learning-rates/');
  const announcer = figure.locator('.announcer');
  await expect(announcer).toHaveText('');
  await announcer.evaluate((element) => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => heard.push(element.textContent)).observe(element, { childList: true });
  });
  await stopClock(page);
  for (let presses = 0; presses < 4; presses++) {
    await figure.locator('input[name=low]').press('ArrowRight');
    await page.clock.runFor(100);
    await expect(figure).toHaveAttribute('data-state', 'done');
  }
  await expect(announcer).toHaveText('');
  await page.clock.runFor(10_000);
  await expect(announcer).toContainText(/Run 4 of 4 diverged at step \d+\./);
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard.length)).toBe(1);
  await expect(announcer).toHaveRole('status');
});

test.describe('by keyboard alone', () => {
  /** Presses Tab until the focus is where it is wanted; fails if a round of the page does not get there. */
  async function tabTo(page: Page, wanted: Locator): Promise<void> {
    for (let presses = 0; presses < 150; presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    expect(await wanted.evaluate((element) => element.outerHTML.slice(0, 120))).toBe('in the tab order');
  }

  /** What has the focus is seen to have it: it looks other than without. */
  async function expectVisibleFocus(page: Page): Promise<void> {
    const looks = () =>
      page.evaluate(() => {
        const parts = [document.activeElement!, ...document.activeElement!.querySelectorAll('.ring')];
        return parts.map((part) => {
          const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth } = getComputedStyle(part);
          return [outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth].join();
        });
      });
    const focused = await looks();
    const unfocused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const clone = element.cloneNode(true) as HTMLElement;
      element.parentElement!.append(clone);
      const parts = [clone, ...clone.querySelectorAll('.ring')];
      const found = parts.map((part) => {
        const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth } = getComputedStyle(part);
        return [outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth].join();
      });
      clone.remove();
      return found;
    });
    expect(focused).not.toEqual(unfocused);
  }

  test('a reader gets through the momentum lesson: knobs, path, time, data, prediction, task', async ({
    page,
  }) => {
    await page.goto('momentum/');
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText(/Skip to the text/);
    await page.keyboard.press('Enter');

    const figure = page.locator('live-figure[data-id=momentum]');
    const handle = figure.locator('svg.drawing:visible [data-handle=start]');
    await tabTo(page, handle);
    await expectVisibleFocus(page);
    await page.keyboard.press('Shift+ArrowRight');
    await expect(handle).toHaveAttribute('aria-valuenow', '-1.01');

    await tabTo(page, figure.locator('input[name=beta]'));
    await expectVisibleFocus(page);
    await page.keyboard.press('End');
    await expect(figure.locator('.claim')).toContainText('diverges');

    const time = figure.getByRole('slider', { name: 'Time' });
    await tabTo(page, time);
    await page.keyboard.press('Home');
    await expectSteps(figure, 1);
    await expect(time).toHaveAttribute('aria-valuetext', /^step 0 of/);

    await tabTo(page, figure.getByRole('button', { name: 'Restore settings' }));
    await page.keyboard.press('Enter');
    await expect(figure.locator('.claim')).toContainText('at step 20');

    await tabTo(page, figure.getByRole('button', { name: 'Data and export' }));
    await expectVisibleFocus(page);
    await page.keyboard.press('Enter');
    await expect(figure.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(figure.getByRole('dialog')).toHaveCount(0);

    const prediction = page.locator('figure-prediction:not(:has(svg.expected))').first();
    await page
      .locator('h2')
      .first()
      .evaluate((heading) => {
        heading.tabIndex = -1;
        heading.focus();
      });
    await tabTo(page, prediction.getByRole('radio').first());
    await page.keyboard.press('Space');
    await tabTo(page, prediction.getByRole('button', { name: 'Run it' }));
    await page.keyboard.press('Enter');
    await expect(prediction.locator('.comparison')).toContainText(/expected|as you said/);

    const task = page.locator('figure-task:has(figure-setting:last-child)').first();
    await tabTo(page, task.getByText('Show me'));
    await page.keyboard.press('Enter');
    await expect(task).toHaveAttribute('data-state', 'done');
  });
});

test('a prediction is drawn with the keys, and compared', async ({ page }) => {
  const path = lessonPaths.find((lesson) => builtPage(lesson).includes('class="expected'));
  await page.goto(path!);
  const prediction = page.locator('figure-prediction:has(svg.expected)').first();
  await prediction.scrollIntoViewIfNeeded();
  const point = prediction.getByRole('slider').first();
  const before = Number(await point.getAttribute('aria-valuenow'));
  await point.focus();
  // The code that draws comes when the reader comes near.
  await expect(async () => {
    await page.keyboard.press('ArrowUp');
    expect(Number(await point.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
  }).toPass();
  await prediction.getByRole('button', { name: 'Run it' }).click();
  await expect(prediction.locator('.comparison')).toContainText('% of the chart’s height');
});

test('in forced colours lines, words and controls keep the system’s contrast', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const figure = await openFigure(page, 'figures/four-learning-rates/');
  await recompute(figure);
  await figure.getByRole('button', { name: 'Check 20 seeds now' }).click();
  await figure.getByRole('button', { name: /^Seed 1003: / }).waitFor();
  const colours = await figure.evaluate((host) => {
    const probe = document.body.appendChild(document.createElement('span'));
    const system = (name: string) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    };
    const [canvas, text] = [system('Canvas'), system('CanvasText')];
    const words = [...host.querySelectorAll('svg text')]
      .filter((word) => word.checkVisibility())
      .map((word) => getComputedStyle(word).fill);
    const lines = [...host.querySelectorAll('svg path.line')]
      .filter((line) => line.checkVisibility())
      .map((line) => getComputedStyle(line).stroke);
    const button = getComputedStyle(host.querySelector('button')!);
    return { canvas, text, words, lines, button: [button.color, button.borderColor] };
  });
  expect(colours.words.length).toBeGreaterThan(5);
  for (const colour of [...colours.words, ...colours.lines, ...colours.button])
    expect(colour).not.toBe(colours.canvas);
  await expectNoViolations(page);
});

test('with reduced motion nothing moves by itself, and Play shows the end', async ({ page }) => {
  const figure = await openFigure(page, 'figures/momentum/');
  await recompute(figure);
  await figure.getByRole('button', { name: 'Rewind' }).click();
  await figure.getByRole('button', { name: 'Play' }).click();
  await expect(figure.getByRole('slider', { name: 'Time' })).toHaveAttribute(
    'aria-valuetext',
    'step 150 of 150',
  );
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
});
