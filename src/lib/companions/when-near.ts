/** Elements of a text whose code is loaded when the reader comes near. Until then, and without scripts, they are text. */
import { onceNear } from '../figure/live/near.ts';
import { load } from '../loading/load.ts';

/** What the code of such an element does, until `signal` aborts. */
type Begin = (element: HTMLElement, signal: AbortSignal) => void;

/** @param importing a function around one `import()` and no more */
function define(name: string, importing: () => Promise<{ begin: Begin }>): void {
  customElements.define(
    name,
    class extends HTMLElement {
      #life = new AbortController();

      connectedCallback(): void {
        const { signal } = (this.#life = new AbortController());
        onceNear(this, signal, () => void load(importing).then(({ begin }) => begin(this, signal)));
      }

      disconnectedCallback(): void {
        this.#life.abort();
      }
    },
  );
}

/** A slider's number, to be turned in place. */
define('figure-turn', () => import('./turning.ts'));
/** Words for a line, which light it. */
define('figure-mark', () => import('./lighting.ts'));
/** The same code for several libraries, one of which is shown. */
define('library-tabs', () => import('./library.ts'));
