/** Answers and ticks: kept on the reader's device and nowhere else, unless the reader says no or the browser does. */

/** What became of a prediction. */
export interface KeptAnswer {
  /** The option chosen, counted from 0; or the curve drawn, in shares of the chart's height. */
  guess: number | readonly number[];
  /** What it came to, in words. */
  comparison: string;
}

/** By the addresses of what they are of: a page's path, `#` and a name on it. A tick is true. */
type Kept = Readonly<Record<string, KeptAnswer | true>>;

const answersKey = 'hyperparameter-tuning-answers';
const refusedKey = 'hyperparameter-tuning-keep-nothing';

/** @param storage Of the browser, which may refuse it: then nothing is kept, and nothing fails. */
export class Keeper {
  readonly #storage: () => Storage;

  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  /** Whether the browser lets anything be kept. */
  get isAble(): boolean {
    return this.#try((storage) => (storage.getItem(answersKey), true)) ?? false;
  }

  /** Whether the reader lets it. */
  get isWilling(): boolean {
    return this.#try((storage) => storage.getItem(refusedKey)) === null;
  }

  set isWilling(isWilling: boolean) {
    this.#try((storage) => {
      if (isWilling) storage.removeItem(refusedKey);
      else storage.setItem(refusedKey, 'yes');
    });
    if (!isWilling) this.forget();
  }

  find(address: string): KeptAnswer | true | undefined {
    const all = this.#all();
    return Object.hasOwn(all, address) ? all[address] : undefined;
  }

  keep(address: string, what: KeptAnswer | true): void {
    if (!this.isWilling) return;
    this.#try((storage) => storage.setItem(answersKey, JSON.stringify({ ...this.#all(), [address]: what })));
  }

  /** Of all lessons. */
  forget(): void {
    this.#try((storage) => storage.removeItem(answersKey));
  }

  #all(): Kept {
    const text = this.#try((storage) => storage.getItem(answersKey)) ?? '{}';
    return this.#try(() => JSON.parse(text) as Kept) ?? {};
  }

  /** Null where the browser refuses, its room is full, or what was kept cannot be read. */
  #try<T>(act: (storage: Storage) => T): T | null {
    try {
      return act(this.#storage());
    } catch {
      return null;
    }
  }
}

/** Sent on a page when its reader clears what was kept. */
export const forgotten = 'answers-forgotten';

/** What is kept of something on a page, by the page's path and the name that the thing has there. */
export function placeToKeep(page: Document, id: string) {
  const here = page.defaultView!;
  const keeper = new Keeper(() => here.localStorage);
  const address = `${here.location.pathname}#${id}`;
  return { find: () => keeper.find(address), keep: (what: KeptAnswer | true) => keeper.keep(address, what) };
}
