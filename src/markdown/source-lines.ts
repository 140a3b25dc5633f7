/**
 * Tells a component where in its lesson it stands, so that its errors can name file and line: every element with
 * one of the given names gets `source={{ file, line, props: { of: 12, beta: 14 } }}`.
 */
import type { MdastPluginDefinition, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { attributeOffsets } from './attribute-offsets.ts';
import { fileFrom } from './place.ts';

/** Where an element was written. `file` is relative to the project, lines count from 1. */
export interface SourceLines {
  file: string;
  /** The line of the element's `<`. */
  line: number;
  /** The line of each attribute's name. */
  props: Record<string, number>;
}

/** "src/content/lessons/momentum.mdx:12: ", to begin an error with; empty where the place is not known. */
export const placeOf = (source: SourceLines | undefined, prop: string): string =>
  source ? `${source.file}:${source.props[prop] ?? source.line}: ` : '';

type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

const countNewlines = (text: string) => text.split('\n').length - 1;

/** `source` is the whole lesson with its front matter blanked, not cut: its lines are those of the file. */
function sourceLines(element: Readonly<JsxElement>, source: string, file: string): SourceLines {
  const start = element.position?.start;
  if (start?.offset === undefined) throw new Error(`<${element.name}> in ${file} has no position`);
  const text = source.slice(start.offset, element.position!.end.offset);
  const props = Object.fromEntries(
    Object.entries(attributeOffsets(text)).map(([name, offset]) => [
      name,
      start.line + countNewlines(text.slice(0, offset)),
    ]),
  );
  return { file, line: start.line, props };
}

/** What the plugin below has written into an element, if it has. */
export function sourceOf({ attributes }: Readonly<JsxElement>): SourceLines | undefined {
  const source = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'source')?.value;
  return typeof source === 'object' && source ? (JSON.parse(source.value) as SourceLines) : undefined;
}

/** @param root The project's folder, from which `file` is named. */
export function sourceLinesPlugin(root: URL, elements: readonly string[]): MdastPluginDefinition {
  const addSource = <E extends JsxElement>(
    element: Readonly<E>,
    context: { source: string; fileURL: URL | undefined },
  ) => {
    if (element.name === null || !elements.includes(element.name)) return undefined;
    const file = fileFrom(root, context.fileURL);
    const value = JSON.stringify(sourceLines(element, context.source, file));
    const attribute = {
      type: 'mdxJsxAttribute',
      name: 'source',
      value: { type: 'mdxJsxAttributeValueExpression', value },
    } as const;
    return { ...element, attributes: [...element.attributes, attribute] };
  };
  return {
    name: 'source-lines',
    options: { position: true },
    mdxJsxFlowElement: addSource,
    mdxJsxTextElement: addSource,
  };
}
