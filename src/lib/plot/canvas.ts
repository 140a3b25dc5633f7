/**
 * Where plots are drawn. What draws takes a layer and data and makes the layer show the data, whatever it showed before:
 * drawing twice is drawing once, so the nodes made at build time are adopted by the live figure.
 */
import { Layer } from './layer.ts';

export type { Layer };

/** Widths of the two drawings that each figure has: for wide screens and for phones. */
export const wideWidth = 760;
export const narrowWidth = 360;

/** Counts drawings: what was mentioned in an earlier one says nothing of the order in this. */
let drawings = 0;
/** For each parent, the hindmost of its children that the drawing under way has mentioned. */
const mentioned = new WeakMap<Element, { drawing: number; child: Element }>();

/** An `<svg>` element of a size, in whatever document it lives, as a layer to draw on. Called once for each drawing. */
export function canvasOn(svg: Element, { width, height }: { width: number; height: number }): Layer {
  drawings++;
  return new Layer([svg], [null])
    .attr('viewBox', `0 0 ${width} ${height}`)
    .attr('width', width)
    .attr('height', height);
}

/**
 * The children of `parent` with these class names and no others, in this order: groups, made if missing. For what comes
 * and goes with the data, as the marks of a panel do.
 */
export function groups(parent: Layer, names: readonly string[]): Layer[] {
  const node = parent.elements[0]!;
  const known = new Map(Array.from(node.children, (one) => [one.getAttribute('class'), one]));
  const wanted = names.map((name) => known.get(name) ?? made(node, 'g', name));
  for (const one of Array.from(node.children)) if (!wanted.includes(one)) one.remove();
  wanted.forEach((one, i) => {
    if (node.children[i] !== one) node.insertBefore(one, node.children[i] ?? null);
  });
  return wanted.map((one) => new Layer([one], [null]));
}

function made(parent: Element, tag: string, name: string): Element {
  const element = parent.ownerDocument.createElementNS(svgNamespace, tag);
  element.setAttribute('class', name);
  return element;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** The child of `parent` with this tag and class (or classes), made if missing, painted after those mentioned before it. */
export function child(parent: Layer, tag: string, name: string): Layer {
  return childIf(true, parent, tag, name);
}

/** The same of a child that comes and goes: an empty layer, and an older one removed, where it is not wanted. */
export function childIf(isWanted: boolean, parent: Layer, tag: string, name: string): Layer {
  return children(parent, tag, name, isWanted ? [null] : []);
}

/** The children of `parent` with this tag and class, one per datum, in order, painted after those mentioned before them. */
export function children<T>(parent: Layer, tag: string, name: string, data: readonly T[]): Layer<T> {
  const node = parent.elements[0]!;
  const query = selector(tag, name);
  const known = Array.from(node.children).filter((one) => one.matches(query));
  const before = known.at(-1) ?? lastMentioned(node);
  const next = before ? before.nextSibling : node.firstChild;
  const added = data.slice(known.length).map(() => node.insertBefore(made(node, tag, name), next));
  for (const one of known.slice(data.length)) one.remove();
  const drawn = [...known.slice(0, data.length), ...added];
  const last = drawn.at(-1);
  if (last) mention(node, last);
  return new Layer(drawn, data);
}

/** A child mentioned once more, like the definitions of clip paths, stays where it is and moves nothing that follows. */
function mention(parent: Element, child: Element): void {
  const last = lastMentioned(parent);
  if (!last || follows(child, last)) mentioned.set(parent, { drawing: drawings, child });
}

function follows(child: Element, sibling: Element): boolean {
  for (let next = sibling.nextElementSibling; next; next = next.nextElementSibling)
    if (next === child) return true;
  return false;
}

function lastMentioned(parent: Element): Element | undefined {
  const last = mentioned.get(parent);
  return last?.drawing === drawings && last.child.parentNode === parent ? last.child : undefined;
}

/** Insisting on names that a browser and linkedom read alike: linkedom would take more. */
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
  return Number.isNaN(value) ? bound : Math.round(Math.min(bound, Math.max(-bound, value)) * 10) / 10;
}
