/** A lesson's text as the checks for slips see it. */
import type { JsxElement } from '../elements.ts';

export interface Placed {
  position?: { start: Point; end: Point } | undefined;
}

interface Point {
  line: number;
  /** In the source. */
  offset?: number | undefined;
}

/** A node of the Markdown's tree, with those of its fields that slips are made in. */
export interface TextNode extends Placed {
  type: string;
  /** Of a component. */
  name?: string | null;
  /** Words, a formula or code. */
  value?: string;
  /** Of a heading. */
  depth?: number;
  /** Of a link, a picture, or a definition for them. */
  url?: string;
  /** The name of such a definition. */
  identifier?: string;
  /** What is said for a picture. */
  alt?: string | null;
  children?: readonly TextNode[];
}

export type Element = JsxElement & Placed;

export interface Text {
  /** In the order of the text. */
  nodes: readonly TextNode[];
  elements: readonly Element[];
  /** The whole lesson with its front matter blanked: its lines are those of the file. */
  source: string;
  /** The file, and its name for messages. */
  url: URL | undefined;
  file: string;
  /** Whether the text itself imports or exports this name. */
  isOwn(name: string): boolean;
}

/** A check throws an Error with file, line, what is wrong and what to write. */
export type Check = (text: Text) => void;

export const lineOf = ({ position }: Placed): number => position?.start.line ?? 1;

/** As it was typed. */
export const typed = ({ source }: Text, { position }: Placed): string =>
  source.slice(position?.start.offset, position?.end.offset);

/** @param offset Where in what was typed there, if not at its beginning. */
export function failAt(text: Text, node: Placed, message: string, offset = 0): never {
  const line = lineOf(node) + typed(text, node).slice(0, offset).split('\n').length - 1;
  throw new Error(`${text.file}:${line}: ${message}`);
}
