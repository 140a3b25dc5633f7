/**
 * Slips of the keyboard that Markdown lets pass, or of which it does not say where they stand: components that there are
 * not, names in braces outside of a formula, figures of the same name. Each fails with file, line and what is allowed.
 */
import type { MdastPluginDefinition } from 'satteri';
import { suggest } from '../lib/text/suggest.ts';
import { elementsIn, nodesIn, textOf } from './elements.ts';
import { fileFrom } from './place.ts';

interface Placed {
  position?: { start: { line: number } } | undefined;
}

/**
 * @param root The project's folder, from which errors name the lesson.
 * @param components All that an author can write.
 * @param figures Those of them that place a figure on the page.
 */
export function slipsPlugin(
  root: URL,
  components: readonly string[],
  figures: readonly string[],
): MdastPluginDefinition {
  return {
    name: 'slips',
    options: { position: true },
    before(tree, { fileURL, data }) {
      const file = fileFrom(root, fileURL);
      const place = ({ position }: Placed) => `${file}:${position?.start.line ?? 1}`;
      const nodes = [...nodesIn(tree)];
      const code = nodes.map((node) => (node.type === 'mdxjsEsm' ? (node.value ?? '') : ''));
      /** Whether the text itself imports or exports this name. */
      const isOwn = (name: string) => code.some((one) => one.match(/[\w$]+/g)?.includes(name));

      const placedBefore = new Map<string, Placed>();
      for (const element of elementsIn(tree)) {
        const name = element.name ?? '';
        if (/^[A-Z]\w*$/.test(name) && !components.includes(name) && !isOwn(name))
          throw new Error(`${place(element)}: there is no <${name}>. ${suggest(name, components)}`);
        if (!figures.includes(name)) continue;
        const id = textOf(element, 'id') ?? (name === 'Figure' ? textOf(element, 'of') : undefined);
        if (id === undefined) continue;
        const other = placedBefore.get(id);
        if (other)
          throw new Error(
            `${place(element)}: <${name}>: the figure at ${place(other)} is called "${id}" already. ` +
              `Give one of them another name, as in id="${id}-again".`,
          );
        placedBefore.set(id, element);
      }

      // Headings get their names later: src/book/lessons.ts compares them.
      const lines = (placed: Iterable<Placed>) =>
        Array.from(placed, ({ position }) => position?.start.line ?? 1);
      const names = [...placedBefore.keys()];
      const page = (data as { astro?: { frontmatter: Record<string, unknown> } }).astro;
      if (page)
        page.frontmatter['lines'] = {
          figures: Object.fromEntries(lines(placedBefore.values()).map((line, i) => [names[i], line])),
          headings: lines(nodes.filter(({ type }) => type === 'heading') as Placed[]),
        };

      for (const node of nodes) {
        if (node.type !== 'mdxTextExpression' && node.type !== 'mdxFlowExpression') continue;
        const name = (node.value ?? '').trim();
        if (/^[A-Za-z_]\w*$/.test(name) && !isOwn(name) && name !== 'props')
          throw new Error(
            `${place(node as Placed)}: {${name}}: braces hold code, and nothing here is called ${name}. ` +
              `Write $${name}$ for a formula, \\{${name}\\} for braces.`,
          );
      }
    },
  };
}
