/** What becomes of a figure, in its page: in the drawing, the controls and the caption, and as events for other texts. */
import { load } from '../../loading/load.ts';
import type { Drawn } from '../contract/drawing.ts';
import { drawingId } from '../contract/drawing-id.ts';
import { unlimited, type Limits } from '../contract/limits.ts';
import type { Outcome } from '../contract/outcome.ts';
import { sameSettings, type Settings } from '../contract/settings.ts';
import { markInvalid, writeControls } from './controls.ts';
import { letRead } from './let-read.ts';
import { limitControls, lockHandles } from './limited.ts';
import type { State } from './phases.ts';
import type { ReadOut } from './read-out.ts';
import type { Seen } from './reading-box.ts';
import type { View } from './shown.ts';
import type { Audience, FromHere, Loaded, Time } from './surroundings.ts';

/** The result is announced when the knobs have been still for so long. */
const quietMilliseconds = 600;

export class FigureView implements Audience {
  readonly #host: HTMLElement;
  /** What each drawing shows, since it was drawn live. */
  readonly #drawn = new WeakMap<Element, { view: View; drawn: Drawn }>();
  #readOut: ReadOut | null = null;
  #announcing = 0;
  #limits: Limits = unlimited;
  #isRefusing = false;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  state(state: State): void {
    this.#host.dataset['state'] = state;
    this.#find('.stage')!.setAttribute('aria-busy', String(state === 'running'));
    // A button that vanishes under the focus hands it on.
    const stop = this.#find('[data-action="stop"]');
    if (state !== 'running' && this.#host.ownerDocument.activeElement === stop)
      this.#find('form :is(button, input, select):not([data-action="stop"])')?.focus();
  }

  settings({ figure }: Loaded, settings: Settings, restored: Settings): void {
    writeControls(this.#form, figure.knobs, settings);
    markInvalid(this.#form, {});
    this.#allowRestoring(!sameSettings(settings, restored));
    this.#dispatch('figure-settings', settings);
  }

  limits({ figure }: Loaded, limits: Limits): void {
    this.#limits = limits;
    limitControls(this.#form, figure, limits);
    for (const svg of this.#drawings) lockHandles(svg, limits);
  }

  /** Marks the fields whose knobs refuse what is in them, and says why. */
  refused(errors: Readonly<Record<string, string>>): void {
    markInvalid(this.#form, errors);
    const reasons = Object.values(errors);
    if (reasons.length > 0) this.#allowRestoring(true);
    // What else is being said is left alone.
    if (reasons.length > 0 || this.#isRefusing) this.message(reasons.join(' '));
    this.#isRefusing = reasons.length > 0;
  }

  left(): void {
    this.hush();
    this.message('');
  }

  /** What was to be announced is not. */
  hush(): void {
    clearTimeout(this.#announcing);
  }

  draw(view: View, { hiddenToo = false } = {}): void {
    for (const svg of this.#drawings) {
      if (this.#drawn.get(svg)?.view === view || !(hiddenToo || isShown(svg))) continue;
      const width = Number(svg.getAttribute('width'));
      const prefix = drawingId(this.#host.dataset['id']!, width);
      const drawn = view.drawOn({ svg, width, prefix });
      this.#drawn.set(svg, { view, drawn });
      lockHandles(svg, this.#limits);
      setText(this.#find('.in-words')!, drawn.inWords);
    }
    this.#readOut?.refresh();
  }

  /** Lets values be read off the drawing until `signal` aborts. `prepare` sees to it that it is drawn live. */
  letRead({ figure }: Loaded, signal: AbortSignal, prepare: () => void): void {
    const stage = this.#find('.stage[data-readable]');
    if (!stage) return;
    letRead(stage, signal, { title: figure.title, id: this.#host.dataset['id']! }, async () => {
      const { ReadOut } = await load(() => import('./read-out.ts'));
      return (this.#readOut = new ReadOut(stage, signal, { seen: () => this.#seen(), prepare }));
    });
  }

  #seen(): Seen | null {
    const svg = [...this.#drawings].find((one) => isShown(one));
    const drawn = svg && this.#drawn.get(svg)?.drawn;
    return drawn ? { svg, layout: drawn } : null;
  }

  progress(share: number): void {
    this.#host.querySelector('progress')!.value = share;
  }

  fromHere({ step, isPossible }: FromHere): void {
    const button = this.#find('[data-action="from-here"]');
    if (!button) return;
    const isOn = step !== null;
    button.setAttribute('aria-pressed', String(isOn));
    button.setAttribute('aria-disabled', String(!isOn && !isPossible));
    button.title = isOn
      ? `The knobs change the run from step ${step} on. Once more, and they change all of it.`
      : 'Within a run: the knobs then change it from there on, and what it was before stays.';
  }

  time({ at, isPlaying, told }: Time): void {
    const play = this.#find('[data-action="play"]');
    const time = this.#host.querySelector<HTMLInputElement>('.time');
    if (!play || !time) return;
    setText(play, isPlaying ? 'Pause' : 'Play');
    time.value = String(at * Number(time.max));
    if (told !== null) time.setAttribute('aria-valuetext', told);
  }

  /** The verdict and the claim; and announced, when the reader has come to rest. */
  outcome(outcome: Outcome): void {
    const { holds, claim, divergences } = outcome;
    const finding = this.#find('.finding');
    const verdict = finding && !holds ? 'The finding does not hold at these settings. ' : '';
    if (finding) {
      finding.dataset['holds'] = String(holds);
      setText(finding.querySelector('.verdict')!, verdict);
      setText(finding.querySelector('.claim')!, claim);
    }
    this.hush();
    const news = `${verdict}${claim} ${divergences}`.trim();
    this.#announcing = window.setTimeout(() => setText(this.#find('.announcer')!, news), quietMilliseconds);
    this.#dispatch('figure-outcome', outcome);
  }

  unfinished(): void {
    this.#find('.finding')?.setAttribute('data-holds', 'pending');
  }

  message(words: string): void {
    setText(this.#find('.notice')!, words);
  }

  stopped(): void {
    this.#dispatch('figure-stopped');
  }

  failed(): void {
    this.#dispatch('figure-failed');
  }

  get #drawings(): Iterable<SVGSVGElement> {
    return this.#host.querySelectorAll<SVGSVGElement>('.stage svg.drawing');
  }

  get #form(): HTMLFormElement {
    return this.#host.querySelector('form')!;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.querySelector<HTMLElement>(selector);
  }

  #allowRestoring(isAllowed: boolean): void {
    const restore = this.#find('form [data-action="restore"]');
    restore?.setAttribute('aria-disabled', String(!isAllowed));
  }

  #dispatch(name: string, detail?: unknown): void {
    this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

/** Whether the style sheet gives the drawing a place: of the wide and the narrow one, it does to one. */
const isShown = (svg: SVGSVGElement) => svg.getClientRects().length > 0;

/** Leaves an unchanged text alone, so that nothing is announced twice. */
function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
