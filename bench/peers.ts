/**
 * How fast the trainer is, in Chromium's worker, beside what a practitioner would use: PyTorch and scikit-learn, on one
 * thread each, for the same networks, data, batches and optimiser. All take turns within one run, and every ratio is of
 * two rates of the same round: the ratios hold when the machine is slow or busy, the rates do not.
 */
import type { Browser, Page } from 'playwright';
import { startPeers, type Peer, type PeerProgram } from './peers/program.ts';
import { median, spread, type Spread } from './statistics.ts';
import { cells, openPage, shown } from './trainer.ts';
import type { Bench } from './trainer/page.ts';
import { serve } from './trainer/server.ts';
import { shapes, type Shape } from './trainer/shapes.ts';

declare const bench: Bench;

const rounds = 11;

/** Networks trained side by side. */
const runCounts = [6, 30, 300];

/** These train one network after the other: more of them make no difference to their rate. */
const single: Peer[] = ['one by one', 'scikit-learn'];

interface PeerCost {
  shape: string;
  batchSize: number;
  runs: number;
  /** The trainer's run-steps per second as a multiple of each peer's. */
  ratios: Record<Peer, Spread>;
  /** Medians, run-steps per second. Of this machine at this hour only. */
  rates: Record<Peer | 'trainer', number>;
}

export async function measurePeers(browser: Browser): Promise<PeerCost[]> {
  const program = startPeers();
  const server = await serve();
  try {
    const page = await openPage(browser, server);
    const costs: PeerCost[] = [];
    for (const shape of shapes) costs.push(...(await measureShape(page, program, shape)));
    return costs;
  } finally {
    server.stop();
    program.stop();
  }
}

async function measureShape(page: Page, program: PeerProgram, shape: Shape): Promise<PeerCost[]> {
  for (const peer of single) await program.open(peer, shape, 1);
  for (const runs of runCounts) {
    await program.open('stacked', shape, runs);
    await page.evaluate(([what, count]) => bench.open('fused', what, count), [shape, runs] as const);
  }
  const measured = runCounts.map((runs) => ({ runs, rates: [] as PeerCost['rates'][] }));
  for (let round = 0; round < rounds; round++) {
    const oneByOne = await program.slice('one by one', 1);
    const scikitLearn = await program.slice('scikit-learn', 1);
    for (const { runs, rates } of measured) {
      const [trainer] = await page.evaluate((count) => bench.round([{ worker: 'fused', runs: count }]), runs);
      const stacked = await program.slice('stacked', runs);
      rates.push({ trainer: trainer!, 'one by one': oneByOne, stacked, 'scikit-learn': scikitLearn });
    }
  }
  return measured.map(({ runs, rates }) => costOf(shape, runs, rates));
}

function costOf({ name, batchSize }: Shape, runs: number, rates: PeerCost['rates'][]): PeerCost {
  const ratio = (peer: Peer) => spread(rates.map((rate) => rate.trainer / rate[peer]));
  const middle = (who: Peer | 'trainer') => median(rates.map((rate) => rate[who]));
  return {
    shape: name,
    batchSize,
    runs,
    ratios: {
      'one by one': ratio('one by one'),
      stacked: ratio('stacked'),
      'scikit-learn': ratio('scikit-learn'),
    },
    rates: {
      trainer: middle('trainer'),
      'one by one': middle('one by one'),
      stacked: middle('stacked'),
      'scikit-learn': middle('scikit-learn'),
    },
  };
}

export function printPeers(costs: PeerCost[]): void {
  console.log('The trainer’s run-steps per second as multiples of those of PyTorch, one network after the');
  console.log('other, of PyTorch with all in one tensor a layer, of scikit-learn: median (quartiles)');
  console.table(
    costs.map(({ shape, batchSize, runs, ratios }) => ({ shape, batchSize, runs, ...cells(ratios, shown) })),
  );
}
