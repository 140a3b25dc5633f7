/** <own-study>: a table of trials that the reader opens, drops or pastes, drawn in the page. Nothing of it is sent. */
import {
  columnsOf,
  isLowerBetter,
  knobName,
  numericColumns,
  readOwn,
  readTable,
  type Guess,
  type Table,
} from '../../figures/reading-a-study/own/reading.ts';
import { element } from '../../lib/figure/dialogs/element.ts';
import { letRead } from '../../lib/figure/live/let-read.ts';
import { ReadOut } from '../../lib/figure/live/read-out.ts';
import type { Seen } from '../../lib/figure/live/reading-box.ts';
import { drawOn } from '../../lib/plot/draw.ts';
import type { Layout } from '../../lib/plot/layout.ts';
import type { Drawing } from '../../lib/plot/panel.ts';
import { messageOf } from '../../lib/text/errors.ts';

class OwnStudy extends HTMLElement {
  #life = new AbortController();
  /** Of the last table that could be read, where there is one. */
  #table: Table | null = null;
  /** Where everything stands in each of the two drawings, since they were drawn here. */
  readonly #layouts = new Map<Element, Layout>();
  #readOut: ReadOut | null = null;

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const stage = this.querySelector<HTMLElement>('.stage')!;
    this.#form.hidden = false;
    this.#form.addEventListener('change', ({ target }) => this.#changed(target as HTMLElement), { signal });
    this.#field('pasted').addEventListener('input', () => this.#take(this.#field('pasted').value), {
      signal,
    });
    this.querySelector('[data-action="example"]')!.addEventListener('click', () => void this.#takeExample(), {
      signal,
    });
    this.addEventListener('dragover', (event) => this.#hover(event), { signal });
    this.addEventListener('dragleave', () => this.classList.remove('dropping'), { signal });
    this.addEventListener('drop', (event) => this.#drop(event), { signal });
    letRead(stage, signal, { title: 'your study', id: 'own-study' }, () => {
      const prepare = () => void this.#takeExample();
      this.#readOut = new ReadOut(stage, signal, { seen: () => this.#seen(), prepare });
      return Promise.resolve(this.#readOut);
    });
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  /** Where a file is dragged over it, it will take it. */
  #hover(event: DragEvent): void {
    event.preventDefault();
    this.classList.add('dropping');
  }

  #drop(event: DragEvent): void {
    event.preventDefault();
    this.classList.remove('dropping');
    const file = event.dataTransfer?.files[0];
    if (file) void this.#takeFile(file);
    else this.#take(event.dataTransfer?.getData('text/plain') ?? '');
  }

  #changed(target: HTMLElement): void {
    const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
    if (file) void this.#takeFile(file);
    else if (this.#table && target.closest('fieldset')) {
      if (target === this.#result) this.#tellResult();
      this.#draw(this.#table, this.#chosen());
    }
  }

  async #takeFile(file: File): Promise<void> {
    this.#take(await file.text());
  }

  async #takeExample(): Promise<void> {
    try {
      const answer = await fetch(this.dataset['example']!);
      this.#take(await answer.text());
    } catch (error) {
      this.#say(messageOf(error));
    }
  }

  #take(text: string): void {
    if (text.trim() === '') return;
    this.#attempt(() => {
      const table = readTable(text);
      const columns = columnsOf(table);
      this.#table = table;
      this.#offer(table, columns);
      this.#draw(table, columns);
    });
  }

  /** The fields for the columns, as they were guessed. */
  #offer(table: Table, { loss, lowerIsBetter, knobs }: Guess): void {
    const page = this.ownerDocument;
    const option = (value: string, words: string) => element(page, 'option', { value }, words);
    this.querySelector('fieldset')!.hidden = false;
    this.#result.replaceChildren(
      ...(loss === null ? [option('', 'choose a column')] : []),
      ...numericColumns(table).map((name) => option(name, knobName(name))),
    );
    this.#result.value = loss ?? '';
    this.#field('higher').checked = !lowerIsBetter;
    const boxes = table.columns.map((name) => {
      const box = element(page, 'input', { type: 'checkbox', name: 'knob', value: name });
      box.checked = knobs.includes(name);
      box.disabled = name === loss;
      return element(page, 'label', {}, box, element(page, 'span', {}, knobName(name)));
    });
    this.querySelector('.knobs')!.replaceChildren(...boxes);
  }

  /** What follows from the result that the reader has chosen: it is no hyperparameter, and its name tells what is best. */
  #tellResult(): void {
    const result = this.#result.value;
    this.#field('higher').checked = !isLowerBetter(result);
    for (const box of this.querySelectorAll<HTMLInputElement>('input[name="knob"]'))
      box.disabled = box.value === result;
  }

  /** The columns as the reader has them. */
  #chosen(): Guess {
    const boxes = [...this.querySelectorAll<HTMLInputElement>('input[name="knob"]:checked:enabled')];
    return {
      ...columnsOf(this.#table!),
      loss: this.#result.value || null,
      lowerIsBetter: !this.#field('higher').checked,
      knobs: boxes.map(({ value }) => value),
    };
  }

  #draw(table: Table, columns: Guess): void {
    this.#attempt(() => {
      const { drawing, told } = readOwn(table, columns);
      this.#show(drawing);
      this.querySelector('.told')!.textContent = told;
      this.#say('');
      this.#readOut?.refresh();
    });
  }

  #show(drawing: Drawing): void {
    for (const svg of this.querySelectorAll('.stage svg.drawing')) {
      // Of another study nothing is left: its panels may have other marks.
      svg.replaceChildren();
      const width = Number(svg.getAttribute('width'));
      this.#layouts.set(svg, drawOn(svg, drawing, width, `own-study-${width}`));
    }
  }

  #seen(): Seen | null {
    const svg = [...this.querySelectorAll('.stage svg.drawing')].find(
      (one) => one.getClientRects().length > 0,
    );
    const layout = svg && this.#layouts.get(svg);
    return layout ? { svg, layout } : null;
  }

  /** What is wrong is said, and what was shown stays. */
  #attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#say(messageOf(error));
    }
  }

  #say(words: string): void {
    this.querySelector('.wrong')!.textContent = words;
  }

  get #form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  get #result(): HTMLSelectElement {
    return this.querySelector('select')!;
  }

  #field(name: string): HTMLInputElement {
    return this.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
  }
}

customElements.define('own-study', OwnStudy);
