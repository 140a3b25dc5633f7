/**
 * What recording costs: the time of a study that records at each checkpoint, as a multiple of the same study's without,
 * in Chromium's worker. All take turns, and each is divided by that of the same round.
 */
import type { Browser } from 'playwright';
import type { Study } from '../src/lib/training/spec.ts';
import { spread, type Spread } from './statistics.ts';
import { cells, openPage, record, shown } from './trainer.ts';
import { studyOf } from './trainer/engine.ts';
import type { Bench } from './trainer/page.ts';
import { serve } from './trainer/server.ts';
import { shapes, type Shape } from './trainer/shapes.ts';

declare const bench: Bench;

const rounds = 21;
const runs = 6;

/** As many as a figure's curves have, and epochs, so that each has one of its own. */
const checkpoints = 60;

const recordings = {
  nothing: {},
  'pre-activations': { preActivations: { bins: 40, range: [-4, 4] } },
  'norms of weights': { weightNorms: true },
} satisfies Record<string, Partial<Study['record']>>;
type Recording = keyof typeof recordings;
const names = Object.keys(recordings) as Recording[];

/** Of small networks, in which an example's values weigh most beside its products, of wide ones, and of many inputs. */
const recorded = shapes.filter(
  ({ name, batchSize }) => batchSize === 32 || (name === '2-8-8-1' && batchSize === 10),
);

interface RecordingCost {
  shape: string;
  batchSize: number;
  ratios: Record<string, Spread>;
}

export async function measureRecordings(browser: Browser): Promise<RecordingCost[]> {
  const server = await serve();
  try {
    const page = await openPage(browser, server);
    const costs: RecordingCost[] = [];
    for (const shape of recorded) {
      const measured: Record<Recording, number>[] = [];
      // The first round is for the engine to compile.
      for (let round = 0; round <= rounds; round++) {
        const times = await page.evaluate(
          (studies) => bench.time(studies),
          names.map((name) => studyWith(shape, name)),
        );
        if (round > 0) measured.push(timesByName(times));
      }
      costs.push(costOf(shape, measured));
    }
    return costs;
  } finally {
    server.stop();
  }
}

const studyWith = (shape: Shape, name: Recording): Study => ({
  ...studyOf(shape, runs),
  budget: { epochs: checkpoints },
  record: { checkpoints, ...recordings[name] },
});

const timesByName = (times: number[]) =>
  Object.fromEntries(names.map((name, i) => [name, times[i]!])) as Record<Recording, number>;

const costOf = ({ name: shape, batchSize }: Shape, measured: Record<Recording, number>[]): RecordingCost => ({
  shape,
  batchSize,
  ratios: record(
    names.filter((name) => name !== 'nothing'),
    (name) => spread(measured.map((times) => times[name as Recording] / times.nothing)),
  ),
});

export function printRecordings(costs: RecordingCost[]): void {
  console.log('Time of a study that records, as a multiple of the same study’s without: median (quartiles)');
  console.table(costs.map(({ shape, batchSize, ratios }) => ({ shape, batchSize, ...cells(ratios, shown) })));
}
