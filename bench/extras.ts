/**
 * What costs more than losses and momentum: the time of a study that records more at each checkpoint, or trains otherwise,
 * as a multiple of the plain study's, in Chromium's worker. All take turns, and each is divided by that of the same round.
 */
import type { Browser } from 'playwright';
import { usualNormalizations, usualOptimizers } from '../src/lib/study/defaults.ts';
import type { Run, Study } from '../src/lib/training/spec.ts';
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

interface Variant {
  record?: Partial<Study['record']>;
  run?: Partial<Run>;
}

const variants = {
  plain: {},
  'pre-activations': { record: { preActivations: { bins: 40, range: [-4, 4] } } },
  'norms of weights': { record: { weightNorms: true } },
  Adam: { run: { optimizer: usualOptimizers.adam } },
  'batch normalisation': { run: { normalization: usualNormalizations.batch } },
} satisfies Record<string, Variant>;
type Name = keyof typeof variants;
const names = Object.keys(variants) as Name[];

/** Of small networks, in which an example's values weigh most beside its products, of wide ones, and of many inputs. */
const recorded = shapes.filter(
  ({ name, batchSize }) => batchSize === 32 || (name === '2-8-8-1' && batchSize === 10),
);

interface ExtraCost {
  shape: string;
  batchSize: number;
  ratios: Record<string, Spread>;
}

export async function measureExtras(browser: Browser): Promise<ExtraCost[]> {
  const server = await serve();
  try {
    const page = await openPage(browser, server);
    const costs: ExtraCost[] = [];
    for (const shape of recorded) {
      const measured: Record<Name, number>[] = [];
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

function studyWith(shape: Shape, name: Name): Study {
  const { record, run }: Variant = variants[name];
  const study = studyOf(shape, runs);
  return {
    ...study,
    runs: study.runs.map((plain) => ({ ...plain, ...run })),
    budget: { epochs: checkpoints },
    record: { checkpoints, ...record },
  };
}

const timesByName = (times: number[]) =>
  Object.fromEntries(names.map((name, i) => [name, times[i]!])) as Record<Name, number>;

const costOf = ({ name: shape, batchSize }: Shape, measured: Record<Name, number>[]): ExtraCost => ({
  shape,
  batchSize,
  ratios: record(
    names.filter((name) => name !== 'plain'),
    (name) => spread(measured.map((times) => times[name as Name] / times.plain)),
  ),
});

export function printExtras(costs: ExtraCost[]): void {
  console.log(
    'Time of a study that records more, or trains otherwise, as a multiple of the plain one’s: median (quartiles)',
  );
  console.table(costs.map(({ shape, batchSize, ratios }) => ({ shape, batchSize, ...cells(ratios, shown) })));
}
