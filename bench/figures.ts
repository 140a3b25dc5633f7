/** What each figure costs, in Node and on the built site in the browser. Times are medians in milliseconds. */
import type { Browser, Page } from 'playwright';
import { preview } from 'astro';
import { brotliCompressSync } from 'node:zlib';
import { figures } from '../src/figures/built.ts';
import { perform } from '../src/lib/experiment/perform.ts';
import type { AnyFigure } from '../src/lib/figure/contract/define.ts';
import { defaults } from '../src/lib/figure/contract/knobs.ts';
import { renderDrawings } from '../src/lib/figure/build/render.ts';
import { median } from './statistics.ts';

const repetitions = 3;

export interface Cost {
  figure: string;
  /** Computing the experiment in Node. */
  node: number;
  /** In the browser, from the request to the finished drawing: the page's first computation, worker start included, and later ones. */
  browserFirst: number;
  browser: number;
  /** From the request to the first drawing of a later computation. */
  firstFrame: number;
  /** The longest task that kept the page from answering while it computed; 0 if none was over 50 ms. */
  longestTask: number;
  /** Both drawings, and the same compressed with brotli. */
  svgBytes: number;
  svgBrotli: number;
}

/** Measures the figures named, or all. */
export async function measureFigures(browser: Browser, asked: string[]): Promise<Cost[]> {
  const names = asked.length > 0 ? asked : Object.keys(figures);
  const server = await preview({ logLevel: 'silent' });
  const costs: Cost[] = [];
  try {
    for (const name of names) {
      const page = await browser.newPage({ reducedMotion: 'reduce' });
      costs.push({
        figure: name,
        ...(await inNode(name, figures[name]!)),
        ...(await inBrowser(page, server.port, name)),
      });
      await page.close();
    }
  } finally {
    await server.stop();
  }
  return costs;
}

async function inNode(name: string, figure: AnyFigure) {
  const knobs = defaults(figure.knobs);
  const experiment = figure.experiment(knobs);
  let result = await perform(experiment);
  const times: number[] = [];
  for (let i = 0; i < repetitions; i++) {
    const begun = performance.now();
    result = await perform(experiment);
    times.push(performance.now() - begun);
  }
  const svg = renderDrawings(figure, figure.summarise(result, knobs), knobs, name);
  return { node: tenth(median(times)), svgBytes: svg.length, svgBrotli: brotliCompressSync(svg).length };
}

async function inBrowser(page: Page, port: number, name: string) {
  await page.goto(`http://localhost:${port}/figures/${name}/`);
  await page.locator('live-figure:not([data-state=static])').waitFor();
  const runs: { whole: number; firstFrame: number; longestTask: number }[] = [];
  for (let i = 0; i <= repetitions; i++) runs.push(await page.evaluate(timeOneComputation));
  const later = runs.slice(1);
  return {
    browserFirst: Math.round(runs[0]!.whole),
    browser: tenth(median(later.map(({ whole }) => whole))),
    firstFrame: tenth(median(later.map(({ firstFrame }) => firstFrame))),
    longestTask: Math.round(Math.max(...runs.map(({ longestTask }) => longestTask))),
  };
}

/** Runs in the page. */
async function timeOneComputation() {
  const figure = document.querySelector('live-figure') as HTMLElement & { recompute(): void };
  const svg = [...figure.querySelectorAll('svg')].find((drawing) => drawing.checkVisibility())!;
  let longestTask = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  tasks.observe({ type: 'longtask' });
  // A computation that changes nothing draws nothing new: taking the drawing away makes the next one show.
  svg.replaceChildren();
  const begun = performance.now();
  let firstFrame = 0;
  const drawn = new MutationObserver(() => (firstFrame ||= performance.now() - begun));
  drawn.observe(svg, { childList: true, subtree: true });
  const done = new Promise<void>((resolve) => {
    const states = new MutationObserver(
      () => figure.dataset['state'] === 'done' && (states.disconnect(), resolve()),
    );
    states.observe(figure, { attributes: true, attributeFilter: ['data-state'] });
  });
  figure.recompute();
  await done;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const whole = performance.now() - begun;
  drawn.disconnect();
  tasks.disconnect();
  return { whole, firstFrame, longestTask };
}

const tenth = (value: number) => Math.round(value * 10) / 10;
