/** A drawing as a picture of its own: nothing in it depends on the page any more. */

/** What the page's styles give to the elements of a drawing, and the picture must bring along. */
const inherited = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-numeric',
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
  const originals = drawing.querySelectorAll('*');
  const families = new Set<string>();
  copy.querySelectorAll('*').forEach((element, i) => dress(element, originals[i]!, families));
  for (const name of ['class', 'style', 'aria-label', 'aria-describedby']) copy.removeAttribute(name);

  const { width, height } = drawing.viewBox.baseVal;
  const size = { width: width + 2 * margin, height: height + 2 * margin };
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${-margin} ${-margin} ${size.width} ${size.height}`);
  copy.setAttribute('width', String(size.width));
  copy.setAttribute('height', String(size.height));
  copy.setAttribute('role', 'img');
  const make = (tag: string, attributes: Record<string, string>, text = '') => {
    const made = page.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  };
  const style = getComputedStyle(page.body);
  copy.prepend(
    make('title', {}, described.title),
    make('desc', {}, described.description),
    make('style', {}, await fontFaces(page, families)),
    make('rect', {
      x: String(-margin),
      y: String(-margin),
      width: '100%',
      height: '100%',
      fill: style.backgroundColor,
    }),
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

/** Writes what the original looks like on the page into the copy. */
function dress(copy: Element, original: Element, families: Set<string>): void {
  const style = getComputedStyle(original);
  for (const name of inherited) {
    const value = style.getPropertyValue(name);
    if (value) copy.setAttribute(name, value);
  }
  if (original.tagName === 'text') families.add(style.fontFamily);
  for (const name of ['class', 'tabindex', 'role', 'style', ...handleData]) copy.removeAttribute(name);
  for (const { name } of [...copy.attributes]) if (name.startsWith('aria-')) copy.removeAttribute(name);
}

const handleData = ['data-handle', 'data-x', 'data-y'];

/** The page's font faces of these families, each with its file as data: a picture may load nothing. */
async function fontFaces(page: Document, families: ReadonlySet<string>): Promise<string> {
  const wanted = [...families].join();
  const rules = [...page.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const faces = rules.filter(
    (rule): rule is CSSFontFaceRule =>
      rule instanceof CSSFontFaceRule &&
      isUsed(page, rule.style) &&
      wanted.includes(rule.style.getPropertyValue('font-family').replaceAll('"', '')),
  );
  return (await Promise.all(faces.map(withData))).join('\n');
}

/** Whether the page has loaded the face: one that it did not need, the picture does not need either. */
const isUsed = (page: Document, style: CSSStyleDeclaration) =>
  [...page.fonts].some(
    (face) =>
      face.status === 'loaded' &&
      unquoted(face.family) === unquoted(style.getPropertyValue('font-family')) &&
      face.weight === style.getPropertyValue('font-weight') &&
      face.style === style.getPropertyValue('font-style'),
  );

const unquoted = (name: string) => name.replaceAll(/["']/g, '');

async function withData({ style, cssText }: CSSFontFaceRule): Promise<string> {
  const [address, url] = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src')) ?? [];
  if (!address || !url) return '';
  const file = await (await fetch(url)).blob();
  const data = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error!);
    reader.readAsDataURL(file);
  });
  return cssText.replace(address, `url(${data})`);
}
