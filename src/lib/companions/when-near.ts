/** Elements of a text whose code is loaded when the reader comes near. Until then, and without scripts, they are text. */
import { onceNear } from '../figure/live/near.ts';
import { load } from '../loading/load.ts';

for (const name of ['figure-turn', 'figure-mark', 'library-tabs'] as const)
  customElements.define(
    name,
    class extends HTMLElement {
      #life = new AbortController();

      connectedCallback(): void {
        const { signal } = (this.#life = new AbortController());
        onceNear(this, signal, () => {
          void load(() => import('./nearby.ts')).then(({ nearby }) => nearby[name](this, signal));
        });
      }

      disconnectedCallback(): void {
        this.#life.abort();
      }
    },
  );
