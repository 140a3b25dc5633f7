/** The page's side of the workers: one pool for all figures of the page, started at the first request. */
import type { Experiment, Frame } from '../experiment/experiment.ts';
import { share, widen } from '../experiment/share.ts';
import { Connection, WorkerDied } from './connection.ts';

export interface Listener {
  /** Aborting drops the request; no further frame is delivered. */
  signal: AbortSignal;
  /** Called before the first frame, and again if a worker died and the computation starts over. */
  start: () => void;
  progress: (frame: Frame) => void;
}

/** A worker that dies under a request is replaced, and the request begins again; the second death is reported. */
const attempts = 2;

const pool: (Connection | undefined)[] = [];

/** One core is left to the page itself; beyond a few, starting a worker costs more than it computes. */
const mostWorkers = 6;
const workersByDefault = () => Math.min(mostWorkers, Math.max(1, (navigator.hardwareConcurrency ?? 2) - 1));

/**
 * Performs an experiment in up to `workers` workers: a study's runs are spread over them, and the result is the same
 * for any number. Resolves when the last frame has been delivered. Rejects with the signal's reason when aborted,
 * with an Error when the computation fails or when a worker has died twice under it.
 */
export async function performInWorkers(
  experiment: Experiment,
  listener: Listener,
  workers = workersByDefault(),
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    listener.start();
    try {
      return await performOnce(experiment, listener, workers);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      if (attempt === attempts)
        throw new Error(`The worker stopped ${attempts} times${error.message && `: ${error.message}`}.`);
    }
  }
}

async function performOnce(experiment: Experiment, listener: Listener, workers: number): Promise<void> {
  // When one share fails, the others have nothing left to work for.
  const rest = new AbortController();
  const signal = AbortSignal.any([listener.signal, rest.signal]);
  try {
    await Promise.all(
      share(experiment, workers).map((part, i) =>
        connection(i, experiment.kind).perform(part.experiment, {
          signal,
          progress: (frame) => listener.progress(widen(frame, part, experiment)),
        }),
      ),
    );
  } finally {
    rest.abort();
  }
}

/** The pool's worker number `i`, started for an experiment of kind `first` if it is not running. */
function connection(i: number, first: Experiment['kind']): Connection {
  return (pool[i] ??= new Connection(first, () => (pool[i] = undefined)));
}
