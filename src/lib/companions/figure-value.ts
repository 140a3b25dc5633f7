/** <figure-value>: a number in the text, the figure's own, that follows it. */
import { sameSettings } from '../figure/contract/settings.ts';
import { figureOf, onOutcome, settingsOf } from './follow.ts';
import { quoted, type Style } from './quoted.ts';

class FigureValue extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    const figure = figureOf(this);
    // A number quoted at settings of its own stands for those, whatever the figure shows.
    if (!figure || !this.hasAttribute('data-follows')) return;
    const style = JSON.parse(this.dataset['style']!) as Style;
    onOutcome(figure, this.#life.signal, ({ values, measures }) => {
      this.textContent = quoted(measures[this.dataset['name']!], style);
      this.toggleAttribute('data-moved', !sameSettings(values, settingsOf(figure)));
    });
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }
}

customElements.define('figure-value', FigureValue);
