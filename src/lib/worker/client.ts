/** The page's side of the workers: one pool for all figures of the page, started at the first request. */
import { within } from '../life/within.ts';
import { divide, needsTrainer, type Experiment, type Frame } from '../experiment/experiment.ts';
import { Connection, WorkerDied } from './connection.ts';

export interface Listener {
  /** Aborting drops the request; no further frame is delivered. */
  signal: AbortSignal;
  /** Called if a worker died: the frames begin again with the first. */
  startOver: () => void;
  progress: (frame: Frame) => void;
}

/** A worker that dies under a request is replaced, and the request begins again; the second death is reported. */
const attempts = 2;

const pool: (Connection | undefined)[] = [];

/** Beyond a few, starting a worker costs more than it computes. */
const mostWorkers = 6;

/** One core is left to the page itself; of two it needs too little for that. */
const workersByDefault = () => {
  const cores = navigator.hardwareConcurrency ?? 2;
  return Math.min(mostWorkers, cores > 2 ? cores - 1 : cores);
};

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
    try {
      return await performOnce(experiment, listener, workers);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      if (attempt === attempts)
        throw new Error(`The worker stopped ${attempts} times${error.message && `: ${error.message}`}.`);
      listener.startOver();
    }
  }
}

async function performOnce(experiment: Experiment, listener: Listener, workers: number): Promise<void> {
  // When one share fails, the others have nothing left to work for.
  const rest = within(listener.signal);
  try {
    await Promise.all(
      divide(experiment, workers).map((share, i) =>
        connection(i, needsTrainer(experiment)).perform(share.experiment, {
          signal: rest.signal,
          progress: (frame) => listener.progress(share.widen(frame)),
        }),
      ),
    );
  } finally {
    rest.abort();
  }
}

/** The pool's worker number `i`; if it is not running, it is started, with or without the trainer. */
function connection(i: number, withTrainer: boolean): Connection {
  return (pool[i] ??= new Connection(withTrainer, () => (pool[i] = undefined)));
}
