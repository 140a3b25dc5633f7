/**
 * How fast training is in Chromium's worker, beside other ways of doing it and beside what one core could do at all;
 * how soon it starts; how much there is to download.
 *
 * All take turns within one run, and every rate is divided by that of ConvNetJS in the same round: the ratios hold
 * when the machine is slow or busy, the rates do not.
 */
import { existsSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { studyOf } from './trainer/engine.ts';
import type { Bench, WorkerName } from './trainer/page.ts';
import { serve, type BenchServer } from './trainer/server.ts';
import { multiplyAddsPerStep, runCounts, shapes, type Shape } from './trainer/shapes.ts';
import { median, spread, type Spread } from './statistics.ts';

declare const bench: Bench;

const scripts = new URL('../dist/_astro/', import.meta.url);

const rounds = 31;
/** The slow take part in every fifth round only. */
const slowEvery = 5;
const starts = 9;

interface TrainerCost {
  shapes: ShapeCost[];
  startUp: StartUp;
  /** What the site's worker loads until its first step: scripts, the WebAssembly module in one of them. */
  download: { file: string; bytes: number; brotli: number }[];
}

interface ShapeCost {
  shape: string;
  batchSize: number;
  /** Run-steps per second as a multiple of ConvNetJS's, by contestant. */
  ratios: Record<string, Spread>;
  /** Of the fused engine's contestants: multiplications-and-additions forward and back, as a share of the core's peak. */
  shareOfPeak: Record<string, Spread>;
  /** The fused engine's time for one run against a sixth of its time for six. */
  oneRun: Spread;
  /** Medians, run-steps per second; of the peak, multiplications-and-additions per second. Of this machine at this hour only. */
  rates: Record<string, number>;
}

/** Milliseconds from `new Worker()` to its first sign of life, or to the site's first step. */
interface StartUp {
  empty: Spread;
  firstStep: Spread;
  ratio: number;
}

interface Entrant {
  worker: WorkerName;
  runs: number;
}

/** ConvNetJS and tfjs's layers train one network after the other: more of them make no difference to their rate. */
const fast: Entrant[] = [
  { worker: 'peak', runs: 1 },
  { worker: 'convnetjs', runs: 1 },
  ...runCounts.map((runs): Entrant => ({ worker: 'fused', runs })),
];
/** Far behind, or long about a single step. */
const slow: Entrant[] = [
  { worker: 'tensorflow', runs: 1 },
  ...runCounts.map((runs): Entrant => ({ worker: 'reference', runs })),
];
const nameOf = ({ worker, runs }: Entrant) => `${worker} ${runs}`;
const yardstick = 'convnetjs 1';
const limit = 'peak 1';

export async function measureTrainer(browser: Browser): Promise<TrainerCost> {
  // First of all: without a built site there is nothing to wait for.
  const siteWorker = findSiteWorker();
  const server = await serve();
  try {
    const page = await openPage(browser, server);
    const costs: ShapeCost[] = [];
    for (const shape of shapes) costs.push(await measureShape(page, shape));
    await page.close();
    const startUp = await measureStartUp(browser, server, siteWorker);
    return { shapes: costs, startUp, download: download(server) };
  } finally {
    server.stop();
  }
}

export async function openPage(browser: Browser, server: BenchServer): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(server.address);
  await page.waitForFunction(() => 'bench' in window);
  return page;
}

async function measureShape(page: Page, shape: Shape): Promise<ShapeCost> {
  const entrants = [...fast, ...slow];
  for (const { worker, runs } of entrants)
    await page.evaluate(([name, what, count]) => bench.open(name, what, count), [
      worker,
      shape,
      runs,
    ] as const);

  /** By name, by round. */
  const measured = new Map(entrants.map((entrant) => [nameOf(entrant), new Map<number, number>()]));
  for (let round = 0; round < rounds; round++) {
    const taking = round % slowEvery === 0 ? entrants : fast;
    const rates = await page.evaluate((all) => bench.round(all), taking);
    taking.forEach((entrant, i) => measured.get(nameOf(entrant))!.set(round, rates[i]!));
  }

  const relative = (name: string, to: string, factor = 1) =>
    spread([...measured.get(name)!].map(([round, rate]) => (factor * rate) / measured.get(to)!.get(round)!));
  const names = [...measured.keys()].filter((name) => name !== limit);
  return {
    shape: shape.name,
    batchSize: shape.batchSize,
    ratios: record(
      names.filter((name) => name !== yardstick),
      (name) => relative(name, yardstick),
    ),
    shareOfPeak: record(
      names.filter((name) => name.startsWith('fused')),
      (name) => relative(name, limit, multiplyAddsPerStep(shape)),
    ),
    oneRun: relative('fused 6', 'fused 1'),
    rates: record([...measured.keys()], (name) => median([...measured.get(name)!.values()])),
  };
}

export const record = <T>(names: string[], value: (name: string) => T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, value(name)]));

/** Every start in a page of its own whose cache is empty: a first visit without the network. */
async function measureStartUp(browser: Browser, server: BenchServer, worker: string): Promise<StartUp> {
  const experiment = studyOf(shapes[0]!, 1);
  const empty: number[] = [];
  const firstStep: number[] = [];
  for (let i = 0; i < starts; i++) {
    let page = await openPage(browser, server);
    empty.push(await page.evaluate(() => bench.startEmpty()));
    await page.close();
    page = await openPage(browser, server);
    firstStep.push(
      await page.evaluate(([url, request]) => bench.startSite(url, request), [
        worker,
        { id: 1, ask: 'perform', experiment },
      ] as const),
    );
    await page.close();
  }
  return { empty: spread(empty), firstStep: spread(firstStep), ratio: median(firstStep) / median(empty) };
}

/** Its path in the built site. */
function findSiteWorker(): string {
  const files = existsSync(scripts) ? readdirSync(scripts) : [];
  const worker = files.find((name) => /^study\.worker.*\.js$/.test(name));
  if (!worker) throw new Error(`${scripts.href} has no worker. Run npm run build first.`);
  return `/_astro/${worker}`;
}

function download({ siteFiles }: BenchServer): TrainerCost['download'] {
  return [...siteFiles].map(([path, contents]) => ({
    file: path.replace('/_astro/', ''),
    bytes: contents.length,
    brotli: brotliCompressSync(contents).length,
  }));
}

export function printTrainer({ shapes: costs, startUp, download: files }: TrainerCost): void {
  console.log('Run-steps per second as multiples of ConvNetJS’s: median (quartiles)');
  console.table(costs.map(({ shape, batchSize, ratios }) => ({ shape, batchSize, ...cells(ratios, shown) })));
  console.log(
    'Share of the core’s peak of multiplying and adding f32×4; time of one run against a sixth of six',
  );
  console.table(
    costs.map(({ shape, batchSize, shareOfPeak, oneRun }) => ({
      shape,
      batchSize,
      ...cells(shareOfPeak, percent),
      ...cells({ oneRun }, shown),
    })),
  );
  const { empty, firstStep, ratio } = startUp;
  console.log(
    `From new Worker() to the first step ${ms(firstStep)}; an empty worker’s answer ${ms(empty)}; ${shown(ratio)} ×`,
  );
  const sum = (key: 'bytes' | 'brotli') => files.reduce((total, file) => total + file[key], 0);
  console.table([...files, { file: 'together', bytes: sum('bytes'), brotli: sum('brotli') }]);
}

export const cells = (values: Record<string, Spread>, format: (value: number) => string) =>
  record(Object.keys(values), (name) => {
    const { median: middle, low, high } = values[name]!;
    return `${format(middle)} (${format(low)}–${format(high)})`;
  });
export const shown = (value: number) => (value < 0.01 ? '<0.01' : String(Number(value.toPrecision(2))));
const percent = (value: number) => `${Math.round(value * 100)} %`;
const ms = ({ median: middle, low, high }: Spread) =>
  `${middle.toFixed(0)} ms (${low.toFixed(0)}–${high.toFixed(0)})`;
