/**
 * <kept-answers>: says that answers and ticks are kept on the device, and lets the reader clear them or refuse; and says
 * to whom they are told, where a page has asked for them.
 */
import { askedBy, askingWindow } from './asking-page.ts';
import { forgotten, Keeper } from './kept.ts';

class KeptAnswers extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const here = this.ownerDocument.defaultView!;
    const keeper = new Keeper(() => here.localStorage);
    const [keep, forget] = [this.querySelector('input')!, this.querySelector('button')!];
    this.querySelector<HTMLElement>('.keeping')!.hidden = !keeper.isAble;
    this.querySelector<HTMLElement>('.unable')!.hidden = keeper.isAble;
    keep.checked = keeper.isWilling;
    keep.addEventListener('change', () => (keeper.isWilling = keep.checked), { signal });
    forget.addEventListener(
      'click',
      () => {
        keeper.forget();
        this.ownerDocument.dispatchEvent(new Event(forgotten));
        this.#say('.forgotten', 'Forgotten: all questions and tasks are open again.');
      },
      { signal },
    );
    this.#say('.told', this.#told());
    this.hidden = false;
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  #told(): string {
    const here = this.ownerDocument.defaultView!;
    const asked = askedBy(here.location.search);
    if (!asked) return '';
    if ('mistake' in asked) return asked.mistake;
    return askingWindow(here)
      ? `This page tells your answers and ticks to ${asked.origin}, which opened it.`
      : `${asked.origin} asked for your answers and ticks, but is not there to hear of them: nothing is told.`;
  }

  #say(place: string, words: string): void {
    this.querySelector(place)!.textContent = words;
  }
}

customElements.define('kept-answers', KeptAnswers);
