/** After one visit the book works without a network; with one, nothing old is shown. The server is stopped to cut it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type BrowserContext, type Page } from 'playwright/test';
import { answers } from './answering.ts';
import { site as tested } from './sites.ts';
import { freePort } from './web-servers.ts';

/** A copy of the built site that can be changed, on a server that can be stopped. */
interface Site {
  address: string;
  /** Replaces words in one of the site's files. */
  change(file: string, before: string | RegExp, after: string): void;
  cut(): Promise<void>;
}

const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'offline-'));
    cpSync(tested.folder, folder, { recursive: true });
    const port = await freePort();
    const server = spawn('node', ['tests/e2e/serve.ts', folder, tested.base, String(port)]);
    const address = `http://localhost:${port}${tested.base}`;
    expect(await answers(address), `a server at ${address}`).toBe(true);
    await use({
      address,
      change(file, before, after) {
        const text = readFileSync(join(folder, file), 'utf8');
        const changed = text.replace(before, after);
        expect(changed).not.toBe(text);
        writeFileSync(join(folder, file), changed);
      },
      cut: () => stop(server),
    });
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  },
});

test.use({ serviceWorkers: 'allow' });

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill();
  await once(server, 'exit');
}

/** Visits the landing page until the book is kept. */
async function visit(page: Page, site: Site): Promise<void> {
  await page.goto(site.address);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
  });
}

/** The addresses of all that is kept, with their revisions. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(opened.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => url);
  });

/** Whether a newer version has been fetched and waits for the present one to go. */
const isWaiting = (page: Page) =>
  page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));

/** The same, asked of the workers, where no page is open. One that just stops or starts is asked again. */
async function mayBeWaiting(context: BrowserContext): Promise<boolean> {
  const asked = context
    .serviceWorkers()
    .map((worker) =>
      worker
        .evaluate(() => Boolean((self as unknown as ServiceWorkerGlobalScope).registration.waiting))
        .catch(() => true),
    );
  return (await Promise.all(asked)).includes(true);
}

/** Turns a figure's knob, and waits until it has trained again. */
async function takeSeed(page: Page, id: string, seed: string): Promise<void> {
  const figure = page.locator(`live-figure[data-id="${id}"]`);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-state', 'ready');
  const claim = await figure.locator('.claim').textContent();
  await figure.locator('.seed input').fill(seed);
  await expect(figure).toHaveAttribute('data-state', 'done');
  await expect(figure.locator('.claim')).not.toHaveText(claim!);
}

test('without a network: other lessons, training in two of them, the search and the print', async ({
  page,
  site,
}) => {
  await visit(page, site);
  await site.cut();
  await expect(fetch(site.address)).rejects.toThrow();
  const refused: string[] = [];
  page.on('console', (message) => /polic/i.test(message.text()) && refused.push(message.text()));

  await page.goto(`${site.address}learning-rate/?utm_source=link`);
  await expect(page.locator('h1')).toHaveText('Learning rate');
  await takeSeed(page, 'four-learning-rates', '7');
  // Handwritten digits: their images are a file of their own.
  await page.goto(`${site.address}batch-size/`);
  await takeSeed(page, 'batch-size-range-test', '7');

  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('"condition number"');
  await page.getByRole('dialog').getByRole('link').first().click();
  await expect(page.locator('h1')).toHaveText('Momentum');
  expect(await page.evaluate(() => document.fonts.check('16px "KaTeX_Main"'))).toBe(true);
  await page.goto(`${site.address}print/`);
  await expect(page.locator('.chapter').first()).toBeVisible();
  expect(refused).toEqual([]);
});

test('with a network a page is the newest, though an older one is kept', async ({ page, site }) => {
  await visit(page, site);
  site.change('momentum/index.html', '<h1>Momentum</h1>', '<h1>Momentum, revised</h1>');
  await page.goto(`${site.address}momentum/`);
  await expect(page.locator('h1')).toHaveText('Momentum, revised');
  await site.cut();
  await page.goto(`${site.address}momentum/`);
  await expect(page.locator('h1')).toHaveText('Momentum');
});

test('a new version takes over when the last page of the old one is closed, and clears up', async ({
  context,
  site,
}) => {
  const first = await context.newPage();
  await visit(first, site);
  const before = await kept(first);
  const [old] = before.filter((url) => url.startsWith(`${site.address}momentum/?`));
  site.change('momentum/index.html', '<h1>Momentum</h1>', '<h1>Momentum, revised</h1>');
  site.change('service-worker.js', new URL(old!).searchParams.get('__WB_REVISION__')!, 'the-next');

  // The next navigation finds the new version, which waits beside the old one.
  await first.goto(`${site.address}batch-size/`);
  await expect.poll(() => isWaiting(first)).toBe(true);
  expect(await kept(first)).toContain(old);

  await first.close();
  // The browser may be a while in letting go of the closed page; one that came meanwhile would still be the old version's.
  await expect.poll(() => mayBeWaiting(context)).toBe(false);
  const second = await context.newPage();
  await second.goto(site.address);
  expect(await kept(second)).not.toContain(old);
  expect(await kept(second)).toHaveLength(before.length);
  await site.cut();
  await second.goto(`${site.address}momentum/`);
  await expect(second.locator('h1')).toHaveText('Momentum, revised');
});
