/** Every knob of every figure, from one end to the other: whatever a reader sets, the figure computes, draws and speaks. */
import { expect, test, type Locator } from 'playwright/test';
import { figureNames } from './site.ts';

/** The settings that a control is tried at: a slider's ends, each of a choice's options, the other state of a box. */
async function settings(control: Locator): Promise<string[]> {
  return control.evaluate((element: HTMLInputElement | HTMLSelectElement) => {
    if (element instanceof HTMLSelectElement) return [...element.options].map(({ value }) => value);
    if (element.type === 'range') return [element.max, element.min];
    if (element.type === 'number') return [element.max, element.min].filter((end) => end !== '');
    return [element.value];
  });
}

async function set(control: Locator, value: string): Promise<void> {
  await control.evaluate((element: HTMLInputElement | HTMLSelectElement, to) => {
    if (element.type === 'radio' || element.type === 'checkbox') element.click();
    else {
      element.value = to;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, value);
}

for (const name of figureNames)
  test(`${name}: every knob, from end to end`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`figures/${name}/`);
    const figure = page.locator('live-figure');
    await expect(figure).toHaveAttribute('data-state', 'ready');
    const restore = figure.getByRole('button', { name: 'Restore settings' });
    for (const control of await figure.locator('form :is(input, select)').all()) {
      const label = await control.getAttribute('name');
      for (const value of await settings(control)) {
        await set(control, value);
        await expect(figure, `${label} at ${value}`).toHaveAttribute('data-state', /ready|done|failed/);
        expect(await figure.locator('.notice').textContent(), `${label} at ${value}`).toBe('');
        expect(await figure.locator('svg.drawing:visible').innerHTML(), `${label} at ${value}`).not.toMatch(
          /NaN|undefined/,
        );
        expect(await figure.locator('.finding').textContent(), `${label} at ${value}`).not.toMatch(
          /NaN|undefined|null|Infinity/,
        );
      }
      if ((await restore.getAttribute('aria-disabled')) === 'false') await restore.click();
      await expect(figure).toHaveAttribute('data-state', /ready|done/);
    }
    for (const preset of await figure.locator('[data-action=preset]').all()) {
      await preset.click();
      await expect(figure).toHaveAttribute('data-state', /ready|done/);
    }
    expect(errors).toEqual([]);
  });
