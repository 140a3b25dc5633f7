/** A study of the reader's own: opened, dropped and pasted, read in the page and sent nowhere. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { expectNoViolations } from './axe.ts';

const path = 'your-study/';

async function open(page: Page): Promise<Locator> {
  await page.goto(path);
  const study = page.locator('own-study');
  await expect(study.locator('form')).toBeVisible();
  return study;
}

const table =
  'lr,layers,act,loss,state\n0.1,2,tanh,0.4,COMPLETE\n1,1,relu,nan,COMPLETE\n0.01,3,relu,0.6,PRUNED\n0.03,,tanh,0.5,COMPLETE\n';
const told = (study: Locator) => study.locator('.told');
const paste = (study: Locator, text: string) => study.locator('textarea').fill(text);

test('before anything is opened the example is there, and can be read off once it is asked for', async ({
  page,
}) => {
  const study = await open(page);
  await expect(told(study)).toContainText('60 trials of 4 hyperparameters: 26 done, 26 pruned and 8 failed.');
  await study.locator('.stage').focus();
  await page.keyboard.press('ArrowRight');
  await expect(study.locator('.read-box p')).toHaveText('trial 0');
  await page.keyboard.press('ArrowDown');
  await expect(study.locator('.read-box p')).toHaveText('trial 0');
  await expect(study.locator('.read-rings circle')).not.toHaveCount(0);
  await expectNoViolations(page);
});

test('a file that is opened is drawn, and nothing of it is sent', async ({ page }) => {
  const study = await open(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await study.locator('input[type=file]').setInputFiles({
    name: 'study.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table),
  });
  await expect(told(study)).toContainText('4 trials of 3 hyperparameters: 2 done, 1 pruned and 1 diverged.');
  await expect(study.locator('svg:visible .history .dots.pruned circle')).toHaveCount(1);
  expect(asked).toEqual([]);
});

test('a file can be dropped, and a table pasted', async ({ page }) => {
  const study = await open(page);
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'study.csv', { type: 'text/csv' }));
    return data;
  }, table);
  await study.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(told(study)).toContainText('4 trials');
  await paste(study, table.replace('0.03,,tanh,0.5,COMPLETE\n', ''));
  await expect(told(study)).toContainText('3 trials');
});

test('what is wrong is told with its row and column, and what was shown stays', async ({ page }) => {
  const study = await open(page);
  await paste(study, table);
  await expect(told(study)).toContainText('4 trials');
  await paste(study, table.replace('0.6', 'low'));
  await expect(study.locator('.wrong')).toContainText('Row 4, column "loss": "low" cannot be read');
  await expect(told(study)).toContainText('4 trials');
  await paste(study, table);
  await expect(study.locator('.wrong')).toBeEmpty();
});

test('the reader corrects what the columns are', async ({ page }) => {
  const study = await open(page);
  await paste(study, table);
  await study.getByRole('checkbox', { name: 'layers' }).uncheck();
  await expect(told(study)).toContainText('4 trials of 2 hyperparameters');
  await study.getByRole('checkbox', { name: 'The highest is best' }).check();
  await expect(study.locator('svg:visible .history')).toContainText('the highest below');
});

test('where no column is called like a result the reader is asked, and chooses it with the keyboard', async ({
  page,
}) => {
  const study = await open(page);
  await paste(study, 'lr;act;reward per game\n0,1;tanh;4,5\n1;relu;3\n0,01;relu;2,25\n');
  const result = study.getByLabel('Result');
  await expect(study.getByRole('alert')).toContainText('No column is called like a result');
  await expect(result.locator('option')).toHaveText(['choose a column', 'lr', 'reward per game']);
  await result.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(result).toHaveValue('reward per game');
  await expect(study.locator('.wrong')).toBeEmpty();
  await expect(told(study)).toContainText('3 trials of 2 hyperparameters: 3 done.');
  await expect(study.getByRole('checkbox', { name: 'reward per game' })).toBeDisabled();
  await expect(study.getByRole('checkbox', { name: 'The highest is best' })).toBeChecked();
  await expect(study.locator('svg:visible .history')).toContainText('reward per game, the highest below');
  await expectNoViolations(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the example is a picture, and no field is there that would do nothing', async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('own-study form')).toBeHidden();
    await expect(page.locator('own-study svg.drawing').first()).toBeVisible();
  });
});
