/**
 * Tells a component that follows a figure, `<Setting of="rates">`, how the same text places it, be it before or after:
 * `configured={{ element: 'Training', props: { id: 'rates', data: 'moons' } }}`, in the author's own words, so that both
 * come to the same figure at the same settings.
 */
import type { MdastPluginDefinition, MdxJsxAttributeNode } from 'satteri';
import { suggest } from '../lib/text/suggest.ts';
import { listed } from '../lib/text/words.ts';
import { elementsIn, textOf, type JsxElement } from './elements.ts';
import { fileFrom } from './place.ts';
import { sourceOf } from './source-lines.ts';

/** A figure as its author placed it: the component, and what was written into it. */
export interface Configured<Element extends string = string> {
  element: Element;
  props: Record<string, unknown>;
}

/** A figure that the text places. */
interface Placement {
  /** Its name on the page. */
  id: string;
  /** Its name in src/figures, if it is one of those. */
  figure: string | undefined;
  element: JsxElement;
}

/**
 * Comes after `sourceLinesPlugin`, of which it has the lines.
 *
 * @param root The project's folder, from which errors name the lesson.
 * @param placing Components that put a figure on the page; all but `<Figure>` make their own.
 * @param following Components that name a figure in `of`.
 */
export const configuredFigures =
  (root: URL, placing: readonly string[], following: readonly string[]) => (): MdastPluginDefinition => {
    let placements: Placement[] = [];
    const addConfigured = <E extends JsxElement>(element: E, { fileURL }: { fileURL: URL | undefined }) => {
      if (!following.includes(element.name ?? '')) return undefined;
      const meant = meantBy(element, placements, fileFrom(root, fileURL));
      if (!meant) return undefined;
      return {
        ...element,
        attributes: [...element.attributes, attribute('configured', literal(meant.element))],
      };
    };
    return {
      name: 'configured-figures',
      before(tree) {
        placements = [...elementsIn(tree)].flatMap((element) =>
          placing.includes(element.name ?? '') ? placementOf(element) : [],
        );
      },
      mdxJsxFlowElement: addConfigured,
      mdxJsxTextElement: addConfigured,
    };
  };

function placementOf(element: JsxElement): Placement[] {
  const figure = element.name === 'Figure' ? textOf(element, 'of') : undefined;
  const id = textOf(element, 'id') ?? figure;
  return id === undefined ? [] : [{ id, figure, element }];
}

/**
 * The placement that a component speaks of: by the name that it has on the page, or by that of its figure if no other of
 * that figure is there. None if the text places no such figure.
 */
function meantBy(element: JsxElement, placements: readonly Placement[], file: string): Placement | undefined {
  const [of, id] = [textOf(element, 'of'), textOf(element, 'id')];
  const own = placements.find((one) => one.id === of && one.figure !== of);
  const shown = own ? [own] : placements.filter(({ figure }) => figure === of);
  const fail = (words: string) => {
    throw new Error(`${file}:${lineOf(element)}: <${element.name} of="${of}">: ${words}`);
  };
  const ids = shown.map((one) => one.id);
  if (id !== undefined && shown.length > 0)
    return (
      shown.find((one) => one.id === id) ?? fail(`no figure "${of}" is called "${id}". ${suggest(id, ids)}`)
    );
  if (shown.length > 1)
    fail(
      `that figure stands here ${times(shown.length)}, in lines ${listed(shown.map((one) => lineOf(one.element)))}. ` +
        `Say which is meant: ${ids.map((one) => `id="${one}"`).join(' or ')}.`,
    );
  return shown[0];
}

const lineOf = (element: JsxElement) => String(sourceOf(element)?.line ?? 1);

const times = (count: number) => (count === 2 ? 'twice' : `${count} times`);

const attribute = (name: string, value: string): MdxJsxAttributeNode => ({
  type: 'mdxJsxAttribute',
  name,
  value: { type: 'mdxJsxAttributeValueExpression', value },
});

/** The code of a `Configured`. A comment may end an author's expression, hence the line breaks. */
function literal({ name, attributes }: JsxElement): string {
  const props = attributes.map((one) => {
    if (one.type === 'mdxJsxExpressionAttribute') return `${one.value}\n`;
    const { value } = one;
    const code = typeof value === 'object' && value ? `(${value.value}\n)` : JSON.stringify(value ?? true);
    return `${JSON.stringify(one.name)}: ${code}`;
  });
  return `{ element: ${JSON.stringify(name)}, props: { ${props.join(', ')} } }`;
}
