/** What a figure computes: one thing at a time. A newer one drops the older, and whatever that still answers. */
import type { Result } from '../../experiment/experiment.ts';
import type { AnyFigure } from '../contract/define.ts';
import type { Settings } from '../contract/settings.ts';
import type { World } from './surroundings.ts';

/** Who hears of it. */
export interface Listener {
  part(soFar: Result, settings: Settings): void;
  /** Whether it could be shown. */
  whole(result: Result, settings: Settings): boolean;
  failed(error: unknown): void;
}

interface Request {
  settings: Settings;
  abort: AbortController;
  /** Whether it came to its end. */
  finished: Promise<boolean>;
}

export class Computing {
  readonly #compute: World['compute'];
  readonly #listener: Listener;
  #request: Request | null = null;

  constructor(compute: World['compute'], listener: Listener) {
    this.#compute = compute;
    this.#listener = listener;
  }

  /** Whether what is under way for these settings comes to its end; null where nothing is. */
  underWay(settings: Settings): Promise<boolean> | null {
    return this.#request?.settings === settings ? this.#request.finished : null;
  }

  /** Begins to compute. Resolves at its end: whether it came to one. */
  begin(figure: AnyFigure, settings: Settings): Promise<boolean> {
    this.drop();
    const request = { settings, abort: new AbortController(), finished: Promise.resolve(false) };
    this.#request = request;
    request.finished = this.#finish(figure, request);
    return request.finished;
  }

  /** Nothing comes any more of what is under way. */
  drop(): void {
    this.#request?.abort.abort();
    this.#request = null;
  }

  async #finish(figure: AnyFigure, request: Request): Promise<boolean> {
    const { settings, abort } = request;
    const isOvertaken = () => request !== this.#request;
    try {
      const result = await this.#compute(figure.experiment(settings), {
        signal: abort.signal,
        progress: (soFar) => {
          if (!isOvertaken()) this.#listener.part(soFar, settings);
        },
      });
      if (isOvertaken() || !this.#listener.whole(result, settings)) return false;
      if (!isOvertaken()) this.#request = null;
      return true;
    } catch (error) {
      if (!isOvertaken()) this.#listener.failed(error);
      return false;
    }
  }
}
