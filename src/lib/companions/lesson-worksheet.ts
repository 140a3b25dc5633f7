/**
 * <lesson-worksheet>: makes of its lesson a worksheet, by its button for one print or by `?worksheet` in the address.
 * The style sheet hides the answers where they stand (`<html data-worksheet>`); copies of them come last in the lesson.
 */
import { load } from '../loading/load.ts';

class LessonWorksheet extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const here = this.ownerDocument.defaultView!;
    const isAsked = new URLSearchParams(here.location.search).has('worksheet');
    this.hidden = false;
    if (isAsked) void this.#begin();
    this.querySelector('button')!.addEventListener(
      'click',
      () =>
        void this.#begin().then(() => {
          here.print();
          if (!isAsked) this.#end();
        }),
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#life.abort();
    this.#end();
  }

  get #lesson(): Element {
    return this.closest('article')!;
  }

  async #begin(): Promise<void> {
    const { answersIn } = await load(() => import('./worksheet-answers.ts'));
    this.#end();
    this.ownerDocument.documentElement.dataset['worksheet'] = '';
    this.#lesson.append(answersIn(this.#lesson));
  }

  #end(): void {
    delete this.ownerDocument.documentElement.dataset['worksheet'];
    this.#lesson.querySelector('.worksheet-answers')?.remove();
  }
}

customElements.define('lesson-worksheet', LessonWorksheet);
