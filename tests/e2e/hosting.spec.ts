/** The built files, and what becomes of them on a plain static server, on nginx and on Caddy. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { hear } from './console.ts';
import { headersOf } from '../../src/site/security/policy.ts';
import { headersFile } from '../headers-file.ts';
import { openFigure, recompute } from './live-figure.ts';
import { site } from './sites.ts';
import { isInstalled, start, webServers } from './web-servers.ts';

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));

test('every address in the files is under the base, and what it names is there, under that very name', () => {
  const { folder, base } = site;
  const wrong = new Set<string>();
  for (const file of filesIn(folder).filter((path) => /\.(html|css|webmanifest)$/.test(path))) {
    const text = readFileSync(join(folder, file), 'utf8');
    const found = text.matchAll(/(?:\s(?:href|src|action|data-embed)="|url\(["']?)(\/[^"')?#]*)/g);
    for (const [, address] of found) {
      const path = address!.endsWith('/') ? `${address}index.html` : address!;
      if (
        !path.startsWith(base) ||
        !/\.\w+$/.test(path) ||
        !existsSync(join(folder, path.slice(base.length)))
      )
        wrong.add(`${file}: ${address}`);
    }
  }
  expect([...wrong]).toEqual([]);
});

test('what hosts are told to keep for a year has a hash in its name', () => {
  const names = filesIn(join(site.folder, '_astro')).filter((path) => path.includes('.'));
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !/(^|[.\-/])[\w-]{8,16}\.(css|js|woff2)$/.test(name))).toEqual([]);
});

test('Netlify and Cloudflare Pages forget no page', () => {
  const headers = headersFile();
  for (const file of filesIn(site.folder).filter((path) => path.endsWith('/index.html'))) {
    const path = file.replace(/index\.html$/, '');
    expect(headers(`/${path}`)['Content-Security-Policy'], path).toBe(
      headersOf(path)['Content-Security-Policy'],
    );
  }
});

test('a plain server: a folder gets its slash and keeps the query, what is missing is said in the book’s words', async ({
  page,
  baseURL,
}) => {
  await page.goto('momentum?momentum.beta=0.71');
  expect(page.url()).toBe(`${baseURL}momentum/?momentum.beta=0.71`);
  const missing = await page.goto('no/such/page/');
  expect(missing!.status()).toBe(404);
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page).toHaveURL(baseURL!);
});

/** A WebAssembly module that holds nothing. */
const emptyModule = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

for (const server of webServers)
  test.describe(server.name, () => {
    test.describe.configure({ mode: 'serial' });
    test.skip(!isInstalled(server.name), `${server.name} is not installed: apt-get install ${server.name}`);
    let url: string;
    let stop: () => Promise<void>;
    let hashed: (ending: string) => string;

    test.beforeAll(async () => {
      ({ url, stop } = await start(server, site, { 'empty.wasm': emptyModule }));
      hashed = (ending) =>
        `_astro/${readdirSync(join(site.folder, '_astro')).find((name) => name.endsWith(ending))!}`;
    });
    test.afterAll(() => stop?.());

    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(url + path, { redirect: 'manual', headers });

    test('sends types, the policy’s headers, and what can be packed packed', async () => {
      const types: [path: string, type: RegExp, packed?: true][] = [
        ['', /^text\/html; charset=utf-8$/, true],
        ['momentum/', /^text\/html; charset=utf-8$/, true],
        ['embed/momentum/', /^text\/html; charset=utf-8$/, true],
        ['figures/momentum.json', /^application\/json/, true],
        ['favicon.svg', /^image\/svg\+xml/],
        ['manifest.webmanifest', /^application\/manifest\+json/],
        ['empty.wasm', /^application\/wasm$/],
        [hashed('.css'), /^text\/css; charset=utf-8$/, true],
        [hashed('.js'), /^(text|application)\/javascript; charset=utf-8$/],
        [hashed('.woff2'), /^font\/woff2$/],
      ];
      for (const [path, type, packed] of types) {
        const response = await get(path, { 'Accept-Encoding': 'gzip' });
        expect(response.status, path).toBe(200);
        expect(response.headers.get('Content-Type'), path).toMatch(type);
        if (packed) expect(response.headers.get('Content-Encoding'), path).toBe('gzip');
        const expected = headersOf(path);
        const sent = Object.fromEntries(
          Object.keys({ ...headersOf(''), ...headersOf('_astro/') }).flatMap((name) => {
            const value = response.headers.get(name);
            return value === null ? [] : [[name, value]];
          }),
        );
        expect(sent, path).toEqual(expected);
      }
    });

    test('adds a folder’s slash under the base and keeps the query', async () => {
      for (const query of ['', '?momentum.beta=0.71']) {
        const response = await get(`momentum${query}`);
        expect([301, 308]).toContain(response.status);
        expect(new URL(response.headers.get('Location')!, url + 'momentum').href).toBe(
          `${url}momentum/${query}`,
        );
      }
    });

    test('says in the book’s words what is missing, and lets nobody keep that', async () => {
      for (const path of ['no/such/page/', 'momentum/nothing.png', '_astro/nothing.js']) {
        const response = await get(path);
        expect(response.status, path).toBe(404);
        expect(await response.text(), path).toContain('There is no page at this address');
        expect(response.headers.get('Cache-Control'), path).toBe(headersOf('')['Cache-Control']);
        expect(response.headers.get('X-Content-Type-Options'), path).toBe('nosniff');
      }
    });

    test('answers a page that has not changed without sending it again', async () => {
      const { headers } = await get('momentum/');
      expect((await get('momentum/', { 'If-None-Match': headers.get('ETag')! })).status).toBe(304);
    });

    test('lets a figure compute in its worker, under the headers, without a word in the console', async ({
      page,
    }) => {
      const heard = hear(page);
      const workers: Promise<string>[] = [];
      page.on('response', (response) => {
        if (/worker/.test(response.url()))
          workers.push(response.headerValue('Content-Security-Policy').then(String));
      });
      await recompute(await openFigure(page, `${url}figures/network-in-training/`));
      expect(await Promise.all(workers)).toEqual([headersOf('_astro/')['Content-Security-Policy']]);
      expect(heard).toEqual([]);
    });

    test('serves the search, whose files have endings of their own', async ({ page }) => {
      await page.goto(`${url}batch-size/`);
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox').fill('condition number');
      await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
    });

    test('another site may frame a figure’s embedded form and no other page', async ({ page }) => {
      await page.setContent(
        `<iframe name="embedded" src="${url}embed/momentum/"></iframe><iframe name="lesson" src="${url}momentum/"></iframe>`,
      );
      await expect(page.frameLocator('[name=embedded]').locator('live-figure')).toHaveCount(1);
      await expect(page.frameLocator('[name=lesson]').locator('live-figure')).toHaveCount(0);
      expect(page.frame('lesson')!.url()).toMatch(/^chrome-error:/);
    });
  });
