/**
 * `npm run audit`: Lighthouse, as on a phone, on the landing page and on the heaviest lesson of the built site.
 * `-- --runs 1` is quicker, `-- --pages momentum/,resources/` chooses. Fails below the limits.
 */
import { existsSync, globSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import lighthouse, { type Result } from 'lighthouse';
import { chromium } from 'playwright';
import { findBrowser } from '../tests/e2e/find-browser.ts';
import { serve } from './audit-server.ts';

/** Scores from 0 to 100, as Lighthouse gives them. */
const limits = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
type Category = keyof typeof limits;
const categories = Object.keys(limits) as Category[];

const measures = {
  'first-contentful-paint': 'first paint',
  'largest-contentful-paint': 'largest paint',
  'total-blocking-time': 'blocked',
  'cumulative-layout-shift': 'shift',
  'total-byte-weight': 'weight',
};

/** The middle one; of an even number, the lower of the two in the middle, so that half a point never helps. */
const middle = <T>(sorted: readonly T[]): T => sorted[Math.floor((sorted.length - 1) / 2)]!;

/** The page of the lesson whose HTML is longest. */
function heaviestLesson(dist: string): string {
  const lessons = globSync('src/content/lessons/*.mdx').map((file) => file.split(/[/\\.]/).at(-2)!);
  const weight = (lesson: string) => statSync(`${dist}${lesson}/index.html`).size;
  return `${lessons.sort((a, b) => weight(b) - weight(a))[0]}/`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Lighthouse's results for one page, with its own mobile settings: a slow phone on slow 4G, simulated. */
async function audit(url: string, port: number, runs: number): Promise<Result[]> {
  const results: Result[] = [];
  for (let run = 0; run < runs; run++) {
    const result = await lighthouse(url, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: categories,
    });
    if (!result || result.lhr.runtimeError)
      throw new Error(result?.lhr.runtimeError?.message ?? `no result for ${url}`);
    results.push(result.lhr);
  }
  return results;
}

const score = (result: Result, category: Category) =>
  Math.round(100 * (result.categories[category]?.score ?? 0));
const ascending = (a: number, b: number) => a - b;

/** What keeps a category from 100, in Lighthouse's words. */
function shortcomings({ categories: scored, audits }: Result): string[] {
  const references = categories.flatMap((category) => scored[category]?.auditRefs ?? []);
  return [...new Set(references.filter(({ weight }) => weight > 0).map(({ id }) => id))]
    .map((id) => audits[id]!)
    .filter(({ score }) => score !== null && score < 0.9)
    .map(
      ({ title, displayValue, score }) =>
        `${title}${displayValue ? ` (${displayValue})` : ''}: ${Math.round(100 * score!)}`,
    );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '5' }, pages: { type: 'string' } },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: a whole number from 1`);
  const dist = fileURLToPath(new URL('../dist/', import.meta.url));
  if (!existsSync(dist)) throw new Error('There is no dist to audit: npm run build');
  const pages = values.pages?.split(',') ?? ['', heaviestLesson(dist)];

  const port = await freePort();
  const { server, address } = await serve(dist);
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      `--remote-debugging-port=${port}`,
    ],
  });
  try {
    for (const page of pages) report(page, await audit(address + page, port, runs));
  } finally {
    await browser.close();
    server.close();
  }
}

/** Prints the page's scores and, of its middle run, what it took and what could be better. */
function report(page: string, results: readonly Result[]): void {
  console.log(`\n/${page}: median of ${results.length}`);
  for (const category of categories) {
    const scores = results.map((result) => score(result, category)).sort(ascending);
    const good = middle(scores) >= limits[category];
    if (!good) process.exitCode = 1;
    const range = `${scores[0]}–${scores.at(-1)}`;
    console.log(
      `  ${good ? '✓' : '✗'} ${category.padEnd(15)}${String(middle(scores)).padStart(4)} of ${limits[category]}  (${range})`,
    );
  }
  const run = middle([...results].sort((a, b) => score(a, 'performance') - score(b, 'performance')));
  const taken = Object.entries(measures).map(
    ([id, name]) => `${name} ${format(id, run.audits[id]!.numericValue!)}`,
  );
  console.log(`  ${taken.join(', ')}`);
  for (const line of shortcomings(run)) console.log(`  – ${line}`);
}

function format(id: string, value: number): string {
  if (id === 'cumulative-layout-shift') return value.toFixed(3);
  if (id === 'total-byte-weight') return `${Math.round(value / 1000)} kB`;
  return `${(value / 1000).toFixed(1)} s`;
}

if (import.meta.main) await main();
