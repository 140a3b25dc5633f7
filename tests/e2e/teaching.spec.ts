/** What who teaches with the book needs of a lesson: answers kept and told, worksheets, citations; and the page that says so. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseHTML } from 'linkedom';
import { expect, test, type Page } from 'playwright/test';
import { edition, told } from '../../src/book/edition.ts';
import { builtPage, lessonPaths } from './site.ts';

const firstQuestion = (page: Page) => page.locator('figure-prediction:not(:has(svg.expected))').first();

async function answer(page: Page): Promise<string> {
  const question = firstQuestion(page);
  await question.getByRole('radio').first().check();
  await question.getByRole('button', { name: 'Run it' }).click();
  await expect(question).toHaveAttribute('data-state', 'answered');
  return (await question.locator('.comparison').textContent())!;
}

/** What stands at a lesson's end comes when the reader is near it. */
async function goToEnd(page: Page): Promise<void> {
  const end = page.locator('kept-answers');
  await end.evaluate((it) => it.scrollIntoView({ behavior: 'instant' }));
  await expect(end).toHaveAttribute('data-ready');
}

test('an answer and a tick are there when the reader comes back, and one press clears them', async ({
  page,
}) => {
  await page.goto('momentum/');
  const said = await answer(page);
  const task = page.locator('figure-task').first();
  await task.getByRole('link', { name: 'Show me' }).click();
  await expect(task).toHaveAttribute('data-state', 'done');
  await page.reload();
  await expect(firstQuestion(page)).toHaveAttribute('data-state', 'answered');
  await expect(firstQuestion(page).locator('.comparison')).toHaveText(said);
  await expect(firstQuestion(page).getByRole('radio').first()).toBeChecked();
  await expect(task).toHaveAttribute('data-state', 'done');
  await goToEnd(page);
  await page.getByRole('button', { name: /^Forget/ }).click();
  await expect(firstQuestion(page)).toHaveAttribute('data-state', 'open');
  await expect(task).toHaveAttribute('data-state', 'open');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.reload();
  await expect(firstQuestion(page)).toHaveAttribute('data-state', 'open');
});

test('a reader who does not want it has nothing kept', async ({ page }) => {
  await page.goto('momentum/');
  await goToEnd(page);
  await page.getByRole('checkbox', { name: /^Keep my answers/ }).uncheck();
  await answer(page);
  await page.reload();
  await expect(firstQuestion(page)).toHaveAttribute('data-state', 'open');
  await goToEnd(page);
  await expect(page.getByRole('checkbox', { name: /^Keep my answers/ })).not.toBeChecked();
});

test('where the browser forbids storage nothing fails, and it is said', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    }),
  );
  await page.goto('momentum/');
  await answer(page);
  await goToEnd(page);
  await expect(page.locator('kept-answers')).toContainText('lets nothing be kept');
  await expect(page.getByRole('checkbox', { name: /^Keep my answers/ })).toBeHidden();
  expect(errors).toEqual([]);
});

test('answers and ticks go to the page that opened the lesson and asked, and the reader is told', async ({
  page,
  context,
  baseURL,
}) => {
  const school = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>School</title>'),
  ).listen();
  try {
    const origin = `http://127.0.0.1:${(school.address() as AddressInfo).port}`;
    await page.goto(origin);
    const opening = context.waitForEvent('page');
    await page.evaluate((address) => {
      const heard: unknown[] = [];
      Object.assign(window, { heard, lesson: open(address) });
      addEventListener('message', ({ data }) => heard.push(data));
    }, `${baseURL}momentum/?answers=${origin}`);
    const lesson = await opening;
    await expect(lesson.locator('kept-answers')).toContainText(`to ${origin}, which opened it`);
    await answer(lesson);
    const heard = () => page.evaluate(() => (window as unknown as { heard: object[] }).heard);
    await expect.poll(async () => (await heard()).length).toBeGreaterThan(0);
    const [first] = await heard();
    expect(first).toEqual({
      type: 'live-figure:answer',
      page: new URL(`${baseURL}momentum/`).pathname,
      id: await firstQuestion(lesson).getAttribute('id'),
      question: expect.stringMatching(/\?$/),
      answer: await firstQuestion(lesson).locator('label').first().innerText(),
      isRight: expect.any(Boolean),
    });
  } finally {
    school.close();
  }
});

test('a worksheet has the questions without answers, and all answers on a page after them', async ({
  page,
}) => {
  await page.goto('momentum/?worksheet');
  await page.emulateMedia({ media: 'print' });
  const questions = page.locator('figure-prediction');
  const count = await questions.count();
  for (const question of await questions.all()) await expect(question.locator('.answer')).toBeHidden();
  const answers = page.locator('.worksheet-answers');
  await expect(answers).toHaveCSS('break-before', 'page');
  await expect(answers.locator('li')).toHaveCount(count);
  const right = await questions.first().locator('.right').textContent();
  await expect(answers.locator('li').first()).toContainText(right!.trim());
  expect(await answers.locator('[id]').count()).toBe(0);
});

test('the button prints a worksheet once, and leaves the lesson as it was', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      document.title = document.querySelector('.worksheet-answers') ? 'printed with answers' : 'printed';
    };
  });
  await page.goto('momentum/');
  await goToEnd(page);
  await page.getByRole('button', { name: 'Print a worksheet' }).click();
  await expect(page).toHaveTitle('printed with answers');
  await expect(page.locator('.worksheet-answers')).toHaveCount(0);
});

test('every lesson says how it is cited, and its version, day and licences', () => {
  for (const path of lessonPaths) {
    const { document } = parseHTML(builtPage(path));
    const entry = document.querySelector('.cite-lesson pre')?.textContent ?? '';
    const title = document.querySelector('h1')!.textContent.trim();
    expect(entry, path).toContain(`title = {${title.replaceAll('&', '\\&')}}`);
    expect(document.querySelector('meta[name=citation_title]')?.getAttribute('content'), path).toBe(title);
    const foot = document.querySelector('.site-footer')!.textContent;
    expect(foot, path).toMatch(/Text and figures: CC BY 4\.0\. Code:\s+MIT/);
    expect(foot, path).toContain(`Version ${told(edition)}:`);
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page for teachers has all it says, and its figures are there', async ({ page }) => {
    await page.goto('teach/');
    for (const name of ['lock=', 'hide=', 'compact', 'slide', 'theme=dark', '?worksheet', '?answers='])
      await expect(page.getByRole('main')).toContainText(name);
    await expect(page.getByRole('button', { name: /^Copy/ }).first()).toBeHidden();
    await page.locator('iframe').first().scrollIntoViewIfNeeded();
    await expect(page.locator('iframe').first().contentFrame().locator('svg.drawing:visible')).toHaveCount(1);
  });
});

test('the frames on the page for teachers hide nothing', async ({ page }) => {
  await page.goto('teach/');
  for (const frame of await page.locator('iframe').all()) {
    await frame.scrollIntoViewIfNeeded();
    const inner = frame.contentFrame().locator('html');
    await expect
      .poll(() =>
        inner.evaluate((html) => [
          html.scrollHeight - html.clientHeight,
          html.querySelectorAll('.notice:not(:empty)').length,
        ]),
      )
      .toEqual([0, 0]);
  }
});
