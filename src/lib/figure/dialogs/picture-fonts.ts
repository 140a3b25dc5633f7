/** The typefaces of a picture: named as the world knows them, with what stands in where they are not, and their files within. */

/** Where neither the file nor the typeface is: what systems have. Programs that take one name alone take the first. */
const fallbacks = ['Arial', 'Helvetica', '"DejaVu Sans"', 'sans-serif'];

/** The build names a typeface "Source Sans 3-be528b684d0ddab6", and its stand-ins "Source Sans 3 in Arial". */
const plainName = (family: string) => unquoted(family).replace(/(-[\da-f]{16}| in \w+)$/, '');

/** The page's `font-family` for programs that know nothing of the page. */
export function plainFamilies(fontFamily: string): string {
  const named = fontFamily
    .split(',')
    .map((family) => plainName(family.trim()))
    .filter((name) => name !== 'sans-serif');
  return [...new Set(named)]
    .map((name) => `"${name}"`)
    .concat(fallbacks)
    .join(', ');
}

/** The page's font faces of these families, each with its file as data: a picture may load nothing. */
export async function fontFaces(page: Document, families: ReadonlySet<string>): Promise<string> {
  const wanted = [...families].join();
  const faces = [...page.styleSheets]
    .flatMap(rulesOf)
    .filter(
      (rule): rule is CSSFontFaceRule =>
        rule instanceof CSSFontFaceRule &&
        isUsed(page, rule.style) &&
        wanted.includes(rule.style.getPropertyValue('font-family').replaceAll('"', '')),
    );
  return (await Promise.all(faces.map(withData))).join('\n');
}

/** In a sandbox a page may not read its own style sheets, which count as another site's: the picture goes without fonts. */
function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
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
  const family = style.getPropertyValue('font-family');
  return cssText.replace(address, `url(${data})`).replace(family, `"${plainName(family)}"`);
}
