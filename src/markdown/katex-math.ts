/** Formulas are set at build time: `$…$` in a sentence, `$$…$$` on a line of its own. A wrong one fails the build. */
import katex, { type KatexOptions } from 'katex';
import type { MdastPluginDefinition, MdxJsxAttributeNode } from 'satteri';
import { messageOf } from '../lib/text/errors.ts';
import { isMarkClass, marked, marksIn } from './marked-formula.ts';
import { fileFrom } from './place.ts';
import { withValidMathml } from './valid-mathml.ts';

interface Formula {
  value: string;
  position?: { start: { line: number } } | undefined;
}

/** A formula in a sentence may break after a sign if it is written with more characters than these. */
const longestUnbroken = 16;

/** Whatever is not LaTeX is an error. Of HTML there are the classes of marks. */
const strictly: KatexOptions = {
  throwOnError: true,
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  trust: (asked) => {
    if (asked.command === '\\htmlClass' && isMarkClass(asked.class)) return true;
    throw new Error(
      `there is no ${asked.command} here; symbols are coloured by \\mark{figure}{line}{symbols}`,
    );
  },
};

/** @param root The project's folder, from which errors name the lesson. */
export function katexMath(root: URL): MdastPluginDefinition {
  const render = (displayMode: boolean, { value, position }: Formula, fileURL: URL | undefined) => {
    const place = { file: fileFrom(root, fileURL), line: position?.start.line ?? 1 };
    try {
      const marks = marksIn(value);
      const set = (formula: string) =>
        untranslated(withValidMathml(katex.renderToString(formula, { ...strictly, displayMode })));
      const parts = displayMode ? equations(marks.formula) : [marks.formula];
      const formulas = parts.map(set).join('');
      const className = displayMode ? 'formulas' : marks.unmarked.length > longestUnbroken ? '' : 'unbroken';
      if (marks.of !== undefined) return marked(marks, { ...place, html: formulas, className });
      const tag = displayMode ? 'div' : 'span';
      return fragment(className ? `<${tag} class="${className}">${formulas}</${tag}>` : formulas);
    } catch (error) {
      throw new Error(`${place.file}:${place.line}: formula "${value}": ${messageOf(error)}`, {
        cause: error,
      });
    }
  };
  return {
    name: 'katex-math',
    options: { position: true },
    math: (node, { fileURL }) => ({
      type: 'mdxJsxFlowElement',
      ...render(true, node, fileURL),
      children: [],
    }),
    inlineMath: (node, { fileURL }) => ({
      type: 'mdxJsxTextElement',
      ...render(false, node, fileURL),
      children: [],
    }),
  };
}

/** Told to translators of pages: letters of a formula are no words of English. */
const untranslated = (formula: string) => formula.replace('class="katex"', 'class="katex" translate="no"');

/**
 * The equations of a displayed formula that stand side by side, parted by `\qquad`: set one by one, they can stand
 * below each other on a phone. A `\qquad` inside of something belongs to it.
 */
function equations(formula: string): string[] {
  const parts = formula.split('\\qquad');
  const isWhole = (part: string) =>
    count(part, /(?<!\\)\{/g) === count(part, /(?<!\\)\}/g) &&
    count(part, /\\begin\b/g) === count(part, /\\end\b/g) &&
    count(part, /\\left\b/g) === count(part, /\\right\b/g);
  return parts.every(isWhole) ? parts : [formula];
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

// `set:html` keeps the HTML as it is; a `{ raw }` node would be parsed as Markdown again and lose backslashes.
const fragment = (html: string): { name: string; attributes: MdxJsxAttributeNode[] } => ({
  name: 'Fragment',
  attributes: [{ type: 'mdxJsxAttribute', name: 'set:html', value: html }],
});
