/** What a figure costs its readers: time to compute, and what is loaded for it. */
import { isAbsolute, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import thread from 'virtual:experiment-thread';
import type { Experiment } from '../lib/experiment/experiment.ts';
import { renderDrawings } from '../lib/figure/build/render.ts';
import { computing, keptOr, stored } from '../lib/figure/build/store.ts';
import { bundled } from '../lib/worker/threads/bundled.ts';
import { threadPool } from '../lib/worker/threads/pool.ts';
import type { PlacedFigure } from './placed-figures.ts';

export interface Cost {
  /** Of one thread, for the experiment at the lesson's settings. */
  milliseconds: number;
  /** Both drawings, compressed with brotli. */
  drawingBytes: number;
  /** What is loaded for this figure, or this kind of figure, and for no other: minified, compressed with brotli. */
  codeBytes: number;
}

/** A thread that nothing else waits for. */
const measuring = threadPool(thread.file, 1);

export async function measured({ id, figure, values, file }: PlacedFigure): Promise<Cost> {
  const experiment = figure.experiment(values);
  const result = await stored(experiment, figure.title);
  const drawings = renderDrawings(figure, figure.summarise(result, values), values, id);
  const { code } = await bundled(join(process.cwd(), file), { plugins: [], external: isShared });
  return {
    milliseconds: await timeOf(experiment, figure.title),
    drawingBytes: brotliCompressSync(drawings).length,
    codeBytes: brotliCompressSync(code).length,
  };
}

/** Kept for as long as the experiment and the code that computes it are the same. */
const timeOf = (experiment: Experiment, name: string): Promise<number> =>
  keptOr('costs', computing(experiment), async () => {
    // The first pays for what a new thread has to load and to compile.
    await measuring.perform(experiment, name);
    const begun = performance.now();
    await measuring.perform(experiment, name);
    return performance.now() - begun;
  });

/** The library and the packages, which figures have in common. */
const isShared = (id: string) => /^(\.\.\/)+lib\//.test(id) || !(id.startsWith('.') || isAbsolute(id));
