/** A reading over the drawing: a thin line where it is read, a dot on each line, and a box with the values. */
import type { Layout } from '../../plot/layout.ts';
import type { Reading } from '../../plot/read-out.ts';
import { element } from '../dialogs/element.ts';

/** A drawing that is seen, and where everything stands in it. */
export interface Seen {
  svg: Element;
  layout: Layout;
}

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
      ...this.#rulesAt(reading, layout),
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
