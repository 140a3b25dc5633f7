/** The panel under a figure while its seeds are checked: a chart of all results, and a button for each outcome. */
import { narrowWidth, wideWidth } from '../../plot/canvas.ts';
import { overSeeds, type Curves } from '../../plot/curves.ts';
import { drawOn } from '../../plot/draw.ts';
import type { Outcome } from '../contract/outcome.ts';
import { liveSeeds } from '../contract/seeds.ts';
import { blankDrawing } from './blank-drawing.ts';
import { element } from './element.ts';

export interface Seen {
  seed: number;
  outcome: Outcome;
  curves: Curves | null;
}

export class SeedPanel {
  /** Outcomes in the order in which they came. */
  readonly seen: Seen[] = [];
  readonly #page: Document;
  readonly #status: HTMLElement;
  readonly #progress: HTMLElement;
  readonly #stop: HTMLElement;
  readonly #drawings: readonly SVGElement[];
  readonly #list: HTMLElement;
  /** The claim of the seed that is looked at. */
  readonly #claim: HTMLElement;
  readonly #look: (seed: number) => void;
  /** Counts the seeds; null while none is looked at. */
  #emphasized: number | null = null;

  /** Fills `root`. `look` shows a seed in the figure above. */
  constructor(root: HTMLElement, { stop, look }: { stop: () => void; look: (seed: number) => void }) {
    const page = root.ownerDocument;
    this.#page = page;
    this.#look = look;
    // Only what comes out of it all is announced.
    this.#progress = element(page, 'p', { class: 'seed-progress' });
    this.#status = element(page, 'p', { role: 'status', class: 'seed-status' });
    this.#claim = element(page, 'p', { class: 'seed-claim' });
    this.#stop = element(page, 'button', { type: 'button' }, 'Stop');
    this.#stop.addEventListener('click', stop);
    this.#drawings = [wideWidth, narrowWidth].map((width) =>
      blankDrawing(page, width, 'The results for all seeds, and their median'),
    );
    this.#list = element(page, 'ol', {
      class: 'seed-list',
      'aria-label': 'Outcome for each seed; press to see it above',
    });
    root.replaceChildren(
      ...[this.#status, this.#progress, this.#stop],
      ...[...this.#drawings, this.#list, this.#claim],
    );
  }

  begin(seed: number): void {
    this.#progress.textContent = `Seed ${seed}: ${this.seen.length} of ${liveSeeds.length} done.`;
  }

  add(seed: number, outcome: Outcome): void {
    const index = this.seen.push({ seed, outcome, curves: outcome.curves() }) - 1;
    this.#draw();
    const one = element(
      this.#page,
      'button',
      { type: 'button', 'aria-label': `Seed ${seed}: ${outcome.holds ? 'holds' : 'does not hold'}` },
      `${outcome.holds ? '✓' : '✗'} ${seed}`,
    );
    one.addEventListener('click', () => this.#look(seed));
    for (const event of ['pointerenter', 'focus']) one.addEventListener(event, () => this.#emphasize(index));
    for (const event of ['pointerleave', 'blur'])
      one.addEventListener(event, () => this.#emphasize(this.#focused()));
    this.#list.append(element(this.#page, 'li', {}, one));
  }

  /** Nothing more comes. */
  end(words: string): void {
    this.#status.textContent = words;
    this.#progress.remove();
    this.#stop.remove();
  }

  /** The seed whose button has the focus, though the pointer may have passed over others; null if none has. */
  #focused(): number | null {
    const index = [...this.#list.children].findIndex((one) => one.contains(this.#page.activeElement));
    return index === -1 ? null : index;
  }

  #emphasize(index: number | null): void {
    if (index === this.#emphasized) return;
    this.#emphasized = index;
    const one = index === null ? null : this.seen[index]!;
    this.#claim.textContent = one ? `Seed ${one.seed}: ${one.outcome.claim}` : '';
    this.#draw();
  }

  #draw(): void {
    const panel = overSeeds(
      this.seen.flatMap(({ curves }) => curves ?? []),
      this.#emphasized,
    );
    if (!panel) return;
    for (const svg of this.#drawings) {
      const width = Number(svg.getAttribute('width'));
      const id = svg.closest('live-figure')!.getAttribute('data-id')!;
      drawOn(svg, panel, width, `${id}-seeds-${width}`);
    }
  }
}
