/**
 * `npm run bench [-- --json] [figure…]`: what each figure costs. Run it after `npm run build`: the browser's times are
 * taken on the built site. Times are medians in milliseconds on this machine at this hour: compare within one run only.
 */
import { chromium, type Page } from 'playwright';
import { preview } from 'astro';
import { brotliCompressSync } from 'node:zlib';
import { figures } from '../src/components/figures.ts';
import { perform } from '../src/lib/experiment/experiment.ts';
import type { AnyFigure } from '../src/lib/figure/define.ts';
import { defaults } from '../src/lib/figure/knobs.ts';
import { renderDrawings } from '../src/lib/figure/render.ts';
import { findBrowser } from '../tests/e2e/find-browser.ts';

const repetitions = 3;

interface Cost {
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

export default async function main(parameters: string[]): Promise<void> {
  const asked = parameters.filter((parameter) => !parameter.startsWith('--'));
  const names = asked.length > 0 ? asked : Object.keys(figures);
  const server = await preview({ logLevel: 'silent' });
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
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
    await browser.close();
    await server.stop();
  }
  if (parameters.includes('--json')) console.log(JSON.stringify(costs, null, 2));
  else console.table(costs);
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
  const svg = renderDrawings(figure, figure.summarise(result as never, knobs), knobs, name);
  return { node: median(times), svgBytes: svg.length, svgBrotli: brotliCompressSync(svg).length };
}

async function inBrowser(page: Page, port: number, name: string) {
  await page.goto(`http://localhost:${port}/figures/${name}/`);
  await page.locator('live-figure:not([data-state=static])').waitFor();
  const runs: { whole: number; firstFrame: number; longestTask: number }[] = [];
  for (let i = 0; i <= repetitions; i++) runs.push(await page.evaluate(timeOneComputation));
  const later = runs.slice(1);
  return {
    browserFirst: Math.round(runs[0]!.whole),
    browser: median(later.map(({ whole }) => whole)),
    firstFrame: median(later.map(({ firstFrame }) => firstFrame)),
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

function median(values: number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]! * 10) / 10;
}
