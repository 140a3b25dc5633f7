/** Trains whole studies as figures do. Answers each with the milliseconds that it took. */
import type { Study } from '../../src/lib/training/spec.ts';
import { train } from '../../src/lib/training/train.ts';

self.onmessage = async ({ data: study }: MessageEvent<Study>) => {
  const begun = performance.now();
  await train(study);
  self.postMessage(performance.now() - begun);
};
