/** What of a lesson other lessons can link to, and what it links to, read from its text alone. */
import Slugger from 'github-slugger';
import { mdxToMdast } from 'satteri';
import { elementsIn, nodesIn, textOf, type JsxElement } from './elements.ts';
import { inPractice } from './in-practice.ts';
import { termPlace } from './term-place.ts';

export interface Outline {
  /** What can stand after the # of a link: headings, figures, terms. */
  places: string[];
  links: Link[];
  /** Whether it holds the bibliography, with a place for every entry. */
  hasBibliography: boolean;
}

export interface Link {
  to: string;
  line: number;
  /** Where in the text its address is written: after the link's words, before its end. */
  from: number;
  end: number;
}

/** The parts of a node that are asked for here. */
interface OutlineNode {
  type: string;
  name?: string | null;
  value?: string;
  url?: string;
  identifier?: string;
  position?: { start: { line: number; offset?: number }; end: { offset?: number } };
  children?: readonly OutlineNode[];
}

/** Throws the parser's error where the text cannot be read. */
export function outlineOf(source: string): Outline {
  const tree = mdxToMdast(source, { features: { math: true, frontmatter: true } });
  const nodes = [...nodesIn(tree)] as OutlineNode[];
  const elements = [...elementsIn(tree)];
  // Definitions may be of pictures.
  const linked = new Set(
    nodes.filter(({ type }) => type === 'linkReference').map(({ identifier }) => identifier),
  );
  // As Astro names headings.
  const slugger = new Slugger();
  return {
    places: [
      ...nodes.flatMap((node) => headingOf(node) ?? []).map((heading) => slugger.slug(heading)),
      ...elements.flatMap((element) => placeOf(element, wordsOf(element as OutlineNode)) ?? []),
    ],
    links: [
      ...nodes
        .filter(
          ({ type, identifier }) => type === 'link' || (type === 'definition' && linked.has(identifier)),
        )
        .map((node) => linkAt(node.url ?? '', node)),
      ...elements
        .filter(({ name }) => name === 'a')
        .map((element) => linkAt(textOf(element, 'href') ?? '', element as OutlineNode)),
    ],
    hasBibliography: elements.some(({ name }) => name === 'Bibliography'),
  };
}

function linkAt(to: string, { type, position, children = [] }: OutlineNode): Link {
  // The words of an element come after its address.
  const before = type === 'link' ? children.at(-1)?.position?.end : position?.start;
  return {
    to,
    line: position?.start.line ?? 1,
    from: before?.offset ?? position?.start.offset ?? 0,
    end: position?.end.offset ?? 0,
  };
}

const wordsOf = (node: OutlineNode): string =>
  node.type === 'text' || node.type === 'inlineCode'
    ? (node.value ?? '')
    : (node.children ?? []).map(wordsOf).join('');

/** Written by the author, or made for a component. */
function headingOf(node: OutlineNode): string | undefined {
  if (node.name === inPractice.element) return inPractice.heading;
  return node.type === 'heading' ? wordsOf(node) : undefined;
}

/** The name that an element has on the page, if it has one; that of a text that follows a figure is the figure's. */
function placeOf(element: JsxElement, words: string): string | undefined {
  const [id, of] = [textOf(element, 'id'), textOf(element, 'of')];
  if (element.name === 'Term') return `term-${id ?? termPlace(words)}`;
  return id ?? (element.name === 'Figure' ? of : undefined);
}
