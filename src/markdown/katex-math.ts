/** Formulas are set at build time: `$…$` in a sentence, `$$…$$` on a line of its own. A wrong one fails the build. */
import katex from 'katex';
import type { MdastPluginDefinition, MdxJsxAttributeNode } from 'satteri';
import { messageOf } from '../lib/text/errors.ts';
import { fileFrom } from './place.ts';
import { withValidMathml } from './valid-mathml.ts';

interface Formula {
  value: string;
  position?: { start: { line: number } } | undefined;
}

/** A formula in a sentence may break after a sign if it is written with more characters than these. */
const longestUnbroken = 16;

/** @param root The project's folder, from which errors name the lesson. */
export function katexMath(root: URL): MdastPluginDefinition {
  const render = (displayMode: boolean, { value, position }: Formula, file: URL | undefined) => {
    try {
      const set = (formula: string) =>
        untranslated(
          withValidMathml(
            katex.renderToString(formula, { displayMode, strict: 'error', throwOnError: true }),
          ),
        );
      if (!displayMode)
        return html(
          value.length > longestUnbroken ? set(value) : `<span class="unbroken">${set(value)}</span>`,
        );
      return html(`<div class="formulas">${equations(value).map(set).join('')}</div>`);
    } catch (error) {
      const place = `${fileFrom(root, file)}:${position?.start.line}`;
      throw new Error(`${place}: formula "${value}": ${messageOf(error)}`, { cause: error });
    }
  };
  return {
    name: 'katex-math',
    options: { position: true },
    math: (node, { fileURL }) => ({
      type: 'mdxJsxFlowElement',
      name: 'Fragment',
      attributes: [render(true, node, fileURL)],
      children: [],
    }),
    inlineMath: (node, { fileURL }) => ({
      type: 'mdxJsxTextElement',
      name: 'Fragment',
      attributes: [render(false, node, fileURL)],
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
const html = (value: string): MdxJsxAttributeNode => ({ type: 'mdxJsxAttribute', name: 'set:html', value });
