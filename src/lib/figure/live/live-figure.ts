/**
 * <live-figure>: a drawing from the build that becomes an experiment when the reader comes near. What the reader does in
 * it goes to a session (session.ts), what becomes of it is shown by a view (view.ts). The figure's own code is loaded
 * when it wakes, the workers and the trainer at the first interaction. It asks only within itself; the texts that follow
 * it (lib/companions) hear of it by its events: "figure-settings", "figure-outcome" for a whole result,
 * "figure-stopped", "figure-failed".
 */
import { load } from '../../loading/load.ts';
import type { Table } from '../../plot/table.ts';
import { messageOf } from '../../text/errors.ts';
import type { Action, OpeningAction } from '../contract/actions.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { Settings } from '../contract/settings.ts';
import type { Opened } from '../dialogs/opened.ts';
import { readControls } from './controls.ts';
import { followHandles } from './drag.ts';
import { inTurn } from './in-turn.ts';
import { watchNear } from './near.ts';
import { stepByKeys } from './number-fields.ts';
import { FigureSession } from './session.ts';
import { holdWhileTouched } from './touched-sliders.ts';
import { FigureView } from './view.ts';
import { worldOf } from './world.ts';

/** What the page around a figure may ask of it. */
export interface LiveFigureElement extends HTMLElement {
  /** The numbers of what the figure shows, once it has computed; null before. */
  readonly table: Table | null;
  /** What its last whole result came to; null before there is one. */
  readonly outcome: Outcome | null;
  /** Performs the experiment again at the present settings. */
  recompute(): void;
  /** Takes the lesson's settings with these changes, and computes, even if it shows them already. */
  show(changes: Settings): void;
  /** Plays the run from its start, if it has a course. */
  play(): void;
}

declare global {
  interface HTMLElementEventMap {
    'figure-settings': CustomEvent<Settings>;
    'figure-outcome': CustomEvent<Outcome>;
  }
}

/** Registers the element. */
export function registerLiveFigure(): void {
  customElements.define('live-figure', LiveFigure);
}

class LiveFigure extends HTMLElement implements LiveFigureElement {
  readonly #view = new FigureView(this);
  readonly #session = new FigureSession(worldOf(this), this.#view);
  #isNear = false;
  #isRead = false;
  /** Listeners and observers end when the element leaves the page. */
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    this.#isRead = false;
    const { signal } = this.#life;
    this.#watch(signal);
    this.#listen(signal);
    followHandles(this, signal, {
      whenAwake: (action) => void this.#session.wake(action),
      knob: (name) => {
        const { loaded, settings } = this.#session;
        return loaded && { knob: loaded.figure.knobs[name]!, value: settings[name] };
      },
      moved: (changes) => this.#session.set(changes),
    });
  }

  disconnectedCallback(): void {
    this.#life.abort();
    this.#session.leave();
    this.#view.hush();
  }

  get table(): Table | null {
    return this.#session.shown?.table ?? null;
  }

  get outcome(): Outcome | null {
    return this.#session.outcome;
  }

  recompute(): void {
    void this.#session.wake(() => this.#session.ask());
  }

  show(changes: Settings): void {
    void this.#session.wake(() => this.#session.show(changes));
  }

  play(): void {
    if (this.querySelector('.time')) void this.#session.wake(() => this.#session.play());
  }

  get #isSeen(): boolean {
    return this.#isNear && !this.ownerDocument.hidden;
  }

  #watch(signal: AbortSignal): void {
    watchNear(this, signal, (isNear) => {
      this.#isNear = isNear;
      this.#seen();
    });
    this.ownerDocument.addEventListener('visibilitychange', () => this.#seen(), { signal });
    const size = new ResizeObserver(() => this.#session.requestDrawing());
    size.observe(this);
    signal.addEventListener('abort', () => size.disconnect());
    const drawAll = () => this.#session.draw((view) => this.#view.draw(view, { hiddenToo: true }));
    addEventListener('beforeprint', drawAll, { signal });
  }

  /** Comes into sight, or goes: scrolled away, or its tab hidden. */
  #seen(): void {
    this.#session.see(this.#isSeen);
    if (!this.#isSeen) return;
    this.dispatchEvent(new Event('figure-seen'));
    // One figure after another; one that the reader touches wakes at once.
    inTurn(() => this.#isSeen && this.#session.wake(() => this.#letRead()));
  }

  /** Once awake, values can be read off its drawing. */
  #letRead(): void {
    if (this.#isRead) return;
    this.#isRead = true;
    const session = this.#session;
    this.#view.letRead(session.loaded!, this.#life.signal, () => session.whenWhole(() => {}));
  }

  /** Resolves when the figure is, or comes, in sight. */
  #whenSeen(): Promise<void> {
    if (this.#isSeen) return Promise.resolve();
    return new Promise((resolve) =>
      this.addEventListener('figure-seen', () => resolve(), { once: true, signal: this.#life.signal }),
    );
  }

  /** What the reader does before the figure's code is there waits for it. */
  #listen(signal: AbortSignal): void {
    const session = this.#session;
    const form = this.querySelector('form')!;
    form.addEventListener('submit', (event) => event.preventDefault(), { signal });
    holdWhileTouched(form, signal);
    stepByKeys(form, signal);
    form.addEventListener('input', (event) => void session.wake(() => this.#input(event, form)), { signal });
    this.addEventListener('click', (event) => this.#click(event), { signal });
    addEventListener('popstate', () => session.loaded && session.followLink(), { signal });
  }

  #input(event: Event, form: HTMLFormElement): void {
    const session = this.#session;
    const time = event.target as HTMLInputElement;
    if (time.matches('.time')) return session.scrub(Number(time.value) / Number(time.max));
    const { values, errors } = readControls(form, session.loaded!.figure.knobs, session.settings);
    session.set(values);
    this.#view.refused(errors);
  }

  #click(event: Event): void {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-action]');
    if (!button || button.getAttribute('aria-disabled') === 'true') return;
    void this.#session.wake(() => this.#act(button.dataset['action'] as Action, button.value));
  }

  #act(action: Action, subject: string): void {
    switch (action) {
      case 'check-seeds':
      case 'sweep-knob':
      case 'share':
        return void this.#open(action);
      default:
        this.#session.act(action, subject);
        // A field that was refused shows its setting again, changed or not.
        if (this.querySelector('[aria-invalid]')) this.#session.tellSettings();
    }
  }

  /** Opens what is loaded only when it is asked for. */
  async #open(action: OpeningAction): Promise<void> {
    try {
      const { dialogs } = await load(() => import('../dialogs/dialogs.ts'));
      dialogs[action](this.#opened());
    } catch (error) {
      this.#view.message(`This could not be loaded; is there a connection? (${messageOf(error)})`);
    }
  }

  #opened(): Opened {
    const session = this.#session;
    const { figure, lesson } = session.loaded!;
    return {
      host: this,
      figure,
      base: lesson,
      values: session.settings,
      signal: this.#life.signal,
      set: (changes) => session.set(changes),
      whenWhole: (action) => session.whenWhole(({ outcome, table }) => action(outcome, table)),
      whenSeen: () => this.#whenSeen(),
    };
  }
}
