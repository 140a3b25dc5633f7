/**
 * A drawing as a picture of its own: nothing in it depends on the page any more, nor on a browser. Its colours are plain,
 * for not every program that opens an SVG knows more.
 */
import { plainColour } from '../../plot/plain-colour.ts';
import { fontFaces, plainFamilies } from './picture-fonts.ts';

/** What the page's styles give to the elements of a drawing besides paint and typeface, and the picture must bring along. */
const brought = [
  'stroke-width',
  'stroke-linejoin',
  'paint-order',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'opacity',
] as const;

const fontMilliseconds = 200;
/** Room around the drawing, in its own units. */
const margin = 12;

export interface Described {
  title: string;
  description: string;
}

/** The drawing as a file: colours as they are on the page now, its fonts within, name and description told. */
export async function svgOf(drawing: SVGSVGElement, described: Described): Promise<string> {
  const page = drawing.ownerDocument;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  dress(copy, drawing, unsaid);
  const { width, height } = drawing.viewBox.baseVal;
  const size = { width: String(width + 2 * margin), height: String(height + 2 * margin) };
  const corner = { x: String(-margin), y: String(-margin) };
  setAll(copy, {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: Object.values({ ...corner, ...size }).join(' '),
    ...size,
    role: 'img',
  });
  const make = (tag: string, attributes: Readonly<Record<string, string>>, text = '') => {
    const made = page.createElementNS('http://www.w3.org/2000/svg', tag);
    setAll(made, attributes);
    made.textContent = text;
    return made;
  };
  const paper = plainColour(getComputedStyle(page.body).backgroundColor).colour;
  copy.prepend(
    make('title', {}, described.title),
    make('desc', {}, described.description),
    make('style', {}, await fontFaces(page, familiesIn(drawing))),
    make('rect', { ...corner, ...size, fill: paper, stroke: 'none' }),
  );
  return new XMLSerializer().serializeToString(copy);
}

/** The picture in pixels, `scale` to a unit of the drawing. */
export async function pngOf(svg: string, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    // The fonts within are set a moment after the picture is there, and no event tells when.
    await new Promise((resolve) => setTimeout(resolve, fontMilliseconds));
    const canvas = new OffscreenCanvas(image.naturalWidth * scale, image.naturalHeight * scale);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}

type Looks = Readonly<Record<string, string>>;

/** What need not be said where nothing else is said around it. */
const unsaid: Looks = { opacity: '1', style: 'font-variant-numeric: normal' };

/** What a drawing has for the page alone. */
const ofThePage = ['class', 'tabindex', 'role', 'data-handle', 'data-up', 'data-x', 'data-y'];

/** Writes into the copy, all through, what the original looks like on the page, where that differs from what is around. */
function dress(copy: Element, original: Element, around: Looks): void {
  for (const { name } of [...copy.attributes])
    if (ofThePage.includes(name) || name.startsWith('aria-')) copy.removeAttribute(name);
  const looks = looksOf(getComputedStyle(original));
  for (const [name, value] of Object.entries(looks))
    if (value === around[name]) copy.removeAttribute(name);
    else copy.setAttribute(name, value);
  // Opacity is not handed down.
  const handedDown = { ...looks, opacity: '1' };
  [...copy.children].forEach((child, i) => dress(child, original.children[i]!, handedDown));
}

function looksOf(style: CSSStyleDeclaration): Looks {
  const value = (name: string) => style.getPropertyValue(name);
  return {
    ...paint('fill', value),
    ...paint('stroke', value),
    'font-family': plainFamilies(value('font-family')),
    ...Object.fromEntries(brought.map((name) => [name, value(name)])),
    // No attribute says it.
    style: `font-variant-numeric: ${value('font-variant-numeric')}`,
  };
}

function paint(name: 'fill' | 'stroke', value: (name: string) => string): Looks {
  const { colour, opacity } = plainColour(value(name));
  const both = opacity * Number(value(`${name}-opacity`));
  return { [name]: colour, [`${name}-opacity`]: both.toFixed(3).replace(/\.?0+$/, '') };
}

const familiesIn = (drawing: Element) =>
  new Set([...drawing.querySelectorAll('text')].map((text) => getComputedStyle(text).fontFamily));

function setAll(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
