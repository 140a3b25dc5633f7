/** A style sheet cut down to the rules that can match: KaTeX's has one for each pair of sizes, most of which no formula has. */

const blocks = /([^{}]+)\{([^{}]*)\}/g;

/**
 * The rules of `css` with the selectors whose classes are all in `classes`, and the font faces that these rules name.
 * `css` must be flat, without blocks in blocks.
 */
export function usedRules(css: string, classes: ReadonlySet<string>): string {
  if (/\{[^}]*\{/.test(css)) throw new Error('usedRules: the style sheet has a block within a block.');
  const found = [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(blocks)].map(([, head, body]) => ({
    head: head!.trim(),
    body: body!,
  }));
  const rules = found
    .filter(({ head }) => !head.startsWith('@'))
    .map(({ head, body }) => ({ head: usedSelectors(head, classes), body }))
    .filter(({ head }) => head !== '');
  const named = rules.map(({ body }) => body).join();
  const faces = found.filter(({ head, body }) => head === '@font-face' && named.includes(familyOf(body)));
  return [...faces, ...rules].map(({ head, body }) => `${head}{${body}}`).join('\n');
}

const usedSelectors = (selectors: string, classes: ReadonlySet<string>) =>
  selectors
    .split(',')
    .filter((selector) => [...selector.matchAll(/\.([\w-]+)/g)].every((match) => classes.has(match[1]!)))
    .join();

/** The family that a font face declares. */
const familyOf = (face: string) => /font-family:\s*["']?([\w-]+)/.exec(face)?.[1] ?? '';
