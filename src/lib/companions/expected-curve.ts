/** A curve that the reader draws, with the pointer or point by point with the keys, and the real one beside it. */
import { within } from '../life/within.ts';
import type { Curves } from '../plot/curves.ts';
import { drawOn } from '../plot/draw.ts';
import type { Layout, PlacedPanel } from '../plot/layout.ts';
import { heightAt, sketchPanel, sketchWidth, type Sketch } from '../plot/sketch.ts';
import { percent, significant } from '../text/numbers.ts';

/** An arrow key moves a point by this share of the height, a page key by five times as much. */
const keyStep = 0.05;
/** Mean distance, in shares of the height, up to which a guess is very close, or has the right idea. */
const veryClose = 0.08;
const rightIdea = 0.2;

/** Correlation from which two curves rise and fall together; below this range (a share of the height) a curve is flat. */
const together = 0.7;
const flat = 0.1;

const keys: Record<string, number> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 5,
  PageDown: -5,
  Home: -Infinity,
  End: Infinity,
};

/** A finger that went so far across is drawing, in CSS pixels; until then it may be scrolling. */
const farEnough = 8;

export class ExpectedCurve {
  readonly #svg: SVGSVGElement;
  readonly #drawn: () => void;
  #expected: Sketch;
  /** Where the chart stands in its drawing. */
  #layout: Layout;

  /** `drawn` is called whenever the curve has changed. Listens until `signal` aborts. */
  constructor(svg: SVGSVGElement, signal: AbortSignal, drawn: () => void) {
    this.#svg = svg;
    this.#drawn = drawn;
    this.#expected = JSON.parse(svg.dataset['expected']!) as Sketch;
    this.#layout = this.#draw();
    svg.addEventListener('pointerdown', (event) => this.#follow(event, signal), { signal });
    svg.addEventListener('keydown', (event) => this.#key(event), { signal });
  }

  /** In shares of the chart's height. */
  get guess(): readonly number[] {
    return this.#expected.guess;
  }

  /** Draws the real curve beside the guess, and says how near they are. */
  compare({ lines }: Curves): string {
    const { points } = lines.find(({ name }) => name === this.#expected.name)!;
    this.#expected = { ...this.#expected, real: points };
    this.#draw();
    const { xs, guess } = this.#expected;
    const apart = xs.flatMap((x, i) => {
      const real = heightAt(this.#expected, points, x);
      return real === null ? [] : [{ x, real, guessed: guess[i]!, distance: Math.abs(real - guess[i]!) }];
    });
    if (apart.length === 0) return 'The run did not come far enough to compare.';
    const mean = apart.reduce((sum, { distance }) => sum + distance, 0) / apart.length;
    const widest = apart.reduce((a, b) => (b.distance > a.distance ? b : a));
    const verdict =
      mean <= veryClose
        ? 'Very close.'
        : mean <= rightIdea && haveOneShape(apart)
          ? 'The right idea.'
          : 'The figure draws another curve.';
    return `${verdict} On average you are ${percent(mean)} of the chart’s height apart, most at ${this.#named(widest.x)}.`;
  }

  #named(x: number): string {
    const { names, label = '' } = this.#expected.x;
    return names?.[x] ?? `${label.replace(/ \(.*/, '')} ${significant(x)}`.trim();
  }

  /** A handle follows at once, and so does a mouse; beside the handles a finger that moves up or down scrolls the page. */
  #follow(down: PointerEvent, signal: AbortSignal): void {
    if (down.button !== 0) return;
    down.preventDefault();
    this.#svg.setPointerCapture(down.pointerId);
    const drag = within(signal);
    const until = { signal: drag.signal };
    const before = this.#expected;
    let isMeant = down.pointerType !== 'touch' || handleOf(down) !== null;
    const move = (event: PointerEvent) => {
      if (event.pointerId !== down.pointerId) return;
      isMeant ||= event.type === 'pointerup' || Math.abs(event.clientX - down.clientX) > farEnough;
      if (isMeant) this.#moveTo(event);
      if (event.type === 'pointerup') drag.abort();
    };
    move(down);
    this.#svg.addEventListener('pointermove', move, until);
    this.#svg.addEventListener('pointerup', move, until);
    this.#svg.addEventListener('pointercancel', () => (drag.abort(), this.#takeBack(before)), until);
  }

  #moveTo(event: PointerEvent): void {
    const toDrawing = this.#svg.getScreenCTM()!.inverse();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(toDrawing);
    const { left, right, top, bottom } = (this.#layout.placed[0] as PlacedPanel).frame;
    const last = this.#expected.xs.length - 1;
    const nearest = Math.round((last * (x - left)) / (right - left));
    this.#set(Math.min(last, Math.max(0, nearest)), (bottom - y) / (bottom - top));
  }

  #key(event: KeyboardEvent): void {
    const handle = handleOf(event);
    const step = keys[event.key];
    if (!handle || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const index = Number(handle.dataset['index']);
    this.#set(index, this.#expected.guess[index]! + step * keyStep);
  }

  #set(index: number, height: number): void {
    const within = Math.min(1, Math.max(0, height));
    this.#expected = {
      ...this.#expected,
      guess: this.#expected.guess.map((one, i) => (i === index ? within : one)),
      real: null,
    };
    this.#draw();
    this.#drawn();
  }

  #takeBack(expected: Sketch): void {
    this.#expected = expected;
    this.#draw();
  }

  #draw(): Layout {
    return drawOn(this.#svg, sketchPanel(this.#expected), sketchWidth, this.#svg.id);
  }
}

const handleOf = (event: Event) => (event.target as Element).closest<SVGElement>('[role="slider"]');

/** Whether both are flat, or rise and fall together. */
function haveOneShape(heights: readonly { real: number; guessed: number }[]): boolean {
  const [real, guessed] = [heights.map((height) => height.real), heights.map((height) => height.guessed)];
  const range = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  if (range(real) < flat || range(guessed) < flat) return range(real) < flat && range(guessed) < flat;
  return correlation(real, guessed) >= together;
}

/** Pearson's. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const centred = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const product = (u: readonly number[], v: readonly number[]) => u.reduce((sum, x, i) => sum + x * v[i]!, 0);
  const [u, v] = [centred(a), centred(b)];
  return product(u, v) / Math.sqrt(product(u, u) * product(v, v));
}
