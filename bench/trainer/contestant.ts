/** What the workers of the bench have in common: each holds one way of training and trains for a while when asked. */
import type { Shape } from './shapes.ts';

/** Networks of one shape under way. */
export interface Contestant {
  /** Performs about `steps` steps with each run, and records each one's loss. Returns the run-steps done. */
  advance(steps: number): number | Promise<number>;
}

/** Takes up `runs` networks. */
export type Open = (shape: Shape, runs: number) => Promise<Contestant>;

export type Request = { ask: 'open'; shape: Shape; runs: number } | { ask: 'slice'; runs: number };

/**
 * Of a slice, and of the calls in it: as long as the site's trainer computes between two frames. Long beside the
 * clock's resolution, short beside the time in which the machine's other work changes.
 */
const sliceMilliseconds = 20;

/** Answers requests with: when opened, nothing; after a slice, run-steps per second. */
export function enter(open: Open): void {
  const opened = new Map<number, { contestant: Contestant; steps: number }>();
  self.onmessage = async ({ data: request }: MessageEvent<Request>) => {
    if (request.ask === 'open') {
      const contestant = await open(request.shape, request.runs);
      opened.set(request.runs, { contestant, steps: await stepsPerCall(contestant) });
      return self.postMessage(null);
    }
    const { contestant, steps } = opened.get(request.runs)!;
    const begun = performance.now();
    let done = 0;
    let elapsed = 0;
    while (elapsed < sliceMilliseconds) {
      done += await contestant.advance(steps);
      elapsed = performance.now() - begun;
    }
    self.postMessage(done / (elapsed / 1000));
  };
}

/** Also gives the engine time to compile. */
async function stepsPerCall(contestant: Contestant): Promise<number> {
  for (let steps = 1; ; steps *= 2) {
    const begun = performance.now();
    await contestant.advance(steps);
    const elapsed = performance.now() - begun;
    if (elapsed > sliceMilliseconds / 2)
      return Math.max(1, Math.round((steps * sliceMilliseconds) / elapsed));
  }
}

/** A contestant that has run off into NaN would be timed for something else. */
export function checkLoss(loss: number): void {
  if (!Number.isFinite(loss)) throw new Error(`The loss is ${loss}.`);
}
