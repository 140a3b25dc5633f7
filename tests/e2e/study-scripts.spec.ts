import { expect, test } from 'playwright/test';

test('a study is written for another tool as the form is filled in, and mistakes are told', async ({
  page,
}) => {
  await page.goto('the-tools/');
  const study = page.locator('study-scripts');
  await study.scrollIntoViewIfNeeded();
  await study.getByRole('radio', { name: 'Ray Tune' }).check();
  const script = study.getByLabel('study.py', { exact: true });
  await expect(script).toContainText('from ray import tune');

  await study.getByRole('textbox', { name: 'Trials' }).fill('12');
  await expect(script).toContainText('TRIALS = 12');

  const name = study.getByRole('textbox', { name: 'Name' }).first();
  await name.fill('Rate α');
  await expect(study.getByRole('alert')).toContainText('must begin with a small letter');
  await name.fill('rate');
  await expect(study.getByRole('alert')).toHaveText('');
  await expect(script).toContainText('"rate"');

  await study.getByRole('button', { name: 'Add a knob' }).click();
  await expect(script).toContainText('"knob_5"');
});
