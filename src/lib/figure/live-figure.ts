/**
 * <live-figure>: a drawing from the build that becomes an experiment when the reader comes near.
 *
 *             near the viewport,           a knob, Play, Step,
 *             or touched                   a link with state
 *   static ─────────────────────▶ ready ─────────────────────▶ running ──last frame drawn──▶ done
 *     ▲  │                          ▲                           ▲  │ │                         │
 *     │  │ its code                 └── Stop, out of view ──────┼──┘ │ it failed               │
 *     │  ▼ did not load                                         │    ▼                         │
 *     └─ failed                        a knob, Play, Step ──────┴─ failed ◀─ drawing failed ───┤
 *                                                               └───────── a knob ─────────────┘
 *
 * The element asks only within itself. The figure's own code is loaded when it wakes, the workers and the trainer at
 * the first interaction. A newer request drops the older one and whatever it still answers. The drawing always shows
 * a result together with the settings that it was computed for.
 */
import { canvasOn } from '../charts/canvas.ts';
import type { Experiment, Frame, Result } from '../experiment/experiment.ts';
import { duration, prefix } from '../experiment/prefix.ts';
import { accumulate, emptyResult } from '../training/frames.ts';
import { performInWorkers } from '../worker/client.ts';
import { markInvalid, readControls, writeControls } from './controls.ts';
import type { AnyFigure, Table } from './define.ts';
import { followHandles } from './drag.ts';
import { drawingId } from './drawing-id.ts';
import { valueAfter, type Action } from './actions.ts';
import { keepInUrl } from './page-url.ts';
import { readState } from './url.ts';

type State = 'static' | 'ready' | 'running' | 'done' | 'failed';
export type Loader = () => Promise<AnyFigure>;
type Values = Readonly<Record<string, unknown>>;

/** What the drawing shows: a result, or as much of it as there is, and the settings it belongs to. */
interface Shown {
  result: Result;
  values: Values;
  isWhole: boolean;
}

/** How long Play takes from the first step to the last. */
const playSeconds = 6;
/** A press on Step moves by one step; a longer run is passed in this many presses. */
const pressesAtMost = 200;
/** The result is announced when the knobs have been still for so long. */
const quietMilliseconds = 600;

/** Registers the element. `figures` loads a figure by its name. */
export function registerLiveFigure(figures: Readonly<Record<string, Loader>>): void {
  class LiveFigure extends HTMLElement {
    #figure: AnyFigure | null = null;
    #waking: Promise<AnyFigure | null> | null = null;
    /** The lesson's own settings, and the present ones. */
    #base: Values = {};
    #values: Values = {};
    #shown: Shown | null = null;
    /** Share of the run that is shown, 0 … 1. */
    #playhead = 1;
    #playing: { since: number; from: number } | null = null;
    #request: AbortController | null = null;
    #drawing = 0;
    #asking = 0;
    #announcing = 0;
    /** Off screen nothing is computed: what was asked meanwhile is asked again on return. */
    #isOwed = false;
    /** Listeners and observers end when the element leaves the page. */
    #life = new AbortController();

    connectedCallback(): void {
      this.#life = new AbortController();
      const { signal } = this.#life;
      const near = new IntersectionObserver(([entry]) => this.#comeIntoView(entry!.isIntersecting), {
        rootMargin: '200px',
      });
      const size = new ResizeObserver(() => this.#shown && this.#requestDrawing());
      near.observe(this);
      size.observe(this);
      signal.addEventListener('abort', () => (near.disconnect(), size.disconnect()));

      // What the reader does before the figure's code is there waits for it.
      const form = this.querySelector('form')!;
      form.addEventListener('submit', (event) => event.preventDefault(), { signal });
      form.addEventListener('input', () => void this.#awake(() => this.#fromControls(form)), { signal });
      this.addEventListener('click', (event) => this.#click(event), { signal });
      followHandles(this, signal, {
        knob: (name) => this.#figure && { knob: this.#figure.knobs[name]!, value: this.#values[name] },
        moved: (name, value) => this.#set({ [name]: value }),
      });
      addEventListener('popstate', () => this.#figure && this.#fromUrl(), { signal });
      addEventListener('beforeprint', () => this.#shown && this.#draw({ hiddenToo: true }), { signal });
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

    /** The numbers of what the figure shows, once it has computed; null before. For tests and exports. */
    get table(): Table | null {
      return this.#shown && this.#figure!.table(this.#summary(this.#shown, this.#shown.result));
    }

    /** Performs the experiment again at the present settings. */
    recompute(): void {
      void this.#awake(() => this.#ask());
    }

    get #state(): State {
      return this.dataset['state'] as State;
    }

    set #state(state: State) {
      this.dataset['state'] = state;
      this.ariaBusy = String(state === 'running');
      // A button that vanishes under the focus hands it on.
      if (state !== 'running' && document.activeElement === this.querySelector('[data-action="stop"]'))
        this.querySelector<HTMLElement>('[data-action="play"]')?.focus();
    }

    get #id(): string {
      return this.dataset['id']!;
    }

    #comeIntoView(isInView: boolean): void {
      if (isInView) {
        void this.#awake(() => this.#isOwed && this.#ask());
      } else {
        this.#pause();
        if (this.#state !== 'running') return;
        this.#isOwed = true;
        this.#request?.abort();
      }
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
        this.#figure = await figures[this.dataset['of']!]!();
        this.#base = JSON.parse(this.dataset['values']!) as Values;
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
      const { values, notices } = readState(
        location.search,
        this.#id,
        this.#figure!.knobs,
        this.#base as never,
      );
      this.#set(values, { keep: false });
      this.#tell(notices.join(' '));
    }

    #fromControls(form: HTMLFormElement): void {
      const { values, errors } = readControls(form, this.#figure!.knobs, this.#values);
      markInvalid(form, errors);
      this.#set(values);
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
          return this.#playing ? this.#pause() : this.#play();
        case 'step':
          return this.#stepOnce();
        case 'rewind':
          this.#pause();
          return this.#whenWhole(() => this.#showAt(0));
        case 'stop':
          return this.#request?.abort();
        default:
          return this.#set(valueAfter(action, subject, this.#figure!, this.#base, this.#values));
      }
    }

    /** Takes new settings; what differs is computed, shown and kept in the URL. */
    #set(changes: Values, { keep = true } = {}): void {
      const figure = this.#figure!;
      const values = { ...this.#values, ...changes };
      if (settingsKey(figure, values) === settingsKey(figure, this.#values)) return;
      this.#values = values;
      this.#showSettings(figure);
      this.#pause();
      this.#playhead = 1;
      this.#tell('');
      this.#ask();
      if (keep) keepInUrl(this.#id, figure.knobs, this.#base, this.#values);
    }

    #showSettings(figure: AnyFigure): void {
      writeControls(this.querySelector('form')!, figure.knobs, this.#values);
      const restore = this.querySelector('[data-action="restore"]');
      if (restore)
        restore.ariaDisabled = String(settingsKey(figure, this.#values) === settingsKey(figure, this.#base));
    }

    /** Asks for a computation, once per frame however often a knob moves in it. */
    #ask(): void {
      this.#state = 'running';
      this.#isOwed = false;
      this.#asking ||= requestAnimationFrame(() => {
        this.#asking = 0;
        void this.#compute();
      });
    }

    /** Whether the computation came to its end; not if it was stopped, overtaken or failed. */
    async #compute(): Promise<boolean> {
      this.#request?.abort();
      const request = (this.#request = new AbortController());
      const values = this.#values;
      this.#state = 'running';
      this.#showProgress(0);
      try {
        const experiment = this.#figure!.experiment(values as never);
        let soFar: Result | null = null;
        await performInWorkers(experiment, {
          signal: request.signal,
          start: () => (soFar = null),
          progress: (frame) => {
            soFar = gather(soFar, experiment, frame);
            this.#shown = { result: soFar, values, isWhole: false };
            this.#showProgress(shareDone(soFar));
            this.#requestDrawing();
          },
        });
        if (request !== this.#request) return false;
        this.#shown = { ...this.#shown!, isWhole: true };
        if (!this.#draw()) return false;
        this.#tellFinding(this.#shown);
        this.#state = 'done';
        return true;
      } catch (error) {
        if (request !== this.#request) return false;
        if (request.signal.aborted) this.#state = 'ready';
        else this.#fail(`The computation failed: ${messageOf(error)} The last drawing is kept.`);
        this.querySelector<HTMLElement>('.finding')?.setAttribute('data-holds', 'pending');
        return false;
      }
    }

    #play(): void {
      this.#whenWhole(() => {
        if (matchMedia('(prefers-reduced-motion: reduce)').matches) return this.#showAt(1);
        const from = this.#playhead >= 1 ? 0 : this.#playhead;
        this.#playing = { since: performance.now(), from };
        this.#showAt(from);
        this.#showTransport();
      });
    }

    #pause(): void {
      this.#playing = null;
      this.#showTransport();
    }

    #stepOnce(): void {
      this.#pause();
      this.#whenWhole((result) => {
        const presses = Math.min(duration(result), pressesAtMost);
        this.#showAt(
          this.#playhead >= 1 ? 0 : Math.min(1, (Math.round(this.#playhead * presses) + 1) / presses),
        );
      });
    }

    /** Computes first if the figure has no whole result for its present settings: the drawing may be the build's. */
    #whenWhole(action: (result: Result) => void): void {
      const shown = this.#shown;
      if (shown?.isWhole && shown.values === this.#values) return action(shown.result);
      void this.#compute().then((finished) => finished && action(this.#shown!.result));
    }

    #showAt(playhead: number): void {
      this.#playhead = playhead;
      this.#requestDrawing();
    }

    #requestDrawing(): void {
      this.#drawing ||= requestAnimationFrame((now) => {
        this.#drawing = 0;
        if (this.#playing) {
          this.#playhead = Math.min(1, this.#playing.from + (now - this.#playing.since) / 1000 / playSeconds);
          if (this.#playhead < 1) this.#requestDrawing();
          else this.#pause();
        }
        this.#draw();
      });
    }

    /** Whether it succeeded. */
    #draw({ hiddenToo = false } = {}): boolean {
      const shown = this.#shown;
      if (!shown) return false;
      try {
        const figure = this.#figure!;
        const result = this.#playhead < 1 ? prefix(shown.result, Math.max(0, this.#playhead)) : shown.result;
        const data = this.#summary(shown, result);
        for (const svg of this.querySelectorAll('svg.drawing')) {
          if (!hiddenToo && !svg.checkVisibility()) continue;
          const width = Number(svg.getAttribute('width'));
          const size = { width, height: figure.height(width) };
          figure.draw(data, canvasOn(svg, size, drawingId(this.#id, width)), shown.values as never);
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

    /** The verdict and the claim, of the whole run whatever the playhead shows. */
    #tellFinding(shown: Shown): void {
      const finding = this.querySelector<HTMLElement>('.finding');
      if (!finding) return;
      const { says, holds } = this.#figure!.finding;
      const data = this.#summary(shown, shown.result);
      const isTrue = holds(data, shown.values as never);
      finding.dataset['holds'] = String(isTrue);
      setText(
        finding.querySelector('.verdict')!,
        isTrue ? '' : 'The finding does not hold at these settings. ',
      );
      setText(finding.querySelector('.claim')!, says(data, shown.values as never));
      clearTimeout(this.#announcing);
      this.#announcing = window.setTimeout(
        () => setText(this.querySelector('.announcer')!, finding.textContent.trim()),
        quietMilliseconds,
      );
    }

    #showTransport(): void {
      const play = this.querySelector('[data-action="play"]');
      if (play) setText(play, this.#playing ? 'Pause' : 'Play');
    }

    #showProgress(share: number): void {
      this.querySelector('progress')!.value = share;
    }

    #tell(message: string): void {
      setText(this.querySelector('.notice')!, message);
    }

    #fail(message: string): void {
      this.#pause();
      this.#state = 'failed';
      this.#tell(message);
    }
  }

  customElements.define('live-figure', LiveFigure);
}

function gather(soFar: Result | null, experiment: Experiment, frame: Frame): Result {
  if (frame.kind === 'whole') return frame.result;
  if (experiment.kind !== 'study' || (soFar && soFar.kind !== 'study'))
    throw new Error(`a study's frame answered an experiment of kind "${experiment.kind}"`);
  return accumulate(soFar ?? emptyResult(experiment), frame.news);
}

/** How far the slowest run of a study has come; a run that diverged is at its end. */
function shareDone(result: Result): number {
  if (result.kind !== 'study') return 1;
  return Math.min(
    ...result.runs.map((run) => (run.divergedAt === null ? run.batchLoss.length / run.steps : 1)),
  );
}

/** The settings in a word: equal keys, equal figures. */
const settingsKey = (figure: AnyFigure, values: Values) =>
  JSON.stringify(Object.entries(figure.knobs).map(([name, knob]) => knob.format(values[name] as never)));

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Leaves an unchanged text alone, so that nothing is announced twice. */
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
