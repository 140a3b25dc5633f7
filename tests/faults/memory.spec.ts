/** Half an hour of a reader who does not stop: the page and its workers hold no more at the end than at the beginning. */
import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from 'playwright/test';
import { openFigure } from '../e2e/live-figure.ts';
import { limits } from '../limits.ts';

const minutes = Number(process.env['MINUTES'] ?? 30);
/** The first fifth fills caches and compiles code. */
const warmUp = 0.2;
const samples = 10;
/** Page's heap after a collection, and the resident memory of its process with the workers: growth that is noise. */
const heapNoise = 1.15;
const residentNoise = 1.25;

interface Sample {
  heap: number;
  resident: number;
}

async function sample(page: Page, browser: Browser): Promise<Sample> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  await whole.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentOf(id));
  return { heap: usedSize, resident: renderers.reduce((sum, bytes) => sum + bytes, 0) };
}

const residentOf = (process: number) =>
  1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1] ?? 0);

/** One round of what a reader does: new seeds in every figure, time moved, the data opened and closed. */
async function round(page: Page, seed: number): Promise<void> {
  for (const figure of await page.locator('live-figure').all()) {
    await figure.scrollIntoViewIfNeeded();
    const seeds = figure.locator('input[name=seed]');
    if ((await seeds.count()) > 0) await seeds.fill(String(seed));
    else
      await figure
        .getByRole('slider')
        .nth(seed % 2)
        .press(seed % 4 < 2 ? 'ArrowLeft' : 'ArrowRight');
    await expect(figure).toHaveAttribute('data-state', 'done');
    await figure.getByRole('slider', { name: 'Time' }).fill(String(20 + (seed % 160)));
  }
  const last = page.locator('live-figure').last();
  await last.getByRole('button', { name: 'Data and export' }).click();
  await expect(last.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
}

test(`${minutes} minutes of repeated runs do not let the memory grow`, async ({ page, browser }) => {
  test.setTimeout(minutes * 60_000 + limits.test);
  test.skip(process.platform !== 'linux', 'resident memory is read from /proc');
  await openFigure(page, 'learning-rate/');
  const begin = performance.now();
  const share = () => (performance.now() - begin) / 60_000 / minutes;
  const taken: Sample[] = [];
  for (let seed = 2; share() < 1; seed++) {
    await round(page, seed);
    if (share() > warmUp + (taken.length / samples) * (1 - warmUp)) taken.push(await sample(page, browser));
  }
  const megabytes = (of: keyof Sample) => taken.map((one) => (one[of] / 1e6).toFixed(1)).join(' ');
  console.log(`heap after a collection, MB: ${megabytes('heap')}\nresident, MB: ${megabytes('resident')}`);
  const growth = (of: keyof Sample) => mean(taken.slice(-3), of) / mean(taken.slice(0, 3), of);
  // Fewer, and the first would be compared with themselves.
  expect(taken.length).toBeGreaterThanOrEqual(6);
  expect(growth('heap')).toBeLessThan(heapNoise);
  expect(growth('resident')).toBeLessThan(residentNoise);
});

const mean = (some: readonly Sample[], of: keyof Sample) =>
  some.reduce((sum, one) => sum + one[of], 0) / some.length;
