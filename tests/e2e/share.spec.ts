/** What a reader can take away from a figure, and a figure in a frame on another site. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { csvParse } from 'd3';
import { expect, test, type Locator, type Page } from 'playwright/test';
import { installClock } from './clock.ts';
import { dialogOf, download } from './export-dialog.ts';
import { openFigure, openInSandbox, tableOf } from './live-figure.ts';

async function saved(page: Page, dialog: Locator, kind: string) {
  const file = await download(page, dialog, kind);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/** The lines that begin with `#`, and the others. */
function parted(csv: string): [string, string] {
  const lines = csv.split('\r\n');
  const isAbout = (line: string) => line.startsWith('#');
  return [lines.filter(isAbout).join('\r\n'), lines.filter((line) => !isAbout(line)).join('\r\n')];
}

test('CSV and JSON hold the numbers of the present settings, with all their digits', async ({ page }) => {
  const figure = await openFigure(page, 'momentum/?momentum.beta=0.71', 'momentum');
  const dialog = await dialogOf(figure);
  const table = (await tableOf(figure))!;
  const csv = await saved(page, dialog, 'CSV');
  expect(csv.name).toBe('momentum.csv');
  const [about, values] = parted(csv.content.toString());
  expect(about).toMatch(
    /^# figure: momentum\r\n# link: http\S+momentum\.beta=0\.71\S*\r\n# version: \d+\.\d+\.\d+/,
  );
  expect(about).toContain('# settings: {"alpha":0.0041,"beta":0.71');
  const rows = csvParse(values);
  expect(rows).toHaveLength(table.rows.length);
  expect(rows.columns).toEqual(table.columns);
  expect(Number(rows[143]!['distance to the optimum'])).toBe(table.rows[143]![4]);
  const json = JSON.parse((await saved(page, dialog, 'JSON')).content.toString());
  expect(json).toMatchObject({ figure: 'momentum', settings: { beta: 0.71 }, measures: { firstNear: 143 } });
  expect(json.table).toEqual(table);
  expect(json.link).toContain('momentum.beta=0.71');
  expect(json.version).toMatch(/^\d+\.\d+\.\d+/);
});

test('the pictures are whole without the page: colours, fonts, name and description', async ({ page }) => {
  const figure = await openFigure(page, 'figures/four-learning-rates/');
  const dialog = await dialogOf(figure);
  const svg = (await saved(page, dialog, 'SVG')).content.toString();
  expect(svg).not.toMatch(/var\(--|class="|currentcolor|rgba?\(|oklab/i);
  expect(svg).toContain('font-family="&quot;Source Sans 3&quot;, Arial,');
  expect(svg).toContain('<title>Four learning rates</title>');
  expect(svg).toMatch(/<desc>.{40}/);
  expect(svg).toContain('url(data:font/woff2');
  const png = (await saved(page, dialog, 'PNG')).content;
  const width = png.readUInt32BE(16);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(width).toBe(2 * (760 + 24));
  // Alone, in an empty page, it has the same colours.
  const other = await page.context().newPage();
  await other.setContent(svg);
  const colours = await other
    .locator('svg path')
    .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).stroke));
  const onPage = await figure
    .locator('.stage svg:visible path')
    .evaluateAll((paths) => paths.map((path) => getComputedStyle(path).stroke));
  expect(colours).toEqual(onPage);
});

test('the link brings the settings back, the dialogue closes by key and gives the focus back', async ({
  page,
}) => {
  const figure = await openFigure(page, 'momentum/?momentum.beta=0.5', 'momentum');
  const dialog = await dialogOf(figure);
  const link = await dialog.getByRole('textbox', { name: /^Link/ }).inputValue();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(figure.getByRole('button', { name: 'Data and export' })).toBeFocused();
  await page.goto(link);
  await expect(figure.locator('output[for=momentum-beta]')).toHaveText('0.50');
});

test('on a plain http page, which has no clipboard, a text is copied all the same', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const figure = await openFigure(page, 'momentum/', 'momentum');
  const dialog = await dialogOf(figure);
  const copied = page.evaluate(
    () =>
      new Promise<string>((resolve) =>
        document.addEventListener('copy', () => {
          const { value, selectionStart, selectionEnd } = document.activeElement as HTMLInputElement;
          resolve(value.slice(selectionStart!, selectionEnd!));
        }),
      ),
  );
  await dialog.getByRole('button', { name: /^Copy: Link/ }).click();
  await expect(dialog.locator('.share-status')).toHaveText('Copied.');
  expect(await copied).toBe(await dialog.getByRole('textbox', { name: /^Link/ }).inputValue());
});

test('where pages may not copy, that is said and the text marked', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('not allowed')) },
    });
    document.execCommand = () => false;
  });
  const figure = await openFigure(page, 'momentum/', 'momentum');
  const dialog = await dialogOf(figure);
  await dialog.getByRole('button', { name: /^Copy: Link/ }).click();
  await expect(dialog.locator('.share-status')).toContainText('The text is marked');
  const marked = await dialog
    .getByRole('textbox', { name: /^Link/ })
    .evaluate((field: HTMLInputElement) => field.selectionEnd! - field.selectionStart!);
  expect(marked).toBeGreaterThan(20);
});

test('in a frame, whose sandbox may refuse it, nothing is said to be saved for certain', async ({
  page,
  baseURL,
}) => {
  const figure = await openInSandbox(page, `${baseURL}embed/momentum/`);
  const dialog = await dialogOf(figure);
  for (const kind of ['CSV', 'SVG', 'PNG']) {
    await dialog.getByRole('button', { name: kind, exact: true }).click();
    await expect(dialog.locator('.share-status')).toHaveText(
      `Saved as momentum.${kind.toLowerCase()}, unless the page around this frame forbids it: the link below leads out of it.`,
    );
  }
});

test('the snippet shows the figure in a page of another origin, at the reader’s settings', async ({
  page,
}) => {
  await installClock(page);
  const figure = await openFigure(page, 'momentum/?momentum.beta=0.71', 'momentum');
  const snippet = await (await dialogOf(figure)).getByRole('textbox', { name: /^To show/ }).inputValue();
  const host = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end(`<!doctype html><h1>Elsewhere</h1>${snippet}`),
  ).listen();
  try {
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    const entries = await page.evaluate(() => history.length);
    const framed = page.frameLocator('iframe');
    await expect(framed.locator('.claim')).toContainText('at step 143');
    const fits = await framed
      .locator('html')
      .evaluate((html) => html.scrollHeight <= html.clientHeight && html.scrollWidth <= html.clientWidth);
    expect(fits).toBe(true);
    await framed.getByRole('button', { name: 'β = 0.99' }).click();
    await expect(framed.locator('.claim')).toContainText('diverges');
    await page.clock.runFor(10_000);
    expect(page.frames()[1]!.url()).toContain('momentum.beta=0.71');
    expect(await page.evaluate(() => history.length)).toBe(entries);
  } finally {
    host.close();
  }
});

test('the snippet asks for colours, and a frame’s own link leads out of it', async ({ page }) => {
  const figure = await openFigure(page, 'embed/momentum/?momentum.beta=0.71');
  const dialog = await dialogOf(figure);
  await dialog.getByRole('combobox').selectOption('dark');
  const snippet = await dialog.getByRole('textbox', { name: /^To show/ }).inputValue();
  expect(snippet).toMatch(/\/embed\/momentum\/\?momentum\.beta=0\.71&amp;theme=dark"/);
  expect(await dialog.getByRole('textbox', { name: /^Link/ }).inputValue()).toMatch(
    /\/figures\/momentum\/\?momentum\.beta=0\.71$/,
  );
});

test('a frame takes the colours that its address asks for', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('embed/momentum/');
  const light = await paper();
  await page.goto('embed/momentum/?theme=dark');
  expect(await paper()).not.toBe(light);
  await page.goto('embed/momentum/?theme=%22%3E%3Cscript%3E');
  expect(await paper()).toBe(light);
});
