/**
 * Where charts are drawn. A chart function takes a layer and data and makes the layer show the data, whatever it
 * showed before: drawing twice is drawing once, so the nodes made at build time are adopted by the live figure.
 */
import { select, type Selection } from 'd3';

// D3's element and datum parameters are not tracked: layers hold elements of many kinds and data of many shapes.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Layer = Selection<any, any, any, any>;

export interface Canvas {
  svg: Layer;
  width: number;
  height: number;
  /** The phone's drawing: 360 wide instead of 760. */
  narrow: boolean;
  /** An id that is the drawing's own, for clip paths and gradients. */
  id(name: string): string;
}

export const wideWidth = 760;
export const narrowWidth = 360;

/** A canvas over an `<svg>` element, in whatever document it lives. */
export function canvasOn(svg: Element, size: { width: number; height: number }, prefix: string): Canvas {
  const { width, height } = size;
  const layer: Layer = select(svg);
  layer.attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height);
  return { svg: layer, width, height, narrow: width === narrowWidth, id: (name) => `${prefix}-${name}` };
}

/** The child of `parent` with this tag and class (or classes), made if missing. Its place is that of its first mention. */
export function child(parent: Layer, tag: string, name: string): Layer {
  return parent
    .selectChildren(selector(tag, name))
    .data([null])
    .join((enter) => enter.append(tag).attr('class', name));
}

/** The children of `parent` with this tag and class, one per datum, in order. */
export function children<T>(
  parent: Layer,
  tag: string,
  name: string,
  data: readonly T[],
): Selection<Element, T, Element, unknown> {
  const known: Layer = parent.selectChildren(selector(tag, name));
  // New ones follow their like, not whatever else the parent holds: painted in the same order as in a fresh drawing.
  const next = (known.nodes() as Element[]).at(-1)?.nextSibling ?? null;
  return known
    .data(data as T[])
    .join((enter) => enter.insert(tag, () => next as Element).attr('class', name)) as never;
}

/** An attribute selector would do for any name; insisting keeps names that a browser and linkedom read alike. */
function selector(tag: string, name: string): string {
  const classes = name.split(' ');
  const wrong = classes.find((part) => !/^[a-z][\w-]*$/i.test(part));
  if (wrong !== undefined)
    throw new Error(`"${wrong}" is no class name for <${tag}>: a letter, then letters, digits, - or _`);
  return [tag, ...classes].join('.');
}

/** A pixel coordinate rounded for SVG and kept within reach of it, so that a diverging value cannot break a path. */
export function pixel(value: number): number {
  const bound = 5000;
  return Number.isNaN(value) ? bound : Math.round(Math.min(bound, Math.max(-bound, value)) * 100) / 100;
}
