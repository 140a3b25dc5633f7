/**
 * Slips of the keyboard that Markdown lets pass, or of which it does not say where they stand: components that there are
 * not, figures of the same name, money that becomes a formula. Each fails with file, line and what is allowed.
 */
import type { MdastPluginDefinition } from 'satteri';
import { suggest } from '../../lib/text/suggest.ts';
import { elementsIn, nodesIn, textOf } from '../elements.ts';
import { inPractice } from '../in-practice.ts';
import { fileFrom } from '../place.ts';
import { checkBraces } from './braces.ts';
import { checkDollars } from './dollars.ts';
import { checkHeadings } from './headings.ts';
import { checkPictures } from './pictures.ts';
import { failAt, lineOf, type Check, type Element, type Text, type TextNode } from './text.ts';

/**
 * @param root The project's folder, from which errors name the lesson.
 * @param components All that an author can write.
 * @param placing Those of them that place a figure on the page.
 */
export function slipsPlugin(
  root: URL,
  components: readonly string[],
  placing: readonly string[],
): MdastPluginDefinition {
  return {
    name: 'slips',
    options: { position: true },
    before(tree, { fileURL, data, source }) {
      const nodes = [...nodesIn(tree)] as TextNode[];
      const code = nodes.map((node) => (node.type === 'mdxjsEsm' ? (node.value ?? '') : ''));
      const text: Text = {
        nodes,
        elements: [...elementsIn(tree)],
        source,
        url: fileURL,
        file: fileFrom(root, fileURL),
        isOwn: (name) => code.some((one) => one.match(/[\w$]+/g)?.includes(name)),
      };
      for (const check of [checkNames(components), checkHeadings, checkDollars, checkPictures, checkBraces])
        check(text);
      const figures = figuresOf(text, placing);

      // Headings get their names later: src/book/lessons.ts compares them.
      const page = (data as { astro?: { frontmatter: Record<string, unknown> } }).astro;
      if (page)
        page.frontmatter['lines'] = {
          figures: Object.fromEntries([...figures].map(([id, element]) => [id, lineOf(element)])),
          headings: nodes.filter(isHeading).map(lineOf),
        };
    },
  };
}

/** Written by the author, or made for a component. */
const isHeading = ({ type, name }: TextNode) => type === 'heading' || name === inPractice.element;

const checkNames =
  (components: readonly string[]): Check =>
  (text) => {
    for (const element of text.elements) {
      const name = element.name ?? '';
      if (/^[A-Z]\w*$/.test(name) && !components.includes(name) && !text.isOwn(name))
        failAt(text, element, `there is no <${name}>. ${suggest(name, components)}`);
    }
  };

/** The text's figures by their names, which no two share. */
function figuresOf(text: Text, placing: readonly string[]): Map<string, Element> {
  const figures = new Map<string, Element>();
  for (const element of text.elements) {
    const name = element.name ?? '';
    if (!placing.includes(name)) continue;
    const id = textOf(element, 'id') ?? (name === 'Figure' ? textOf(element, 'of') : undefined);
    if (id === undefined) continue;
    const other = figures.get(id);
    if (other)
      failAt(
        text,
        element,
        `<${name}>: the figure at ${text.file}:${lineOf(other)} is called "${id}" already. ` +
          `Give one of them another name, as in id="${id}-again".`,
      );
    figures.set(id, element);
  }
  return figures;
}
