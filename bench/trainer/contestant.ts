/** What the workers of the bench have in common: each holds one way of training and trains for a while when asked. */
import type { Shape } from './shapes.ts';

/** Networks of one shape under way. */
export interface Contestant {
  /** Performs about `steps` steps for each run, with some or all of them, and records their losses. Returns the run-steps done. */
  advance(steps: number): number | Promise<number>;
}

/** Takes up `runs` networks. */
export type Open = (shape: Shape, runs: number) => Promise<Contestant>;

export type Request = { ask: 'open'; shape: Shape; runs: number } | { ask: 'slice'; runs: number };

/** How long a contestant trains when its turn comes: as long as the site's trainer does between two frames. */
const sliceMilliseconds = 20;
/** Taken before the first slice, to let the engine compile and to learn how many steps a slice is. */
const trialSlices = 4;
/** No time is told to be shorter. */
const shortestMilliseconds = 0.1;

/** Answers requests with: when opened, nothing; after a slice, run-steps per second. */
export function enter(open: Open): void {
  const opened = new Map<number, { contestant: Contestant; steps: number }>();
  self.onmessage = async ({ data: request }: MessageEvent<Request>) => {
    if (request.ask === 'open') {
      const contestant = await open(request.shape, request.runs);
      opened.set(request.runs, { contestant, steps: await stepsPerSlice(contestant) });
      return self.postMessage(null);
    }
    const { contestant, steps } = opened.get(request.runs)!;
    const { runSteps, milliseconds } = await time(contestant, steps);
    self.postMessage(runSteps / (milliseconds / 1000));
  };
}

/** The steps of a slice, by the fastest trial: others may have been interrupted. */
async function stepsPerSlice(contestant: Contestant): Promise<number> {
  let steps = 1;
  let perMillisecond = 0;
  for (let trials = 0; trials < trialSlices;) {
    const { milliseconds } = await time(contestant, steps);
    perMillisecond = Math.max(perMillisecond, steps / milliseconds);
    const wanted = Math.max(1, Math.round(perMillisecond * sliceMilliseconds));
    if (wanted < 2 * steps) trials++;
    steps = Math.min(wanted, 2 * steps);
  }
  return steps;
}

async function time(contestant: Contestant, steps: number) {
  const begun = performance.now();
  const runSteps = await contestant.advance(steps);
  return { runSteps, milliseconds: Math.max(performance.now() - begun, shortestMilliseconds) };
}

/** A contestant that has run off into NaN would be timed for something else. */
export function checkLoss(loss: number): void {
  if (!Number.isFinite(loss)) throw new Error(`The loss is ${loss}.`);
}
