/**
 * Tells a component that follows a figure, `<Setting of="rates">`, how the same text configures it, if it does:
 * `configured={{ element: 'Training', props: { id: 'rates', data: 'moons' } }}`, in the author's own words, so that both
 * come to the same figure.
 */
import type {
  MdastPluginDefinition,
  MdxJsxAttributeNode,
  MdxJsxFlowElement,
  MdxJsxTextElement,
} from 'satteri';
import { elementsIn, textOf } from './elements.ts';

/** A figure as its author configured it: the component, and what was written into it. */
export interface Configured<Element extends string = string> {
  element: Element;
  props: Record<string, unknown>;
}

type JsxElement = Readonly<MdxJsxFlowElement | MdxJsxTextElement>;

/**
 * @param configuring Components that configure a figure, named by their `id`.
 * @param following Components that name a figure in `of`.
 */
export const configuredFigures =
  (configuring: readonly string[], following: readonly string[]) => (): MdastPluginDefinition => {
    const byId = new Map<string, JsxElement>();
    const addConfigured = <E extends JsxElement>(element: E) => {
      const configured = following.includes(element.name ?? '') && byId.get(textOf(element, 'of') ?? '');
      if (!configured) return undefined;
      return {
        ...element,
        attributes: [...element.attributes, attribute('configured', literal(configured))],
      };
    };
    return {
      name: 'configured-figures',
      before(root) {
        for (const element of elementsIn(root)) {
          const id = textOf(element, 'id');
          if (id !== undefined && configuring.includes(element.name ?? '')) byId.set(id, element);
        }
      },
      mdxJsxFlowElement: addConfigured,
      mdxJsxTextElement: addConfigured,
    };
  };

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
