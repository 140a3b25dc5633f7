/** Components in a lesson's tree. */
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';

export type JsxElement = Readonly<MdxJsxFlowElement | MdxJsxTextElement>;

interface Node {
  type: string;
  /** Code, in an expression. */
  value?: string;
  children?: readonly unknown[];
}

/** All nodes below this one, in the order of the text. */
export function* nodesIn(node: Node): Generator<Node> {
  for (const child of (node.children ?? []) as Node[]) {
    yield child;
    yield* nodesIn(child);
  }
}

export function* elementsIn(node: Node): Generator<JsxElement> {
  for (const one of nodesIn(node))
    if (one.type === 'mdxJsxFlowElement' || one.type === 'mdxJsxTextElement') yield one as JsxElement;
}

/** An attribute that is plain text, `of="momentum"`. */
export function textOf({ attributes }: JsxElement, name: string): string | undefined {
  const found = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  return found?.type === 'mdxJsxAttribute' && typeof found.value === 'string' ? found.value : undefined;
}
