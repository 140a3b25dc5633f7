/** Formulas are set at build time: `$…$` in a sentence, `$$…$$` on a line of its own. A wrong one fails the build. */
import katex from 'katex';
import type { MdastPluginDefinition, MdxJsxAttributeNode } from 'satteri';
import { fileFrom } from './place.ts';

interface Formula {
  value: string;
  position?: { start: { line: number } } | undefined;
}

/** @param root The project's folder, from which errors name the lesson. */
export function katexMath(root: URL): MdastPluginDefinition {
  const render = (displayMode: boolean, { value, position }: Formula, file: URL | undefined) => {
    try {
      return html(katex.renderToString(value, { displayMode, strict: 'error', throwOnError: true }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const place = `${fileFrom(root, file)}:${position?.start.line}`;
      throw new Error(`${place}: formula "${value}": ${reason}`, { cause: error });
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

// `set:html` keeps the HTML as it is; a `{ raw }` node would be parsed as Markdown again and lose backslashes.
const html = (value: string): MdxJsxAttributeNode => ({ type: 'mdxJsxAttribute', name: 'set:html', value });
