/** <figure-task>: something to try with a figure, ticked off when the figure gets there. */
import { meets, type Seen } from './condition.ts';
import type { Conditions } from './condition-schema.ts';
import { figureOf, onOutcome } from './follow.ts';

class FigureTask extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    const figure = figureOf(this);
    if (!figure) return;
    const conditions = JSON.parse(this.dataset['when']!) as Conditions;
    const seen: Seen = new Map();
    onOutcome(figure, this.#life.signal, (outcome) => {
      if (!meets(conditions, outcome, seen) || this.dataset['state'] === 'done') return;
      this.dataset['state'] = 'done';
      this.querySelector('.tick')!.setAttribute('aria-label', 'Done:');
      this.#count();
    });
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  /** Tells the list how many of its tasks are done. */
  #count(): void {
    const list = this.closest('.tasks');
    const all = list?.querySelectorAll('figure-task') ?? [];
    const done = [...all].filter((task) => (task as HTMLElement).dataset['state'] === 'done');
    const count = list?.querySelector('.count');
    if (count) count.textContent = `${done.length} of ${all.length} done`;
  }
}

customElements.define('figure-task', FigureTask);
