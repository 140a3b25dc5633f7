/**
 * <figure-prediction>: the reader says what will happen, the figure runs, and both are compared.
 *
 *   open ──a guess──▶ guessed ──Run it──▶ asked ──the figure's result──▶ answered
 *                        ▲                  │                                │
 *                        └─ failed, stopped ┴──────── another guess ─────────┘
 */
import { answerMessage } from '../figure/contract/messages.ts';
import type { Outcome } from '../figure/contract/outcome.ts';
import { sameSettings, type Settings } from '../figure/contract/settings.ts';
import { onceNear } from '../figure/live/near.ts';
import { load } from '../loading/load.ts';
import type { Sketch } from '../plot/sketch.ts';
import { meets } from './condition.ts';
import type { Option } from './condition-schema.ts';
import { tellAsking } from './asking-page.ts';
import type { ExpectedCurve } from './expected-curve.ts';
import { figureOf, onOutcome, settingsOf, show } from './follow.ts';
import { forgotten, placeToKeep, type KeptAnswer } from './kept.ts';

type State = 'open' | 'guessed' | 'asked' | 'answered';

class FigurePrediction extends HTMLElement {
  #life = new AbortController();
  #curve: ExpectedCurve | null = null;

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const figure = figureOf(this);
    const form = this.querySelector('form')!;
    if (!figure) return;
    const changes = JSON.parse(this.dataset['changes']!) as Settings;
    const asked = { ...settingsOf(figure), ...changes };
    const back = this.querySelector<HTMLElement>('.back');
    const kept = placeToKeep(this.ownerDocument, this.id);
    form.addEventListener('input', () => (this.#state = 'guessed'), { signal });
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        if (this.#state === 'open' || this.#state === 'asked') return;
        this.#state = 'asked';
        show(figure, changes);
      },
      { signal },
    );
    back?.querySelector('button')!.addEventListener('click', () => show(figure, {}), { signal });
    onOutcome(figure, signal, (outcome) => {
      if (this.#state !== 'asked' || !sameSettings(outcome.values, asked)) return;
      this.#state = 'answered';
      const { comparison, answer, isRight } = this.#compare(outcome);
      this.#tell(comparison);
      kept.keep({ guess: this.#guess, comparison });
      tellAsking(this.ownerDocument.defaultView!, {
        ...{ type: answerMessage, id: this.id, question: this.#question },
        ...{ answer, isRight },
      });
      this.#reply(figure, comparison, back !== null);
      back?.removeAttribute('hidden');
      figure.play();
    });
    // Nothing comes any more of what was asked: it can be asked again.
    const askAgain = () => this.#state === 'asked' && (this.#state = 'guessed');
    figure.addEventListener('figure-failed', askAgain, { signal });
    figure.addEventListener('figure-stopped', askAgain, { signal });
    figure.addEventListener(
      'figure-settings',
      (event) => {
        if (sameSettings(event.detail, asked)) return;
        for (const over of [figure.querySelector<HTMLElement>('.reply')!, back]) end(over, figure);
        askAgain();
      },
      { signal },
    );
    // On paper the answers are open.
    addEventListener('beforeprint', () => (this.querySelector('details')!.open = true), { signal });
    addEventListener('afterprint', () => this.#openAnswer(), { signal });
    this.ownerDocument.addEventListener(forgotten, () => this.#forget(), { signal });
    this.#remember(kept.find());
    const canvas = this.querySelector<SVGSVGElement>('svg.expected');
    // The code that draws is loaded when the reader comes near, as a figure's is.
    if (canvas) onceNear(canvas, signal, () => void this.#readyToDraw(canvas, signal));
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  get #state(): State {
    return this.dataset['state'] as State;
  }

  set #state(state: State) {
    this.dataset['state'] = state;
    this.querySelector<HTMLButtonElement>('[type="submit"]')!.setAttribute(
      'aria-disabled',
      String(state === 'open' || state === 'asked'),
    );
    this.#openAnswer();
    if (state !== 'answered') this.#tell('');
  }

  /** Shows an answer that the reader gave on another day. One to a question with other options is none. */
  #remember(kept: KeptAnswer | true | undefined): void {
    if (kept === undefined || kept === true) return;
    const { guess, comparison } = kept;
    const canvas = this.querySelector<SVGSVGElement>('svg.expected');
    if (canvas && typeof guess === 'object')
      canvas.dataset['expected'] = withGuess(canvas.dataset['expected']!, guess);
    else {
      const option = this.querySelector<HTMLInputElement>(`input[value="${Number(guess)}"]`);
      if (!option) return;
      option.checked = true;
    }
    this.#state = 'answered';
    this.#tell(comparison);
  }

  #forget(): void {
    this.querySelector('form')!.reset();
    this.#state = 'open';
  }

  get #guess(): KeptAnswer['guess'] {
    return this.#curve?.guess ?? Number(new FormData(this.querySelector('form')!).get('guess'));
  }

  get #question(): string {
    return this.querySelector('legend')!
      .textContent.replace(/^\s*Predict:\s*/, '')
      .trim();
  }

  #openAnswer(): void {
    this.querySelector('details')!.open = this.#state === 'answered';
  }

  async #readyToDraw(canvas: SVGSVGElement, signal: AbortSignal): Promise<void> {
    const { ExpectedCurve } = await load(() => import('./expected-curve.ts'));
    this.#curve = new ExpectedCurve(canvas, signal, () => (this.#state = 'guessed'));
  }

  #compare(outcome: Outcome): Compared {
    if (this.#curve) {
      const comparison = this.#curve.compare(outcome.curves()!);
      return { comparison, answer: comparison, isRight: null };
    }
    const options = JSON.parse(this.dataset['options']!) as Option[];
    const guess = options[this.#guess as number]!;
    const right = options.find(({ when }) => meets(when, outcome));
    return { comparison: compared(guess, right), answer: guess.says, isRight: guess === right };
  }

  /** Says the same under the drawing: question and figure may not fit the screen together. */
  #reply(figure: HTMLElement, comparison: string, isElsewhere: boolean): void {
    const reply = figure.querySelector<HTMLElement>('.reply')!;
    reply.querySelector('span')!.textContent = comparison;
    reply.querySelector('a')!.href = `#${this.id}`;
    reply.querySelector('button')!.hidden = !isElsewhere;
    reply.hidden = false;
  }

  #tell(text: string): void {
    this.querySelector('.comparison')!.textContent = text;
  }
}

/** Hides what holds no more. A button that vanishes under the focus hands it on to the figure's controls. */
function end(over: HTMLElement | null, figure: HTMLElement): void {
  if (!over) return;
  if (over.contains(over.ownerDocument.activeElement))
    figure.querySelector<HTMLElement>('form :is(button, input, select)')?.focus({ preventScroll: true });
  over.hidden = true;
}

/** What a guess came to: in words for the reader, and for a page that asked. */
interface Compared {
  comparison: string;
  answer: string;
  isRight: boolean | null;
}

function compared(guess: Option, right: Option | undefined): string {
  if (!right) return 'At these settings the figure shows none of these.';
  return guess === right
    ? `Just as you said: ${lowered(right.says)}.`
    : `You expected: ${lowered(guess.says)}. The figure shows: ${lowered(right.says)}.`;
}

/** The chart with this curve in it, if it has as many points. */
function withGuess(chart: string, guess: readonly number[]): string {
  const expected = JSON.parse(chart) as Sketch;
  return guess.length === expected.xs.length ? JSON.stringify({ ...expected, guess }) : chart;
}

/** Without the full stop of an option, and small where it goes on in a sentence; symbols and names like ReLU stay. */
const lowered = (text: string) =>
  text.replace(/\.$/, '').replace(/^[A-Z](?=[a-z]*[\s,:;.]|[a-z]*$)/, (first) => first.toLowerCase());

customElements.define('figure-prediction', FigurePrediction);
