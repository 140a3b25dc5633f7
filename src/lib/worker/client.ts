/** The page's side of the worker: one worker for all figures of the page, started at the first request. */
import type { Experiment, Frame } from '../experiment/experiment.ts';
import type { Answer, Request } from './protocol.ts';

export interface Listener {
  /** Aborting drops the request; no further frame is delivered. */
  signal: AbortSignal;
  /** Called before the first frame, and again if the worker died and the computation starts over. */
  start: () => void;
  progress: (frame: Frame) => void;
}

interface Pending extends Listener {
  experiment: Experiment;
  /** How often the worker has died under this request. */
  deaths: number;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

const pending = new Map<number, Pending>();
let worker: Worker | null = null;
let lastId = 0;

/**
 * Performs an experiment in the worker. Resolves when the last frame has been delivered. Rejects with the signal's
 * reason when aborted, with an Error when the computation fails or when the worker has died twice under it.
 */
export function performInWorker(experiment: Experiment, listener: Listener): Promise<void> {
  listener.signal.throwIfAborted();
  const id = ++lastId;
  return new Promise<void>((resolve, reject) => {
    pending.set(id, { ...listener, experiment, deaths: 0, resolve, reject });
    listener.signal.addEventListener('abort', () => {
      if (!pending.delete(id)) return;
      post({ id, ask: 'abort' });
      reject(listener.signal.reason);
    });
    begin(id);
  });
}

function begin(id: number): void {
  const { start, experiment } = pending.get(id)!;
  start();
  post({ id, ask: 'perform', experiment });
}

function post(request: Request): void {
  worker ??= startWorker();
  worker.postMessage(request);
}

function startWorker(): Worker {
  const started = new Worker(new URL('./compute.worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<Answer>) => receive(data);
  started.onerror = (event) => {
    event.preventDefault();
    if (started === worker) buryWorker(event.message);
  };
  return started;
}

function receive(answer: Answer): void {
  const request = pending.get(answer.id);
  if (!request) return; // aborted: its last frames are stale
  if (answer.tell === 'frame') return request.progress(answer.frame);
  pending.delete(answer.id);
  if (answer.tell === 'done') request.resolve();
  else request.reject(new Error(answer.message));
}

/** The worker is gone: what it was computing is asked of a new one, once. */
function buryWorker(reason: string): void {
  worker?.terminate();
  worker = null;
  for (const [id, request] of pending) {
    request.deaths++;
    if (request.deaths === 1) begin(id);
    else {
      pending.delete(id);
      request.reject(new Error(`The computation stopped twice${reason ? `: ${reason}` : ''}.`));
    }
  }
}
