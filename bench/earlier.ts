/**
 * How fast the trainer is beside that of another checkout, as before a change: both train the same networks in turns,
 * and every ratio is of two rates of the same round.
 */
import type { Browser, Page } from 'playwright';
import { spread, type Spread } from './statistics.ts';
import { cells, openPage, record } from './trainer.ts';
import type { Bench } from './trainer/page.ts';
import { serve } from './trainer/server.ts';
import { runCounts, shapes, type Shape } from './trainer/shapes.ts';

declare const bench: Bench;

const rounds = 101;

interface EarlierCost {
  shape: string;
  batchSize: number;
  /** This checkout's run-steps per second as a multiple of the other's, by the number of runs. */
  ratios: Record<string, Spread>;
}

/** `checkout` is a folder of the project in another state, with its packages installed. */
export async function measureEarlier(browser: Browser, checkout: string): Promise<EarlierCost[]> {
  const server = await serve({ earlier: checkout });
  try {
    const page = await openPage(browser, server);
    const costs: EarlierCost[] = [];
    for (const shape of shapes) costs.push(await measureShape(page, shape));
    return costs;
  } finally {
    server.stop();
  }
}

async function measureShape(page: Page, shape: Shape): Promise<EarlierCost> {
  const ratios = new Map<string, number[]>(runCounts.map((runs) => [`${runs} runs`, []]));
  for (const runs of runCounts)
    await page.evaluate(
      async ([what, count]) => {
        await bench.open('earlier', what, count);
        await bench.open('fused', what, count);
      },
      [shape, runs] as const,
    );
  for (let round = 0; round < rounds; round++)
    for (const runs of runCounts) {
      const pair = [
        { worker: 'earlier', runs },
        { worker: 'fused', runs },
      ] as const;
      const [earlier, now] = await page.evaluate((entrants) => bench.round([...entrants]), pair);
      ratios.get(`${runs} runs`)!.push(now! / earlier!);
    }
  return {
    shape: shape.name,
    batchSize: shape.batchSize,
    ratios: record([...ratios.keys()], (name) => spread(ratios.get(name)!)),
  };
}

export function printEarlier(costs: EarlierCost[]): void {
  console.log(
    'The trainer’s run-steps per second as multiples of those of the other checkout: median (quartiles)',
  );
  console.table(
    costs.map(({ shape, batchSize, ratios }) => ({ shape, batchSize, ...cells(ratios, hundredths) })),
  );
}

/** Of ratios near 1. */
const hundredths = (ratio: number) => ratio.toFixed(2);
