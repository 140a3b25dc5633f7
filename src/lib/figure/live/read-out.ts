/** Values read off a drawing: under the pointer or finger, or from place to place with the arrow keys. */
import { readable, readingAt, readPanel, readThing, type Reading } from '../../plot/read-out.ts';
import { ReadingBox, type Seen } from './reading-box.ts';
import { isReadingKey, moved, type Cursor } from './reading-cursor.ts';

export interface Read {
  /** The drawing that is seen; null while it is the one of the build, of which only the pixels are known. */
  seen(): Seen | null;
  /** Computes and draws it, so that it is known. */
  prepare(): void;
}

/** A pointer that only passes over a drawing does not make it compute. */
const dwellMilliseconds = 150;
/** With Shift an arrow key goes so many steps at once. */
const stride = 10;

export class ReadOut {
  readonly #stage: HTMLElement;
  readonly #read: Read;
  readonly #box: ReadingBox;
  /** Where the pointer is on the page, or the keys are in the drawing. */
  #pointer: { clientX: number; clientY: number } | null = null;
  #cursor: Cursor | null = null;
  /** A key that waits for the drawing. */
  #key: { key: string; steps: number } | null = null;
  #dwell = 0;

  /** Listens until `signal` aborts. */
  constructor(stage: HTMLElement, signal: AbortSignal, read: Read) {
    this.#stage = stage;
    this.#read = read;
    this.#box = new ReadingBox(stage);
    signal.addEventListener('abort', () => (this.#leave(), this.#box.remove()));
    const page = stage.ownerDocument;
    for (const name of ['keydown', 'pointermove', 'pointerup'])
      stage.addEventListener(name, (event) => this.take(event), { signal });
    stage.addEventListener('pointercancel', () => this.#leave(), { signal });
    // A finger that is lifted leaves too: what it read stays until the next touch elsewhere.
    stage.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && this.#leave(), {
      signal,
    });
    page.addEventListener('pointerdown', (event) => stage.contains(event.target as Node) || this.#leave(), {
      signal,
    });
    stage.addEventListener('blur', () => this.#leave(), { signal });
  }

  /** What the reader does in the drawing; what came last before this was there, too. */
  take(event: Event): void {
    if (event.type !== 'keydown') this.#point(event as PointerEvent);
    else if (event.target === this.#stage) this.#press(event as KeyboardEvent);
  }

  /** Reads again, for the drawing has changed. */
  refresh(): void {
    const waiting = this.#key;
    if (waiting) this.#moveBy(waiting.key, waiting.steps);
    else if (this.#pointer || this.#cursor) this.#show();
  }

  #point(event: PointerEvent): void {
    // Handles have the pointer before the values do.
    if ((event.target as Element).closest('[data-handle]')) return this.#leave();
    const { clientX, clientY } = event;
    this.#pointer = { clientX, clientY };
    this.#cursor = null;
    if (this.#read.seen()) this.#show();
    else this.#dwell ||= window.setTimeout(() => this.#read.prepare(), dwellMilliseconds);
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Escape') return this.#leave();
    if (!isReadingKey(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#moveBy(event.key, event.shiftKey ? stride : 1);
  }

  #moveBy(key: string, steps: number): void {
    const seen = this.#read.seen();
    this.#key = seen ? null : { key, steps };
    if (!seen) return this.#read.prepare();
    this.#pointer = null;
    this.#cursor = moved(this.#cursor, key, steps, readable(seen.layout));
    const reading = this.#show();
    if (reading) this.#box.announce(reading);
  }

  #show(): Reading | null {
    const seen = this.#read.seen();
    const reading = seen && this.#readingIn(seen);
    if (reading) this.#box.show(reading, seen);
    else this.#box.hide();
    return reading;
  }

  #readingIn({ svg, layout }: Seen): Reading | null {
    if (this.#pointer) {
      const { left, top, width } = svg.getBoundingClientRect();
      const toUnits = layout.width / width;
      const { clientX, clientY } = this.#pointer;
      return readingAt(layout, (clientX - left) * toUnits, (clientY - top) * toUnits);
    }
    if (!this.#cursor) return null;
    const { panel, x, y, thing } = this.#cursor;
    const placed = readable(layout)[panel];
    if (!placed) return null;
    return thing === undefined ? readPanel(placed, x, y) : readThing(layout, placed, thing);
  }

  #leave(): void {
    clearTimeout(this.#dwell);
    this.#dwell = 0;
    this.#pointer = this.#cursor = this.#key = null;
    this.#box.hide();
  }
}
