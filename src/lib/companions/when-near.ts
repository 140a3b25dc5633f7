/**
 * Elements of a text whose code is loaded when the reader comes near, or at once where the address has what they are
 * `data-asked` by. Until then, and without scripts, they are text.
 */
import { onceNear } from '../figure/live/near.ts';
import { load } from '../loading/load.ts';

for (const name of [
  'figure-turn',
  'figure-mark',
  'marked-formula',
  'library-tabs',
  'kept-answers',
  'lesson-worksheet',
  'study-scripts',
] as const)
  customElements.define(
    name,
    class extends HTMLElement {
      #life = new AbortController();

      connectedCallback(): void {
        const { signal } = (this.#life = new AbortController());
        const begin = () =>
          void load(() => import('./nearby.ts')).then(({ nearby }) => {
            nearby[name](this, signal);
            this.dataset['ready'] = '';
          });
        const { search } = this.ownerDocument.location;
        if (new URLSearchParams(search).has(this.dataset['asked'] ?? '')) begin();
        else onceNear(this, signal, begin);
      }

      disconnectedCallback(): void {
        this.#life.abort();
      }
    },
  );
