/**
 * A reading over the drawing: a thin line where it is read and a dot on each line, or rings wherever a thing stands; and a
 * box with the values.
 */
import type { Layout } from '../../plot/layout.ts';
import { radii } from '../../plot/looks.ts';
import type { Reading } from '../../plot/read-out.ts';
import { element } from '../dialogs/element.ts';

/** A drawing that is seen, and where everything stands in it. */
export interface Seen {
  svg: Element;
  layout: Layout;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A reading is announced when the keys have been still for so long. */
const quietMilliseconds = 300;

/** It stands over the drawing and not in it: a drawing shows its data and nothing else. */
export class ReadingBox {
  readonly #stage: HTMLElement;
  readonly #layer: HTMLElement;
  readonly #status: HTMLElement;
  #announcing = 0;

  constructor(stage: HTMLElement) {
    const page = stage.ownerDocument;
    this.#stage = stage;
    this.#layer = element(page, 'div', { class: 'read-out', 'aria-hidden': 'true', hidden: '' });
    this.#status = element(page, 'p', { class: 'visually-hidden read-status', role: 'status' });
    stage.append(this.#layer, this.#status);
  }

  show(reading: Reading, { svg, layout }: Seen): void {
    this.#lieOver(svg);
    this.#layer.replaceChildren(
      ...(reading.marked ? [this.#ringsAt(reading.marked, layout)] : this.#rulesAt(reading, layout)),
      ...this.#dotsOf(reading, layout),
      this.#boxOf(reading, layout),
    );
    this.#layer.hidden = false;
  }

  hide(): void {
    clearTimeout(this.#announcing);
    this.#layer.hidden = true;
  }

  announce({ place, entries }: Reading): void {
    clearTimeout(this.#announcing);
    const words = `${place}: ${entries.map(({ name, value }) => `${name} ${value}`).join('; ')}`;
    this.#announcing = window.setTimeout(() => (this.#status.textContent = words), quietMilliseconds);
  }

  remove(): void {
    this.hide();
    this.#layer.remove();
    this.#status.remove();
  }

  /** Then shares of the drawing are shares of the layer. */
  #lieOver(svg: Element): void {
    const [stage, drawing] = [this.#stage.getBoundingClientRect(), svg.getBoundingClientRect()];
    Object.assign(this.#layer.style, {
      left: `${drawing.left - stage.left}px`,
      top: `${drawing.top - stage.top}px`,
      width: `${drawing.width}px`,
      height: `${drawing.height}px`,
    });
  }

  /** Upright; on a map across too. */
  #rulesAt({ at, frame }: Reading, layout: Layout): HTMLElement[] {
    const upright = this.#placed('read-rule', {
      left: at.x / layout.width,
      top: frame.top / layout.height,
      height: (frame.bottom - frame.top) / layout.height,
    });
    if (at.y === null) return [upright];
    const level = this.#placed('read-rule level', {
      left: frame.left / layout.width,
      top: at.y / layout.height,
      width: (frame.right - frame.left) / layout.width,
    });
    return [upright, level];
  }

  /** A ring at each place of a thing; those that belong to one panel, along a line. */
  #ringsAt(marked: NonNullable<Reading['marked']>, { width, height }: Layout): Element {
    const page = this.#stage.ownerDocument;
    const make = (tag: string, attributes: Readonly<Record<string, string | number>>) => {
      const made = page.createElementNS(svgNamespace, tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
      return made;
    };
    const rings = make('svg', { class: 'read-rings', viewBox: `0 0 ${width} ${height}` });
    for (const places of marked)
      rings.append(
        make('polyline', { points: places.map(([x, y]) => `${x},${y}`).join(' ') }),
        ...places.map(([x, y]) => make('circle', { cx: x, cy: y, r: radii.ring.middle })),
      );
    return rings;
  }

  #dotsOf({ at, entries }: Reading, layout: Layout): HTMLElement[] {
    return entries.flatMap(({ color, y }) => {
      if (y === null) return [];
      const dot = this.#placed('read-dot', { left: at.x / layout.width, top: y / layout.height });
      return [coloured(dot, color ?? '')];
    });
  }

  /** On the side where there is more room; its values in the order of the lines. */
  #boxOf({ at, frame, place, entries }: Reading, layout: Layout): HTMLElement {
    const page = this.#stage.ownerDocument;
    const x = at.x / layout.width;
    const box = this.#placed('read-box', {
      top: frame.top / layout.height,
      ...(x < 0.5 ? { left: x } : { right: 1 - x }),
    });
    const fromTheTop = [...entries].sort((a, b) => (a.y ?? frame.top) - (b.y ?? frame.top));
    const items = fromTheTop.map(({ name, color, value }) =>
      element(
        page,
        'li',
        {},
        ...(color ? [coloured(element(page, 'i'), color)] : []),
        element(page, 'span', {}, name),
        ' ',
        element(page, 'b', {}, value),
      ),
    );
    box.append(element(page, 'p', {}, place), element(page, 'ul', {}, ...items));
    return box;
  }

  /** Placed by shares of the drawing. */
  #placed(name: string, shares: Readonly<Record<string, number>>): HTMLElement {
    const made = element(this.#stage.ownerDocument, 'div', { class: name });
    for (const [side, share] of Object.entries(shares)) made.style.setProperty(side, `${100 * share}%`);
    return made;
  }
}

function coloured(made: HTMLElement, color: string): HTMLElement {
  made.style.color = color;
  return made;
}
