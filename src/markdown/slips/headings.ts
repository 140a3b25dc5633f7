/** Headings that the page, its contents or its links cannot take. */
import { nodesIn } from '../elements.ts';
import { failAt, typed, type Check } from './text.ts';

export const checkHeadings: Check = (text) => {
  for (const node of text.nodes) {
    if (node.type !== 'heading') continue;
    const heading = typed(text, node).trim();
    if (node.depth === 1)
      failAt(
        text,
        node,
        `“${heading}”: the page's one heading of this rank is the title in the front matter. ` +
          `Write ## for a section, ### for a part of one.`,
      );
    if ([...nodesIn(node)].some(({ type }) => type === 'inlineMath'))
      failAt(
        text,
        node,
        `“${heading}”: a formula in a heading is lost in the contents and in links. Write its letters: α, β, λ₁.`,
      );
  }
  for (const element of text.elements)
    if (element.name === 'h1')
      failAt(
        text,
        element,
        "<h1>: the page's one heading of this rank is the title in the front matter. Write ## for a section.",
      );
};
