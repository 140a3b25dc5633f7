/** <figure-task>: something to try with a figure, ticked off when the figure gets there. */
import { taskMessage } from '../figure/contract/messages.ts';
import { meets, type Seen } from './condition.ts';
import type { Conditions } from './condition-schema.ts';
import { tellAsking } from './asking-page.ts';
import { figureOf, onOutcome } from './follow.ts';
import { forgotten, placeToKeep } from './kept.ts';

class FigureTask extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    const figure = figureOf(this);
    if (!figure) return;
    const conditions = JSON.parse(this.dataset['when']!) as Conditions;
    const seen: Seen = new Map();
    const { signal } = this.#life;
    const kept = placeToKeep(this.ownerDocument, this.id);
    onOutcome(figure, signal, (outcome) => {
      if (!meets(conditions, outcome, seen) || this.dataset['state'] === 'done') return;
      this.#tick(true);
      kept.keep(true);
      const task = this.querySelector('.task-text > p')?.textContent.trim() ?? '';
      tellAsking(this.ownerDocument.defaultView!, { type: taskMessage, id: this.id, task });
    });
    this.ownerDocument.addEventListener(forgotten, () => (seen.clear(), this.#tick(false)), { signal });
    if (kept.find()) this.#tick(true);
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  #tick(isDone: boolean): void {
    this.dataset['state'] = isDone ? 'done' : 'open';
    this.querySelector('.tick')!.setAttribute('aria-label', isDone ? 'Done:' : 'To do:');
    this.#count();
  }

  /** Tells the list how many of its tasks are done. */
  #count(): void {
    const list = this.closest('.tasks');
    const all = list?.querySelectorAll('figure-task') ?? [];
    const done = [...all].filter((task) => (task as HTMLElement).dataset['state'] === 'done');
    const count = list?.querySelector('.count');
    if (count) count.textContent = done.length > 0 ? `${done.length} of ${all.length} done` : '';
  }
}

customElements.define('figure-task', FigureTask);
