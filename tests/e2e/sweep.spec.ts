/** Over a knob: a figure's experiment at values of a slider from end to end. */
import { expect, test, type Locator } from 'playwright/test';
import { openFigure } from './live-figure.ts';
import { workersForOne } from './slow-workers.ts';

/** A figure with sliders and a seed that computes at once. */
const path = 'figures/decay-and-noise/';
const values = 9;

const buttonOf = (figure: Locator) => figure.getByRole('button', { name: 'Sweep a knob' });
const sweepOf = (figure: Locator) => figure.locator('.knob-sweep');
const statusOf = (figure: Locator) => sweepOf(figure).getByRole('status');

test('the figure is computed over a slider; each value is one press away in the figure', async ({ page }) => {
  const figure = await openFigure(page, path);
  await buttonOf(figure).click();
  await expect(buttonOf(figure)).toHaveAttribute('aria-expanded', 'true');
  await expect(statusOf(figure)).toContainText(`${values} values from end to end`);
  const list = sweepOf(figure).locator('.seed-list button');
  await expect(list).toHaveCount(values);
  const lines = sweepOf(figure).locator('svg:visible .line path.stroke');
  const atEnds = await lines.first().getAttribute('d');
  await sweepOf(figure).locator('select').last().selectOption('at its lowest');
  await expect(lines.first()).not.toHaveAttribute('d', atEnds!);

  const knob = await sweepOf(figure).locator('select').first().inputValue();
  const slider = figure.locator(`form input[name="${knob}"]`);
  await list.first().press('Enter');
  await expect(slider).toHaveValue('0');
  await list.last().press('Enter');
  await expect(slider).toHaveValue((await slider.getAttribute('max'))!);
  await expect(statusOf(figure)).toContainText('from end to end');
  await expect(list).toHaveCount(values);
});

test('another knob begins anew; one that moves meanwhile ends it, and so does Stop; closed, it is gone', async ({
  page,
}) => {
  await workersForOne(page);
  const figure = await openFigure(page, path);
  await buttonOf(figure).click();
  const knobs = sweepOf(figure).locator('select').first();
  await sweepOf(figure).locator('.seed-list button').first().waitFor();
  await sweepOf(figure).getByRole('button', { name: 'Stop' }).click();
  await expect(statusOf(figure)).toHaveText('Stopped.');
  await expect(sweepOf(figure).locator('.seed-list button')).toHaveCount(1);
  await knobs.selectOption({ index: 1 });
  await expect(statusOf(figure)).toHaveText('');
  const swept = await knobs.inputValue();
  await figure.locator(`form .slider input:not([name="${swept}"])`).first().press('ArrowRight');
  await expect(statusOf(figure)).toContainText('The settings have changed');
  await expect(sweepOf(figure).getByRole('button', { name: 'Again' })).toBeVisible();
  await buttonOf(figure).click();
  await expect(sweepOf(figure)).toHaveCount(0);
  await expect(buttonOf(figure)).toHaveAttribute('aria-expanded', 'false');
});
