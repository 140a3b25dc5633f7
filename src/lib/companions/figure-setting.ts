/** <figure-setting>: a link in the text that sets a figure's knobs. Without scripts it is a link to the figure. */
import { sameSettings, type Settings } from '../figure/contract/settings.ts';
import { figureOf, settingsOf, show } from './follow.ts';

class FigureSetting extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const figure = figureOf(this);
    if (!figure) return;
    const changes = JSON.parse(this.dataset['changes']!) as Settings;
    const link = this.querySelector('a')!;
    link.addEventListener(
      'click',
      (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        show(figure, changes);
      },
      { signal },
    );
    figure.addEventListener(
      'figure-settings',
      (event) => {
        const isSet = sameSettings(event.detail, {
          ...settingsOf(figure),
          ...changes,
        });
        if (isSet) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }
}

customElements.define('figure-setting', FigureSetting);
