/**
 * <live-figure>: a drawing from the build that becomes an experiment when the reader comes near.
 *
 *            near the viewport,            a knob, Play, Step
 *            or focused                    or a link with state
 *   static ───────────────────▶ ready ───────────────────────▶ running ──last frame──▶ done
 *                                 ▲                             │  │ ▲                  │
 *                                 └───────────── Stop ──────────┘  │ └──────────────────┘
 *                                                                  ▼         knob
 *                                                               failed (the last good drawing stays)
 *
 * The element asks only within itself. Its code is small; the figure's own is loaded when it wakes, the worker and
 * the trainer at the first interaction. A newer request drops the older one and whatever it still answers.
 */
import { canvasOn } from '../charts/canvas.ts';
import type { Experiment, Frame, Result } from '../experiment/experiment.ts';
import { duration, prefix } from '../experiment/prefix.ts';
import { accumulate, emptyResult } from '../training/frames.ts';
import { performInWorkers } from '../worker/client.ts';
import { readControls, writeControls } from './controls.ts';
import type { AnyFigure, Table } from './define.ts';
import { onHandleMove } from './drag.ts';
import { readState, writeState } from './url.ts';
import type { Trial } from './knobs.ts';

type State = 'static' | 'ready' | 'running' | 'done' | 'failed';
export type Loader = () => Promise<AnyFigure>;
type Values = Record<string, unknown>;

/** How long Play takes from the first step to the last. */
const playSeconds = 6;
/** A press on Step moves by one step, or by a hundredth of a long run. */
const stepsAtMost = 200;

/** Registers the element. `figures` loads a figure by its name. */
export function registerLiveFigure(figures: Readonly<Record<string, Loader>>): void {
  class LiveFigure extends HTMLElement {
    #figure: AnyFigure | null = null;
    #waking: Promise<void> | null = null;
    #base: Values = {};
    #values: Values = {};
    #result: Result | null = null;
    #data: unknown = null;
    /** Share of the run that is shown, 0 … 1. */
    #playhead = 1;
    #playing: { since: number; from: number } | null = null;
    #request: AbortController | null = null;
    #drawing = 0;
    #asking = 0;
    #observers: { disconnect(): void }[] = [];
    /** Listeners end when the element leaves the page. */
    #life = new AbortController();

    connectedCallback(): void {
      this.#life = new AbortController();
      const near = new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && this.#wake(),
        {
          rootMargin: '200px',
        },
      );
      near.observe(this);
      this.#observers.push(near);
      this.addEventListener('focusin', () => this.#wake(), { once: true, signal: this.#life.signal });
    }

    disconnectedCallback(): void {
      this.#life.abort();
      this.#request?.abort();
      cancelAnimationFrame(this.#drawing);
      cancelAnimationFrame(this.#asking);
      for (const observer of this.#observers.splice(0)) observer.disconnect();
    }

    /** The numbers of what the figure shows, once it has computed; null before. For tests and exports. */
    get table(): Table | null {
      return this.#data === null ? null : this.#figure!.table(this.#data);
    }

    /** Performs the experiment again at the present settings. */
    recompute(): void {
      void this.#wake().then(() => this.#ask());
    }

    get #state(): State {
      return this.dataset['state'] as State;
    }

    set #state(state: State) {
      this.dataset['state'] = state;
      this.toggleAttribute('aria-busy', state === 'running');
    }

    get #id(): string {
      return this.dataset['id']!;
    }

    #wake(): Promise<void> {
      return (this.#waking ??= this.#load());
    }

    async #load(): Promise<void> {
      try {
        const figure = await figures[this.dataset['of']!]!();
        this.#figure = figure;
        this.#base = JSON.parse(this.dataset['values']!) as Values;
        const { values, notices } = readState(location.search, this.#id, figure.knobs, this.#base as never);
        this.#values = { ...this.#base };
        this.#listen();
        this.#state = 'ready';
        this.#showKnobs();
        this.#tell(notices.join(' '));
        this.#set(values);
      } catch (error) {
        this.#fail(`This figure could not be loaded: ${messageOf(error)}`);
      }
    }

    #listen(): void {
      const { signal } = this.#life;
      const form = this.querySelector('form')!;
      form.addEventListener('submit', (event) => event.preventDefault(), { signal });
      form.addEventListener('input', () => this.#fromControls(form), { signal });
      this.addEventListener(
        'click',
        (event) => {
          const button = (event.target as Element).closest<HTMLButtonElement>('button[data-action]');
          if (button) this.#act(button.dataset['action']!, button.value);
        },
        { signal },
      );
      onHandleMove(this, signal, (name, point) => {
        const knob = this.#figure!.knobs[name];
        if (knob?.kind === 'point') this.#set({ [name]: point });
        // A point on a curve has one degree of freedom: a slider along the drawing's x.
        if (knob?.kind === 'slider') this.#set({ [name]: knob.fromPosition(knob.toPosition(point.x)) });
      });
      const resize = new ResizeObserver(() => this.#result && this.#requestDrawing());
      resize.observe(this);
      this.#observers.push(resize);
    }

    #fromControls(form: HTMLFormElement): void {
      const { values, error } = readControls(form, this.#figure!.knobs, this.#values);
      this.#tell(error);
      this.#set(values);
    }

    #act(action: string, value: string): void {
      const figure = this.#figure!;
      switch (action) {
        case 'play':
          return this.#playing ? this.#pause() : this.#play();
        case 'step':
          return this.#stepOnce();
        case 'rewind':
          this.#pause();
          return this.#show(0);
        case 'stop':
          this.#request?.abort();
          return;
        case 'restore':
          return this.#set(this.#base);
        case 'preset':
          return this.#set({ ...this.#base, ...figure.presets![Number(value)]!.knobs });
        case 'new-seed': {
          const knob = figure.knobs[value]!;
          if (knob.kind === 'seed')
            this.#set({ [value]: ((this.#values[value] as number) + 1) % (knob.max + 1) });
          return;
        }
        case 'add-trial': {
          const knob = figure.knobs[value]!;
          const log = this.#values[value] as readonly Trial[];
          if (knob.kind !== 'trials' || log.length >= knob.max) return;
          const trial = Object.fromEntries(knob.of.map((name) => [name, this.#values[name]])) as Trial;
          return this.#set({ [value]: [...log, trial] });
        }
        case 'remove-trial': {
          const log = this.#values[value] as readonly Trial[];
          return this.#set({ [value]: log.slice(0, -1) });
        }
      }
    }

    /** Takes new knob values; what differs is computed, shown and kept in the URL. */
    #set(changes: Values): void {
      const figure = this.#figure!;
      const before = stateKey(figure, this.#values);
      this.#values = { ...this.#values, ...changes };
      if (stateKey(figure, this.#values) === before) return;
      this.#showKnobs();
      this.#keepInUrl();
      this.#playing = null;
      this.#playhead = 1;
      this.#showTransport();
      this.#ask();
    }

    #keepInUrl(): void {
      const query = writeState(
        location.search,
        this.#id,
        this.#figure!.knobs,
        this.#base as never,
        this.#values as never,
      );
      history.replaceState(history.state, '', `${location.pathname}${query}${location.hash}`);
    }

    /** Asks for a computation, once per frame however often a knob moves in it. */
    #ask(): void {
      this.#state = 'running';
      cancelAnimationFrame(this.#asking);
      this.#asking = requestAnimationFrame(() => void this.#compute());
    }

    async #compute(): Promise<void> {
      this.#request?.abort();
      const request = (this.#request = new AbortController());
      const experiment = this.#figure!.experiment(this.#values as never);
      this.#state = 'running';
      let soFar: Result | null = null;
      try {
        await performInWorkers(experiment, {
          signal: request.signal,
          start: () => (soFar = null),
          progress: (frame) => {
            soFar = gather(soFar, experiment, frame);
            this.#result = soFar;
            this.#showProgress(soFar);
            this.#requestDrawing();
          },
        });
        this.#state = 'done';
        this.#requestDrawing();
      } catch (error) {
        if (request !== this.#request) return; // a newer request has taken over
        if (request.signal.aborted) this.#state = 'ready';
        else this.#fail(`The computation failed: ${messageOf(error)} The last drawing is kept.`);
      }
    }

    #play(): void {
      if (matchMedia('(prefers-reduced-motion: reduce)').matches)
        return this.#whenComputed(() => this.#show(1));
      this.#whenComputed(() => {
        const from = this.#playhead >= 1 ? 0 : this.#playhead;
        this.#playing = { since: performance.now(), from };
        this.#show(from);
        this.#showTransport();
      });
    }

    #pause(): void {
      this.#playing = null;
      this.#showTransport();
    }

    #stepOnce(): void {
      this.#pause();
      this.#whenComputed((result) => {
        const steps = Math.min(duration(result), stepsAtMost);
        const next = this.#playhead >= 1 ? 0 : (Math.round(this.#playhead * steps) + 1) / steps;
        this.#show(Math.min(1, next));
      });
    }

    /** Runs the experiment first if this figure still shows the drawing from the build. */
    #whenComputed(action: (result: Result) => void): void {
      if (this.#result) return action(this.#result);
      void this.#compute().then(() => this.#result && action(this.#result));
    }

    #show(playhead: number): void {
      this.#whenComputed(() => {
        this.#playhead = playhead;
        this.#requestDrawing();
      });
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

    #draw(): void {
      const figure = this.#figure!;
      if (!this.#result) return;
      try {
        const shown = this.#playhead < 1 ? prefix(this.#result, Math.max(0, this.#playhead)) : this.#result;
        this.#data = figure.summarise(shown as never, this.#values as never);
        for (const svg of this.querySelectorAll('svg.drawing')) {
          if (!svg.checkVisibility()) continue;
          const width = Number(svg.getAttribute('width'));
          const size = { width, height: figure.height(width) };
          figure.draw(this.#data, canvasOn(svg, size, `${this.#id}-${width}`), this.#values as never);
        }
        if (this.#state === 'done' && this.#playhead >= 1) this.#tellFinding(figure);
      } catch (error) {
        this.#fail(`The drawing failed: ${messageOf(error)}`);
        throw error;
      }
    }

    #tellFinding(figure: AnyFigure): void {
      const holds = figure.finding.holds(this.#data, this.#values as never);
      const finding = this.querySelector<HTMLElement>('.finding');
      if (!finding) return;
      finding.dataset['holds'] = String(holds);
      setText(finding.querySelector('.claim')!, figure.finding.says(this.#data, this.#values as never));
    }

    #showKnobs(): void {
      const figure = this.#figure!;
      writeControls(this.querySelector('form')!, figure.knobs, this.#values);
      const restore = this.querySelector<HTMLButtonElement>('[data-action="restore"]');
      if (restore) restore.disabled = stateKey(figure, this.#values) === stateKey(figure, this.#base);
    }

    #showTransport(): void {
      const play = this.querySelector('[data-action="play"]');
      if (play) setText(play, this.#playing ? 'Pause' : 'Play');
    }

    #showProgress(result: Result): void {
      const bar = this.querySelector('progress');
      if (!bar || result.kind !== 'study') return;
      const done = result.runs.map((run) => (run.divergedAt === null ? run.batchLoss.length / run.steps : 1));
      bar.value = Math.min(...done);
    }

    #tell(message: string): void {
      setText(this.querySelector('.notice')!, message);
    }

    #fail(message: string): void {
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

/** The state in a word: equal keys, equal figures. */
const stateKey = (figure: AnyFigure, values: Values) =>
  JSON.stringify(Object.entries(figure.knobs).map(([name, knob]) => knob.format(values[name] as never)));

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Leaves an unchanged text alone, so that nothing is announced twice. */
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
