/** <figure-turn>: the number of a figure's slider, in the text, to be turned in place. Without scripts it is a number. */
import { onceNear } from '../figure/live/near.ts';
import { load } from '../loading/load.ts';
import { figureOf } from './follow.ts';

class FigureTurn extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    onceNear(this, signal, () => void this.#begin(signal));
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  async #begin(signal: AbortSignal): Promise<void> {
    const { letTurn } = await load(() => import('./turning.ts'));
    const slider = figureOf(this)?.querySelector<HTMLInputElement>(
      `.slider [name="${this.dataset['knob']}"]`,
    );
    if (slider && !signal.aborted) letTurn(this, slider, signal);
  }
}

customElements.define('figure-turn', FigureTurn);
