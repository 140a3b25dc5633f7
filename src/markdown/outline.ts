/** What of a lesson other lessons can link to, and what it links to, read from its text alone. */
import Slugger from 'github-slugger';
import { mdxToMdast } from 'satteri';
import { elementsIn, nodesIn, textOf } from './elements.ts';
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
}

/** The parts of a node that are asked for here. */
interface OutlineNode {
  type: string;
  value?: string;
  url?: string;
  position?: { start: { line: number } };
  children?: readonly OutlineNode[];
}

/** Throws the parser's error where the text cannot be read. */
export function outlineOf(source: string): Outline {
  const tree = mdxToMdast(source, { features: { math: true, frontmatter: true } });
  const nodes = [...nodesIn(tree)] as OutlineNode[];
  const elements = [...elementsIn(tree)];
  // As Astro names headings.
  const slugger = new Slugger();
  return {
    places: [
      ...nodes.filter(({ type }) => type === 'heading').map((heading) => slugger.slug(wordsOf(heading))),
      ...elements.flatMap((element) => placeOf(element, wordsOf(element as OutlineNode)) ?? []),
    ],
    links: [
      ...nodes
        .filter(({ type }) => type === 'link' || type === 'definition')
        .map((node) => linkAt(node.url ?? '', node)),
      ...elements
        .filter(({ name }) => name === 'a')
        .map((element) => linkAt(textOf(element, 'href') ?? '', element as OutlineNode)),
    ],
    hasBibliography: elements.some(({ name }) => name === 'Bibliography'),
  };
}

const linkAt = (to: string, { position }: OutlineNode): Link => ({ to, line: position?.start.line ?? 1 });

const wordsOf = (node: OutlineNode): string =>
  node.type === 'text' || node.type === 'inlineCode'
    ? (node.value ?? '')
    : (node.children ?? []).map(wordsOf).join('');

/** The name that an element has on the page, if it has one. Texts that follow a figure name that figure's. */
function placeOf(element: Parameters<typeof textOf>[0], words: string): string | undefined {
  const [id, of] = [textOf(element, 'id'), textOf(element, 'of')];
  if (element.name === 'Term') return `term-${id ?? termPlace(words)}`;
  if (element.name === 'Figure') return id ?? of;
  return of === undefined || element.name === 'Plot' ? id : undefined;
}
