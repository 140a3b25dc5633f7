/** Formulas are set at build time: `$…$` in a sentence, `$$…$$` on a line of its own. A wrong one fails the build. */
import katex from 'katex';
import type { MdastPluginDefinition, MdxJsxAttributeNode } from 'satteri';

/** Sätteri names the file; this adds the formula, so that an author finds it at once. */
function renderFormula(formula: string, displayMode: boolean): string {
  try {
    return katex.renderToString(formula, { displayMode, strict: 'error', throwOnError: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Formula "${formula}": ${reason}`, { cause: error });
  }
}

// `set:html` keeps the HTML as it is; a `{ raw }` node would be parsed as Markdown again and lose backslashes.
const html = (value: string): MdxJsxAttributeNode => ({ type: 'mdxJsxAttribute', name: 'set:html', value });

export function katexMath(): MdastPluginDefinition {
  return {
    name: 'katex-math',
    math: (node) => ({
      type: 'mdxJsxFlowElement',
      name: 'Fragment',
      attributes: [html(renderFormula(node.value, true))],
      children: [],
    }),
    inlineMath: (node) => ({
      type: 'mdxJsxTextElement',
      name: 'Fragment',
      attributes: [html(renderFormula(node.value, false))],
      children: [],
    }),
  };
}
