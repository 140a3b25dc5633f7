/** What `npm run lesson new` writes builds as it is, with a formula, a figure and its place in the navigation. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { dialogOf, download } from './export-dialog.ts';
import { answerOf } from './host.ts';
import { openFigure } from './live-figure.ts';
import { build, copyProject, removeCopy } from './project-copy.ts';
import { tagOfCopy } from '../turns.ts';

test('a new lesson builds and stands in the book', { tag: tagOfCopy('new-lesson') }, async ({ page }) => {
  const copy = copyProject();
  try {
    const { stdout, stderr } = spawnSync(
      'npm run lesson -- new "Weight decay: L2" --part 2 --symbol λ',
      // One string for a shell: npm is a script of another name on Windows.
      { shell: true, cwd: copy, encoding: 'utf8' },
    );
    expect(stderr + stdout).toContain('src/content/lessons/weight-decay-l2.mdx is lesson 2 ');
    const { output } = build(copy);
    expect(existsSync(join(copy, 'dist/weight-decay-l2/index.html')), output).toBe(true);
    const holds = (page: string, text: RegExp) => text.test(readFileSync(join(copy, 'dist', page), 'utf8'));
    const lesson = 'weight-decay-l2/index.html';
    expect(holds(lesson, /<h1>Weight decay: L2<\/h1>/), 'title').toBe(true);
    expect(holds(lesson, /class="katex-display"/), 'formula').toBe(true);
    expect(holds(lesson, /data-of="training"[^>]*data-id="three-learning-rates"/), 'figure').toBe(true);
    expect(
      holds(lesson, /Holds for\s*<a [^>]*>\s*(100|9\d) of 100 other seeds/),
      'its claim, held over seeds',
    ).toBe(true);
    const own = 'weight-decay-l2.three-learning-rates';
    expect(holds(lesson, new RegExp(`data-embed="[^"]*embed/${own}/"`)), 'its figure can be embedded').toBe(
      true,
    );
    expect(holds(`embed/${own}/index.html`, /data-id="three-learning-rates"[^>]*data-embedded/), 'so').toBe(
      true,
    );
    expect(
      holds(`figures/${own}/index.html`, /made in <a href="[^"]*weight-decay-l2\/#three-learning-rates"/),
    ).toBe(true);
    expect(holds('figures/index.html', new RegExp(`href="[^"]*${own}/"`)), 'gallery').toBe(true);
    expect(holds(`figures/${own}.json`, /"title":"Three learning rates"/), 'JSON').toBe(true);
    expect(holds('index.html', /Part 2[\s\S]*href="weight-decay-l2\/"/), 'contents').toBe(true);
    expect(holds('resources/index.html', /href="\.\.\/weight-decay-l2\/" rel="next"/), 'neighbour').toBe(
      true,
    );
    await handsItsFigureOn(page, join(copy, 'dist'));
  } finally {
    removeCopy(copy);
  }
});

/** The figure of the lesson turns, and its dialogue gives data, a link and a frame that are of this lesson. */
async function handsItsFigureOn(page: Page, folder: string): Promise<void> {
  const site = 'http://localhost:9/';
  await page.route(`${site}**`, (route) =>
    route.fulfill(answerOf(folder, '/', new URL(route.request().url()))),
  );
  const figure = await openFigure(page, `${site}weight-decay-l2/`, 'three-learning-rates');
  await figure.getByRole('spinbutton', { name: 'Seed' }).fill('2');
  await expect(figure).toHaveAttribute('data-state', 'done');
  const dialog = await dialogOf(figure);
  const link = await dialog.getByRole('textbox', { name: 'Link to the figure' }).inputValue();
  expect(link).toBe(`${site}weight-decay-l2/?three-learning-rates.seed=2#three-learning-rates`);
  await expect(dialog.getByRole('textbox', { name: 'To show it on another page' })).toHaveValue(
    /embed\/weight-decay-l2\.three-learning-rates\//,
  );
  const csv = await download(page, dialog, 'CSV');
  expect(csv.suggestedFilename()).toBe('three-learning-rates.csv');
  expect(readFileSync(await csv.path(), 'utf8')).toContain(`# link: ${link}`);
}
