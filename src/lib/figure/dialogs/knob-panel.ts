/** The panel under a figure while a knob is swept: which knob, a chart over it, and a button for each of its values. */
import { narrowWidth, wideWidth } from '../../plot/canvas.ts';
import { drawOn } from '../../plot/draw.ts';
import { numbersOf, overKnob, summaries, type AtValue, type Summary } from '../../plot/over-knob.ts';
import { significant } from '../../text/numbers.ts';
import type { Slider } from '../contract/knobs.ts';
import type { Outcome } from '../contract/outcome.ts';
import { blankDrawing } from './blank-drawing.ts';
import { element } from './element.ts';

interface Acts {
  begin: (knob: string) => void;
  stop: () => void;
  /** Shows a value in the figure above. */
  look: (knob: string, value: number) => void;
}

export class KnobPanel {
  readonly #page: Document;
  readonly #sliders: ReadonlyMap<string, Slider>;
  readonly #acts: Acts;
  readonly #knob: HTMLSelectElement;
  readonly #summary: HTMLSelectElement;
  /** Only what comes out of it all is announced. */
  readonly #progress: HTMLElement;
  readonly #status: HTMLElement;
  readonly #stop: HTMLButtonElement;
  readonly #again: HTMLButtonElement;
  readonly #drawings: readonly SVGElement[];
  readonly #list: HTMLElement;
  #seen: AtValue[] = [];

  constructor(root: HTMLElement, sliders: ReadonlyMap<string, Slider>, acts: Acts) {
    const page = root.ownerDocument;
    this.#page = page;
    this.#sliders = sliders;
    this.#acts = acts;
    this.#knob = chooser(
      page,
      [...sliders].map(([name, { label }]) => [name, label]),
    );
    this.#summary = chooser(
      page,
      Object.keys(summaries).map((name) => [name, name]),
    );
    this.#knob.addEventListener('change', () => acts.begin(this.knob));
    this.#summary.addEventListener('change', () => this.#show());
    this.#stop = button(page, 'Stop', acts.stop);
    this.#again = button(page, 'Again', () => acts.begin(this.knob));
    this.#progress = element(page, 'p', { class: 'seed-progress' });
    this.#status = element(page, 'p', { class: 'seed-status', role: 'status' });
    this.#drawings = [wideWidth, narrowWidth].map((width) =>
      blankDrawing(page, width, 'What comes out over the knob'),
    );
    this.#list = element(page, 'ol', {
      class: 'seed-list',
      'aria-label': 'What comes out at each value; press to see it above',
    });
    const choices = element(
      page,
      'p',
      { class: 'choices' },
      ...[
        element(page, 'label', {}, 'Over ', this.#knob),
        element(page, 'label', {}, 'Each line ', this.#summary),
      ],
      ...[this.#stop, this.#again],
    );
    root.replaceChildren(choices, this.#status, this.#progress, ...this.#drawings, this.#list);
  }

  /** The name of the one that is swept. */
  get knob(): string {
    return this.#knob.value;
  }

  /** Nothing is known yet. */
  clear(): void {
    this.#seen = [];
    this.#status.textContent = '';
    this.#run(true);
    for (const svg of this.#drawings) svg.replaceChildren();
    this.#show();
  }

  tell(progress: string): void {
    this.#progress.textContent = progress;
  }

  add(value: number, outcome: Outcome): void {
    const curves = outcome.curves();
    if (curves) this.#seen.push({ value, curves });
    this.#show();
  }

  /** Nothing more comes. */
  end(words: string): void {
    this.#status.textContent = words;
    this.#progress.textContent = '';
    this.#run(false);
  }

  #run(isRunning: boolean): void {
    this.#stop.hidden = !isRunning;
    this.#again.hidden = isRunning;
  }

  #show(): void {
    const slider = this.#sliders.get(this.knob)!;
    const summary = this.#summary.value as Summary;
    this.#list.replaceChildren(...this.#seen.map((one) => this.#item(slider, one, summary)));
    const panel = overKnob(quantityOf(slider), this.#seen, summary);
    if (!panel) return;
    for (const svg of this.#drawings) {
      const width = Number(svg.getAttribute('width'));
      drawOn(svg, panel, width, `${svg.closest('.knob-sweep')!.id}-${width}`);
    }
  }

  #item(slider: Slider, { value, curves }: AtValue, summary: Summary): HTMLElement {
    const told = [...numbersOf(curves, summary)].map(([name, number]) => `${name} ${significant(number)}`);
    const one = button(this.#page, slider.display(value), () => this.#acts.look(this.knob, value));
    one.title = told.join(', ');
    one.setAttribute('aria-label', `${slider.label} ${slider.display(value)}: ${one.title}`);
    return element(this.#page, 'li', {}, one);
  }
}

const quantityOf = ({ label, symbol, scale, min, max }: Slider) => ({
  label: `${[label, symbol].filter(Boolean).join(' ')}${scale === 'log' ? ' (log scale)' : ''}`,
  scale,
  domain: [min, max] as const,
});

function chooser(page: Document, options: readonly (readonly [value: string, words: string])[]) {
  const items = options.map(([value, words]) => element(page, 'option', { value }, words));
  return element(page, 'select', {}, ...items);
}

function button(page: Document, words: string, act: () => void): HTMLButtonElement {
  const made = element(page, 'button', { type: 'button' }, words);
  made.addEventListener('click', act);
  return made;
}
