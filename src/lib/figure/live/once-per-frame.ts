/** Something that is done at the next frame, once however often it is asked for until then. */

/** Acts once at the next frame, given its time in milliseconds. Returns what calls it off. */
export type OnFrame = (act: (now: number) => void) => () => void;

export class OncePerFrame {
  readonly #onFrame: OnFrame;
  readonly #act: (now: number) => void;
  #cancel: (() => void) | null = null;

  constructor(onFrame: OnFrame, act: (now: number) => void) {
    this.#onFrame = onFrame;
    this.#act = act;
  }

  request(): void {
    this.#cancel ??= this.#onFrame((now) => {
      this.#cancel = null;
      this.#act(now);
    });
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
