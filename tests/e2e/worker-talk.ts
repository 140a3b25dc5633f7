/** What a page and its workers say to each other, overheard; and a word of our own to them. */
import type { Page } from 'playwright/test';
import type { Answer, Request } from '../../src/lib/worker/protocol.ts';

export interface WorkerTalk {
  /** What the page has asked of its workers, in this order. */
  asked(): Promise<Request[]>;
  /** What they have told it: the first word of each answer. */
  told(): Promise<Answer['tell'][]>;
  /** Asks each worker for a word and waits for it: all that it had to say before has come then. */
  roundTrip(): Promise<void>;
}

interface Overheard {
  asked: Request[];
  told: Answer['tell'][];
  roundTrip(): Promise<unknown>;
}

/** Listens from the next page on that is opened. */
export async function overhearWorkers(page: Page): Promise<WorkerTalk> {
  await page.addInitScript(overhear);
  type Listening = Window & { overheard: Overheard };
  return {
    asked: () => page.evaluate(() => (window as unknown as Listening).overheard.asked),
    told: () => page.evaluate(() => (window as unknown as Listening).overheard.told),
    async roundTrip() {
      await page.evaluate(() => (window as unknown as Listening).overheard.roundTrip());
    },
  };
}

/** In the page. What we ask ourselves is not recorded, nor is its answer. */
function overhear(): void {
  const asked: Request[] = [];
  const told: Answer['tell'][] = [];
  const workers = new Set<Worker>();
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, request: Request) {
    if (!workers.has(this))
      this.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if (data.tell !== 'pong') told.push(data.tell);
      });
    workers.add(this);
    asked.push(request);
    post.call(this, request);
  } as typeof post;
  const answerOf = (worker: Worker) =>
    new Promise<void>((resolve) => {
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<Answer>) => data.tell === 'pong' && resolve(),
      );
      post.call(worker, { id: 0, ask: 'ping' } satisfies Request);
    });
  const roundTrip = () => Promise.all([...workers].map(answerOf));
  Object.assign(window, { overheard: { asked, told, roundTrip } satisfies Overheard });
}
