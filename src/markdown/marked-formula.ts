/**
 * Symbols of a formula that stand for a line of a figure: `\mark{decay-schedules}{cosine}{\alpha}` is in a formula what
 * `<Mark of="decay-schedules" line="cosine">` is in a sentence. KaTeX gives them a class by their number; the figure's colours
 * come with the component that shows the formula, which knows the figure.
 */
import type { MdxJsxAttributeNode } from 'satteri';

/** The component of a formula with marks, which no author writes. */
export const markedFormula = 'MarkedFormula';

/** What stands in the formula in place of the mark with a number. KaTeX is trusted with these classes alone. */
const classOf = (index: number) => `mark-${index}`;
export const isMarkClass = (name: string): boolean => /^mark-\d+$/.test(name);

/** The start of a mark, before the braces around its symbols. */
const written = /\\mark\s*\{([^{}]*)\}\s*\{([^{}]*)\}\s*(?=\{)/g;

export interface Marks {
  /** The formula as KaTeX takes it. */
  formula: string;
  /** The formula without marks. */
  unmarked: string;
  /** The figure, by the name that `<Mark of="…">` would take; undefined of a formula without marks. */
  of: string | undefined;
  /** The figure's lines, by the marks' numbers. */
  lines: string[];
}

/** Throws an Error if a mark is not written as one, or the marks are of several figures. */
export function marksIn(value: string): Marks {
  const found = [...value.matchAll(written)];
  if (found.length < value.split(/\\mark(?![a-zA-Z])/).length - 1)
    throw new Error('a mark is written \\mark{figure}{line}{symbols}');
  const [of, ...others] = new Set(found.map(([, figure]) => figure!));
  if (others.length > 0)
    throw new Error(`its marks are of "${of}" and "${others[0]}": a formula has the colours of one figure`);
  let index = 0;
  return {
    formula: value.replaceAll(written, () => `\\htmlClass{${classOf(index++)}}`),
    unmarked: value.replaceAll(written, ''),
    of,
    lines: found.map(([, , line]) => line!),
  };
}

/** The element that shows the formula. `html`: the formula as KaTeX has set it. */
export const marked = (
  { of, lines }: Marks,
  { html, className, file, line }: { html: string; className: string; file: string; line: number },
): { name: string; attributes: MdxJsxAttributeNode[] } => ({
  name: markedFormula,
  attributes: [
    { type: 'mdxJsxAttribute', name: 'of', value: of! },
    ...Object.entries({ html, lines, className, source: { file, line, props: {} } }).map(expression),
  ],
});

const expression = ([name, value]: [string, unknown]): MdxJsxAttributeNode => ({
  type: 'mdxJsxAttribute',
  name,
  value: { type: 'mdxJsxAttributeValueExpression', value: JSON.stringify(value) },
});

/** How a mark is shown: its figure's name on the page, the colours that are lit with it, and its own. */
interface Shown {
  figure: string;
  lit: string;
  style: string;
}

/** The formula's HTML with its marks shown, by their numbers. */
export const withMarks = (html: string, marks: readonly Shown[]): string =>
  html.replaceAll(/class="enclosing mark-(\d+)"/g, (_, index) => {
    const { figure, lit, style } = marks[Number(index)]!;
    return `class="enclosing mark" data-figure="${figure}" data-colors="${lit}" style="${style}"`;
  });
