/** The book built with `PAGES=files`, on a host that gives files by their whole names and knows nothing of folders. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { program } from '../../scripts/program.ts';
import { hear } from '../e2e/console.ts';
import { recompute } from '../e2e/live-figure.ts';
import { limits } from '../limits.ts';

const folder = '.cache/page-files';
const host = 'http://localhost:9/';
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Nothing at an address that names no file, as in an object store. */
const isFile = (path: string) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ?? false;
const pathOf = (address: string) => decodeURIComponent(new URL(address).pathname);

async function serveFiles(page: Page): Promise<void> {
  await page.route(`${host}**`, (route) => {
    const path = pathOf(route.request().url());
    if (!isFile(path)) return route.fulfill({ status: 404 });
    return route.fulfill({ body: readFileSync(join(folder, path)), contentType: types[extname(path)] });
  });
}

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => {
  test.setTimeout(limits.program);
  const { status, stderr } = spawnSync(...program('astro', ['build', '--silent', '--outDir', folder]), {
    encoding: 'utf8',
    env: { ...process.env, SITE: host, BASE: '/', PAGES: 'files' },
  });
  expect(status, stderr).toBe(0);
});

test('whatever a page names is a file', () => {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  expect(pages).toContain('momentum.html');
  expect(pages.filter((name) => name.endsWith('/index.html'))).toEqual([]);
  for (const name of pages) {
    const named = [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/\s(?:href|src|data-embed)="([^"]+)"/g),
    ];
    expect(named.length, name).toBeGreaterThan(0);
    const addresses = named.map(
      ([, address]) => new URL(address!.replaceAll('&#38;', '&'), host + name).href,
    );
    const missing = addresses.filter((address) => address.startsWith(host) && !isFile(pathOf(address)));
    // The site's own address is all of a feed's and a citation's name for it.
    expect(
      [...new Set(missing)].filter((address) => address !== host),
      name,
    ).toEqual([]);
  }
});

test('figures compute, the search finds, and what it finds is there', async ({ page }) => {
  const heard = hear(page);
  await serveFiles(page);
  await page.goto(`${host}momentum.html`);
  const figure = page.locator('live-figure').first();
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).not.toHaveAttribute('data-state', 'static');
  await recompute(figure);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('sigmoid');
  await page.getByRole('dialog').getByRole('link', { name: 'Activation function' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activation function');
  expect(heard).toEqual([]);
});
