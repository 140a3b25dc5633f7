/** The components of a text with their props, as they would be rendered: the text is compiled and run, and nothing drawn. */
import { evaluate } from 'satteri';

export interface WrittenElement {
  element: string;
  /** Without what stands inside. */
  props: Record<string, unknown>;
}

/** @param source MDX. What it imports is taken for a component. */
export async function writtenElements(source: string): Promise<WrittenElement[]> {
  const written: WrittenElement[] = [];
  const jsx = (element: unknown, given: unknown) => {
    const { children, ...props } = given as Record<string, unknown>;
    if (typeof element === 'string' && /^[A-Z]/.test(element)) written.push({ element, props });
    return children;
  };
  const text = source.replaceAll(/^import .*;$/gm, '');
  const components = Object.fromEntries([...text.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => [name, name]));
  const { default: content } = (await evaluate(text, {
    Fragment: 'fragment',
    jsx,
    jsxs: jsx,
    features: { math: true },
  })) as { default: (props: object) => unknown };
  content({ components });
  return written;
}
