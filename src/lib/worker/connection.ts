/** One worker and what is asked of it. */
import type { Experiment, Frame } from '../experiment/experiment.ts';
import computeWorker from './compute.worker.ts?worker&url';
import studyWorker from './study.worker.ts?worker&url';
import type { Answer, Request } from './protocol.ts';
import { startWorker } from './start.ts';

/** The worker ended, or could not be started, while it had something to do. */
export class WorkerDied extends Error {}

/**
 * A worker can be killed without a word: short of memory, say. One that has work and is silent for so long is asked
 * whether it is there, and is taken for dead after as long again. Not before its first word, which it says as soon as its
 * code is there: on a slow line that takes its time, and that it does not come at all, the browser tells.
 */
const silentMilliseconds = 3000;

interface Pending {
  progress: (frame: Frame) => void;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

export class Connection {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #died: () => void;
  #lastId = 0;
  #hasSpoken = false;
  #watch = 0;

  /**
   * For any experiments; soonest ready for one that needs the trainer, or for one that does not. `died` is called once,
   * when the worker ends; everything it was asked then rejects with WorkerDied.
   */
  constructor(withTrainer: boolean, died: () => void) {
    this.#died = died;
    this.#worker = startWorker(withTrainer ? studyWorker : computeWorker);
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#receive(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#end(event.message);
    };
  }

  /**
   * Performs an experiment in this worker. Resolves when the last frame has passed through `progress`; rejects with
   * the signal's reason when aborted, with WorkerDied, or with an Error when the computation fails.
   */
  perform(
    experiment: Experiment,
    { signal, progress }: { signal: AbortSignal; progress: (frame: Frame) => void },
  ): Promise<void> {
    signal.throwIfAborted();
    const id = ++this.#lastId;
    return new Promise<void>((resolve, reject) => {
      this.#pending.set(id, { progress, resolve, reject });
      signal.addEventListener('abort', () => {
        if (!this.#pending.delete(id)) return;
        this.#post({ id, ask: 'abort' });
        reject(signal.reason);
      });
      this.#post({ id, ask: 'perform', experiment });
      this.#listen();
    });
  }

  #end(reason: string): void {
    clearTimeout(this.#watch);
    this.#worker.terminate();
    this.#died();
    for (const { reject } of this.#pending.values()) reject(new WorkerDied(reason));
    this.#pending.clear();
  }

  /** Begins to wait for a word, if there is work and someone to do it. */
  #listen(): void {
    clearTimeout(this.#watch);
    if (!this.#hasSpoken || this.#pending.size === 0) return;
    this.#watch = window.setTimeout(() => {
      this.#post({ id: 0, ask: 'ping' });
      this.#watch = window.setTimeout(() => this.#end('it does not answer'), silentMilliseconds);
    }, silentMilliseconds);
  }

  #post(request: Request): void {
    this.#worker.postMessage(request);
  }

  #receive(answer: Answer): void {
    this.#hasSpoken = true;
    this.#hear(answer);
    this.#listen();
  }

  #hear(answer: Answer): void {
    if (answer.tell === 'pong') return;
    const request = this.#pending.get(answer.id);
    if (!request) return; // aborted: its last frames are stale
    if (answer.tell === 'frame') return request.progress(answer.frame);
    this.#pending.delete(answer.id);
    if (answer.tell === 'done') request.resolve();
    else request.reject(new Error(answer.message));
  }
}
