/**
 * <live-figure>: a drawing from the build that becomes an experiment when the reader comes near.
 *
 *             near the viewport,           a knob, Play, Step,
 *             or touched                   a link with state
 *   static ─────────────────────▶ ready ─────────────────────▶ running ──last frame drawn──▶ done
 *     ▲  │                          ▲                           ▲  │ │                         │
 *     │  │ its code                 └── Stop, out of sight ─────┼──┘ │ it failed               │
 *     │  ▼ did not load                                         │    ▼                         │
 *     └─ failed                        a knob, Play, Step ──────┴─ failed ◀─ drawing failed ───┤
 *                                                               └───────── a knob ─────────────┘
 *
 * The element asks only within itself. The figure's own code is loaded when it wakes, the workers and the trainer at
 * the first interaction. A newer request drops the older one and whatever it still answers. The drawing always shows
 * a result together with the settings that it was computed for. The texts that follow a figure (lib/companions) hear
 * of it by its events: "figure-settings", "figure-outcome" for a whole result, "figure-stopped", "figure-failed".
 */
import { duration, prefix, progress, type Result } from '../../experiment/experiment.ts';
import { computeInWorkers } from '../../worker/whole.ts';
import { markInvalid, readControls, writeControls } from './controls.ts';
import type { Table } from '../../plot/table.ts';
import type { AnyFigure, Loader } from '../contract/define.ts';
import { followHandles } from './drag.ts';
import { drawFigure } from '../contract/drawing.ts';
import { drawingId } from '../contract/drawing-id.ts';
import { valueAfter, type Action } from '../contract/actions.ts';
import type { Opened } from '../dialogs/opened.ts';
import { outcomeOf, type Outcome } from '../contract/outcome.ts';
import { watchNear } from './near.ts';
import { keepInUrl } from './page-url.ts';
import { Playback } from './playback.ts';
import { sameSettings, type Settings } from '../contract/settings.ts';
import { readState } from '../contract/url.ts';

type State = 'static' | 'ready' | 'running' | 'done' | 'failed';

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

/** What the drawing shows: a result, or as much of it as there is, and the settings it belongs to. */
interface Shown {
  result: Result;
  values: Settings;
  isWhole: boolean;
}

/** The result is announced when the knobs have been still for so long. */
const quietMilliseconds = 600;

/** Registers the element. `figures` loads a figure by its name. */
export function registerLiveFigure(figures: Readonly<Record<string, Loader>>): void {
  class LiveFigure extends HTMLElement implements LiveFigureElement {
    #figure: AnyFigure | null = null;
    #waking: Promise<AnyFigure | null> | null = null;
    /** The lesson's own settings, and the present ones. */
    #base: Settings = {};
    #values: Settings = {};
    #shown: Shown | null = null;
    #outcome: Outcome | null = null;
    #playback = new Playback();
    /** The computation under way, with the settings that it is for. */
    #request: AbortController | null = null;
    #computing: { values: Settings; finished: Promise<boolean> } | null = null;
    #drawing = 0;
    #asking = 0;
    #announcing = 0;
    /** Out of sight nothing is computed: what was asked meanwhile is asked again on return. */
    #isOwed = false;
    #isNear = false;
    /** Listeners and observers end when the element leaves the page. */
    #life = new AbortController();

    connectedCallback(): void {
      this.#life = new AbortController();
      const { signal } = this.#life;
      watchNear(this, signal, (isNear) => {
        this.#isNear = isNear;
        this.#seen();
      });
      const size = new ResizeObserver(() => this.#shown && this.#requestDrawing());
      size.observe(this);
      signal.addEventListener('abort', () => size.disconnect());

      // What the reader does before the figure's code is there waits for it.
      const form = this.querySelector('form')!;
      form.addEventListener('submit', (event) => event.preventDefault(), { signal });
      form.addEventListener('input', (event) => void this.#awake(() => this.#input(event, form)), { signal });
      this.addEventListener('click', (event) => this.#click(event), { signal });
      followHandles(this, signal, {
        knob: (name) => this.#figure && { knob: this.#figure.knobs[name]!, value: this.#values[name] },
        moved: (name, value) => this.#set({ [name]: value }),
      });
      addEventListener('popstate', () => this.#figure && this.#fromUrl(), { signal });
      addEventListener('beforeprint', () => this.#shown && this.#draw({ hiddenToo: true }), { signal });
      this.ownerDocument.addEventListener('visibilitychange', () => this.#seen(), { signal });
    }

    disconnectedCallback(): void {
      this.#life.abort();
      this.#request?.abort();
      this.#pause();
      cancelAnimationFrame(this.#drawing);
      cancelAnimationFrame(this.#asking);
      clearTimeout(this.#announcing);
      this.#drawing = this.#asking = 0;
    }

    get table(): Table | null {
      return (
        this.#shown &&
        this.#figure!.table(this.#summary(this.#shown, this.#shown.result), this.#shown.values as never)
      );
    }

    get outcome(): Outcome | null {
      return this.#outcome;
    }

    recompute(): void {
      void this.#awake(() => this.#ask());
    }

    show(changes: Settings): void {
      void this.#awake(() => {
        this.#set({ ...this.#base, ...changes });
        this.#move(() => (this.#playback.at = 1));
        if (this.#state !== 'running') this.#ask();
      });
    }

    play(): void {
      if (this.querySelector('.time')) void this.#awake(() => this.#play());
    }

    get #state(): State {
      return this.dataset['state'] as State;
    }

    set #state(state: State) {
      this.dataset['state'] = state;
      this.querySelector('.stage')!.ariaBusy = String(state === 'running');
      // A button that vanishes under the focus hands it on.
      const stop = this.querySelector('[data-action="stop"]');
      if (state !== 'running' && this.ownerDocument.activeElement === stop)
        this.querySelector<HTMLElement>('form :is(button, input, select):not([data-action="stop"])')?.focus();
    }

    get #id(): string {
      return this.dataset['id']!;
    }

    get #isSeen(): boolean {
      return this.#isNear && !this.ownerDocument.hidden;
    }

    /** Comes into sight, or goes: scrolled away, or its tab hidden. */
    #seen(): void {
      if (this.#isSeen) {
        this.dispatchEvent(new Event('figure-seen'));
        void this.#awake(() => this.#isOwed && this.#ask());
      } else {
        this.#pause();
        if (this.#state !== 'running') return;
        this.#isOwed = true;
        cancelAnimationFrame(this.#asking);
        this.#asking = 0;
        this.#request?.abort();
      }
    }

    /** Resolves when the figure is, or comes, in sight. */
    #whenSeen(): Promise<void> {
      if (this.#isSeen) return Promise.resolve();
      return new Promise((resolve) =>
        this.addEventListener('figure-seen', () => resolve(), { once: true, signal: this.#life.signal }),
      );
    }

    /** Acts, at once if the figure's code is there, else when it is. A load that failed is tried again the next time. */
    async #awake(action: () => unknown): Promise<void> {
      if (this.#figure) return void action();
      const figure = await (this.#waking ??= this.#load());
      if (figure) action();
      else this.#waking = null;
    }

    async #load(): Promise<AnyFigure | null> {
      try {
        const loaded = await figures[this.dataset['of']!]!();
        this.#figure =
          typeof loaded === 'function' ? loaded(JSON.parse(this.dataset['configuration']!) as never) : loaded;
        this.#base = JSON.parse(this.dataset['values']!) as Settings;
        this.#values = this.#base;
        this.#state = 'ready';
        this.#tell('');
        this.#fromUrl();
        return this.#figure;
      } catch (error) {
        this.#fail(`This figure could not be loaded; reloading the page may help. (${messageOf(error)})`);
        return null;
      }
    }

    #fromUrl(): void {
      const { values, notices } = readState(location.search, this.#id, this.#figure!.knobs, this.#base);
      this.#set(values, { keep: false });
      this.#tell(notices.join(' '));
    }

    #input(event: Event, form: HTMLFormElement): void {
      const time = event.target as HTMLInputElement;
      if (time.matches('.time')) return this.#scrub(Number(time.value) / Number(time.max));
      const { values, errors } = readControls(form, this.#figure!.knobs, this.#values);
      this.#set(values);
      markInvalid(form, errors);
      if (Object.keys(errors).length > 0)
        this.querySelector('[data-action="restore"]')!.ariaDisabled = 'false';
      this.#tell(Object.values(errors).join(' '));
    }

    #click(event: Event): void {
      const button = (event.target as Element).closest<HTMLButtonElement>('button[data-action]');
      if (!button || button.ariaDisabled === 'true') return;
      void this.#awake(() => this.#act(button.dataset['action'] as Action, button.value));
    }

    #act(action: Action, subject: string): void {
      switch (action) {
        case 'play':
          return this.#playback.isPlaying ? this.#pause() : this.#play();
        case 'step':
          this.#pause();
          return this.#whenWhole((result) => this.#move(() => this.#playback.step(duration(result))));
        case 'rewind':
          return this.#scrub(0);
        case 'stop':
          return this.#request?.abort();
        case 'check-seeds':
          return void this.#open(() => import('../dialogs/seed-check.ts'));
        case 'share':
          return void this.#open(() => import('../dialogs/share-dialog.ts'));
        default:
          this.#set(valueAfter(action, subject, this.#figure!, this.#base, this.#values));
          // A field that was refused shows its setting again, changed or not.
          if (this.querySelector('[aria-invalid]')) this.#showSettings(this.#figure!);
      }
    }

    /** Opens what is loaded only when it is asked for. */
    async #open(load: () => Promise<{ open: (opened: Opened) => unknown }>): Promise<void> {
      try {
        const { open } = await load();
        open({
          host: this,
          figure: this.#figure!,
          base: this.#base,
          values: this.#values,
          signal: this.#life.signal,
          set: (changes) => this.#set(changes),
          whenWhole: (action) => this.#whenWhole(() => action(this.#outcome!, this.table!)),
          whenSeen: () => this.#whenSeen(),
        });
      } catch (error) {
        this.#tell(`This could not be loaded; is there a connection? (${messageOf(error)})`);
      }
    }

    /** Takes new settings; what differs is computed, shown and kept in the URL. */
    #set(changes: Settings, { keep = true } = {}): void {
      const figure = this.#figure!;
      const values = { ...this.#values, ...changes };
      if (sameSettings(values, this.#values)) return;
      this.#values = values;
      this.#showSettings(figure);
      clearTimeout(this.#announcing);
      this.#pause();
      this.#move(() => (this.#playback.at = 1));
      this.#tell('');
      this.#ask();
      if (keep && !this.hasAttribute('data-embedded'))
        keepInUrl(this.#id, figure.knobs, this.#base, this.#values);
    }

    #showSettings(figure: AnyFigure): void {
      const form = this.querySelector('form')!;
      writeControls(form, figure.knobs, this.#values);
      markInvalid(form, {});
      const restore = this.querySelector('[data-action="restore"]');
      if (restore) restore.ariaDisabled = String(sameSettings(this.#values, this.#base));
      this.dispatchEvent(new CustomEvent('figure-settings', { detail: this.#values, bubbles: true }));
    }

    /** Asks for a computation, once per frame however often a knob moves in it. */
    #ask(): void {
      this.#state = 'running';
      this.#isOwed = !this.#isSeen;
      if (this.#isOwed) return;
      this.#asking ||= requestAnimationFrame(() => void this.#compute());
    }

    /** Begins to compute at the present settings. Whether it comes to its end: not if stopped, overtaken or failed. */
    #compute(): Promise<boolean> {
      cancelAnimationFrame(this.#asking);
      this.#asking = 0;
      this.#request?.abort();
      const request = (this.#request = new AbortController());
      if (this.#state === 'failed') this.#tell('');
      this.#state = 'running';
      this.#showProgress(0);
      const finished = this.#finish(request, this.#values);
      this.#computing = { values: this.#values, finished };
      return finished;
    }

    async #finish(request: AbortController, values: Settings): Promise<boolean> {
      try {
        const result = await computeInWorkers(this.#figure!.experiment(values as never), {
          signal: request.signal,
          progress: (soFar) => {
            this.#shown = { result: soFar, values, isWhole: false };
            this.#showProgress(progress(soFar));
            this.#requestDrawing();
          },
        });
        if (request !== this.#request) return false;
        this.#shown = { result, values, isWhole: true };
        if (!this.#draw()) return false;
        this.#tellOutcome(this.#shown);
        this.#state = 'done';
        return true;
      } catch (error) {
        if (request !== this.#request) return false;
        this.querySelector<HTMLElement>('.finding')?.setAttribute('data-holds', 'pending');
        if (request.signal.aborted) this.#stopped();
        else this.#fail(`The computation failed: ${messageOf(error)} The last drawing is kept.`);
        return false;
      } finally {
        if (request === this.#request) this.#computing = null;
      }
    }

    #play(): void {
      this.#whenWhole(() => {
        const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
        this.#move(() => (isStill ? (this.#playback.at = 1) : this.#playback.play(performance.now())));
      });
    }

    #pause(): void {
      this.#playback.pause();
      this.#showTime();
    }

    #scrub(to: number): void {
      this.#playback.at = to;
      this.#pause();
      this.#whenWhole(() => this.#move(() => (this.#playback.at = to)));
    }

    /** Acts on the whole result of the present settings: computed first, unless it is there or on its way. */
    #whenWhole(action: (result: Result) => void): void {
      const shown = this.#shown;
      if (shown?.isWhole && shown.values === this.#values) return action(shown.result);
      const underWay = this.#computing?.values === this.#values ? this.#computing.finished : this.#compute();
      void underWay.then((finished) => finished && action(this.#shown!.result));
    }

    #move(how: () => unknown): void {
      how();
      this.#showTime();
      this.#requestDrawing();
    }

    #requestDrawing(): void {
      this.#drawing ||= requestAnimationFrame((now) => {
        this.#drawing = 0;
        if (this.#playback.isPlaying) this.#move(() => this.#playback.advance(now));
        this.#draw();
      });
    }

    /** Whether it succeeded. */
    #draw({ hiddenToo = false } = {}): boolean {
      const shown = this.#shown;
      if (!shown) return false;
      try {
        const figure = this.#figure!;
        const { at } = this.#playback;
        const data = this.#summary(shown, at < 1 ? prefix(shown.result, Math.max(0, at)) : shown.result);
        for (const svg of this.querySelectorAll('.stage svg.drawing')) {
          if (!hiddenToo && !svg.checkVisibility()) continue;
          const width = Number(svg.getAttribute('width'));
          drawFigure(figure, data, shown.values, { svg, width, prefix: drawingId(this.#id, width) });
        }
        return true;
      } catch (error) {
        this.#request?.abort();
        this.#request = null;
        this.#fail(`The drawing could not be made anew. (${messageOf(error)})`);
        this.querySelector<HTMLElement>('.finding')?.setAttribute('data-holds', 'pending');
        return false;
      }
    }

    #summary({ values }: Shown, result: Result): unknown {
      return this.#figure!.summarise(result as never, values as never);
    }

    /** The verdict and the claim, of the whole run whatever part of it is shown. */
    #tellOutcome({ result, values }: Shown): void {
      const outcome = (this.#outcome = outcomeOf(this.#figure!, result, values));
      const finding = this.querySelector<HTMLElement>('.finding');
      if (finding) {
        finding.dataset['holds'] = String(outcome.holds);
        setText(
          finding.querySelector('.verdict')!,
          outcome.holds ? '' : 'The finding does not hold at these settings. ',
        );
        setText(finding.querySelector('.claim')!, outcome.claim);
      }
      clearTimeout(this.#announcing);
      const verdict = finding?.querySelector('.verdict')?.textContent ?? '';
      const news = `${verdict}${outcome.claim} ${outcome.diverged}`.trim();
      this.#announcing = window.setTimeout(
        () => setText(this.querySelector('.announcer')!, news),
        quietMilliseconds,
      );
      this.dispatchEvent(new CustomEvent('figure-outcome', { detail: outcome, bubbles: true }));
    }

    #showTime(): void {
      const play = this.querySelector('[data-action="play"]');
      const time = this.querySelector<HTMLInputElement>('.time');
      if (!play || !time) return;
      setText(play, this.#playback.isPlaying ? 'Pause' : 'Play');
      time.value = String(this.#playback.at * Number(time.max));
      if (this.#shown) time.setAttribute('aria-valuetext', this.#playback.told(duration(this.#shown.result)));
    }

    #showProgress(share: number): void {
      this.querySelector('progress')!.value = share;
    }

    #tell(message: string): void {
      setText(this.querySelector('.notice')!, message);
    }

    /** By the reader, or out of sight: then it goes on when it is seen again. */
    #stopped(): void {
      this.#state = 'ready';
      if (this.#isOwed) return;
      this.dispatchEvent(new CustomEvent('figure-stopped', { bubbles: true }));
    }

    #fail(message: string): void {
      this.#pause();
      this.#state = 'failed';
      this.#tell(message);
      this.dispatchEvent(new CustomEvent('figure-failed', { bubbles: true }));
    }
  }

  customElements.define('live-figure', LiveFigure);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Leaves an unchanged text alone, so that nothing is announced twice. */
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
