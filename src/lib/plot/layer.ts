/**
 * Elements that are drawn on, each with its datum. D3's selections do the same; with the queries, events and namespaces
 * that they can do besides, every reader would load four kilobytes more.
 */
export class Layer<T = unknown> {
  readonly elements: readonly Element[];
  readonly #data: readonly T[];

  constructor(elements: readonly Element[], data: readonly T[]) {
    this.elements = elements;
    this.#data = data;
  }

  /** Gives an attribute a value, or to each element one of its datum; null takes it away. */
  attr(name: string, value: Given<T>): this {
    return this.#set(value, (element, given) => {
      if (given === null || given === undefined) element.removeAttribute(name);
      else element.setAttribute(name, String(given));
    });
  }

  text(value: Given<T>): this {
    return this.#set(value, (element, given) => (element.textContent = String(given ?? '')));
  }

  /** Draws on each element by itself. */
  each(draw: (layer: Layer, datum: T) => void): this {
    this.elements.forEach((element, i) => draw(new Layer([element], [null]), this.#data[i]!));
    return this;
  }

  #set(value: Given<T>, set: (element: Element, given: Value) => unknown): this {
    const given = typeof value === 'function' ? value : () => value;
    this.elements.forEach((element, i) => set(element, given(this.#data[i]!, i)));
    return this;
  }
}

type Value = string | number | null | undefined;
type Given<T> = Value | ((datum: T, index: number) => Value);
