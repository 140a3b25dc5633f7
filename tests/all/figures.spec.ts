/** Every figure in every width and theme, in every state it can be in, and with every knob from end to end. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { expectNoViolations } from '../e2e/axe.ts';
import { checks } from '../e2e/checks/index.ts';
import { visit } from '../e2e/checks/visit.ts';
import { hear } from '../e2e/console.ts';
import { knobsOf, restore, settingsOf, turn } from '../e2e/knobs.ts';
import { openFigure, recompute } from '../e2e/live-figure.ts';
import { figureNames, pages } from '../e2e/site.ts';
import { workerFiles } from '../e2e/slow-workers.ts';
import { viewports } from '../e2e/viewports.ts';

/** Turns the last knob of the figure, so that it has something to compute. */
async function turnLast(figure: Locator): Promise<void> {
  const knob = knobsOf(figure).and(figure.locator(':not(.time)')).last();
  await knob.evaluate((element: HTMLInputElement | HTMLSelectElement) => {
    if (element instanceof HTMLSelectElement) element.selectedIndex ||= 1;
    else if (element.type === 'radio' || element.type === 'checkbox') return element.click();
    else element.value = element.min || '2';
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const states: Record<string, (page: Page, figure: Locator) => Promise<void>> = {
  'as it was built': async () => undefined,
  done: (_, figure) => recompute(figure),
  running: async (page, figure) => {
    await page.route(workerFiles, () => undefined); // never answered
    await turnLast(figure);
    await expect(figure.locator('.computing')).toBeVisible();
  },
  failed: async (page, figure) => {
    await page.route(workerFiles, (route) => route.abort());
    await turnLast(figure);
    await expect(figure).toHaveAttribute('data-state', 'failed');
  },
  'with its dialogue open': async (_, figure) => {
    await figure.getByRole('button', { name: 'Data and export' }).click();
    await expect(figure.getByRole('dialog')).toBeVisible();
  },
};

for (const place of pages.filter(({ kind }) => kind === 'figure'))
  for (const viewport of viewports)
    test(`/${place.path} ${viewport.width} pixels wide`, async ({ page, baseURL }) => {
      await page.setViewportSize(viewport);
      await visit(page, place, baseURL!, checks);
    });

for (const name of figureNames)
  for (const viewport of viewports)
    for (const [state, reach] of Object.entries(states))
      test(`${name}, ${viewport.width} pixels wide, ${state}: axe finds nothing in light and dark`, async ({
        page,
      }) => {
        await page.setViewportSize(viewport);
        const figure = await openFigure(page, `figures/${name}/`);
        await reach(page, figure);
        // What is around it is asked on the visit to the page.
        await expectNoViolations(page, 'live-figure');
      });

for (const name of figureNames)
  test(`${name}: every knob, from end to end`, async ({ page }) => {
    const heard = hear(page);
    const figure = await openFigure(page, `figures/${name}/`);
    for (const control of await knobsOf(figure).all()) {
      for (const setting of await settingsOf(control)) await turn(figure, control, setting);
      await restore(figure);
    }
    for (const preset of await figure.locator('[data-action=preset]').all()) {
      await preset.click();
      await expect(figure).toHaveAttribute('data-state', /ready|done/);
    }
    expect(heard).toEqual([]);
  });
