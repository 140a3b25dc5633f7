/** Turning a figure's knobs to their ends, and what must be true wherever they stand. */
import { expect, type Locator } from 'playwright/test';
import { limits } from '../limits.ts';

export const knobsOf = (figure: Locator) => figure.locator('form :is(input, select)');

/** The settings that a control is tried at: a slider's ends, each of a choice's options, the other state of a box. */
export const settingsOf = (control: Locator): Promise<string[]> =>
  control.evaluate((element: HTMLInputElement | HTMLSelectElement) => {
    if (element instanceof HTMLSelectElement) return [...element.options].map(({ value }) => value);
    if (element.type === 'range') return [element.max, element.min];
    if (element.getAttribute('role') === 'spinbutton')
      return [element.getAttribute('aria-valuemax')!, element.getAttribute('aria-valuemin')!];
    return [element.value];
  });

/** Without the focus: what a reader has under the pointer or the keys stays. */
export const setTo = (control: Locator, value: string) =>
  control.evaluate((element: HTMLInputElement | HTMLSelectElement, to) => {
    if (element.type === 'radio' || element.type === 'checkbox') element.click();
    else {
      element.value = to;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, value);

/** Sets a control of the figure: it computes, draws and speaks, and complains of nothing. */
export async function turn(figure: Locator, control: Locator, value: string): Promise<void> {
  const setting = `${await control.getAttribute('name')} at ${value}`;
  await setTo(control, value);
  await expect(figure, setting).toHaveAttribute('data-state', /ready|done|failed/, {
    timeout: limits.computation,
  });
  expect(await figure.locator('.notice').textContent(), setting).toBe('');
  expect(await figure.locator('svg.drawing:visible').innerHTML(), setting).not.toMatch(/NaN|undefined/);
  expect(await figure.locator('.finding').textContent(), setting).not.toMatch(/NaN|undefined|null|Infinity/);
}

/** Gives the figure the lesson's settings again, if it has others. */
export async function restore(figure: Locator): Promise<void> {
  const button = figure.getByRole('button', { name: 'Restore settings' });
  if ((await button.getAttribute('aria-disabled')) === 'false') await button.click();
  await expect(figure).toHaveAttribute('data-state', /ready|done/, { timeout: limits.computation });
}
