/**
 * `<InPractice>`, a lesson's last section: gets its heading, the same in every lesson, and its blocks of code that do one
 * thing in the three libraries become tabs. A block says its library after its language: ```` ```python PyTorch ````.
 */
import type { MdastPluginDefinition, MdxJsxFlowElement } from 'satteri';
import { listed } from '../lib/text/words.ts';
import { fileFrom } from './place.ts';

/** In the order of the tabs. */
export const libraries = ['PyTorch', 'Keras', 'TensorFlow.js'] as const;
export type Library = (typeof libraries)[number];

/** The component, and the words of the heading that is made for it. */
export const inPractice = { element: 'InPractice', heading: 'In practice' } as const;

/** The components of the tabs, which no author writes. */
export const tabs = { group: 'LibraryTabs', one: 'LibraryTab' } as const;

type Child = Readonly<MdxJsxFlowElement['children'][number]>;

/** @param root The project's folder, from which errors name the lesson. */
export function inPracticePlugin(root: URL): MdastPluginDefinition {
  return {
    name: 'in-practice',
    options: { position: true },
    mdxJsxFlowElement(element, { fileURL }) {
      if (element.name !== inPractice.element) return undefined;
      const file = fileFrom(root, fileURL);
      return { ...element, children: [heading(inPractice.heading), ...withTabs(element.children, file)] };
    },
  };
}

/** Blocks of code that follow one another, each for a library, put into tabs. */
function withTabs(children: readonly Child[], file: string): Child[] {
  const blocks: Child[] = [];
  const put: Child[] = [];
  const close = () => {
    if (blocks.length > 0) put.push(tabsOf(blocks.splice(0), file));
  };
  for (const child of children) {
    if (libraryOf(child) !== undefined) blocks.push(child);
    else {
      close();
      put.push(child);
    }
    if (blocks.length === libraries.length) close();
  }
  close();
  return put;
}

/** Throws an Error with file and line unless the blocks are of all libraries, in their order. */
function tabsOf(blocks: readonly Child[], file: string): Child {
  const given = blocks.map(libraryOf);
  if (given.join() !== libraries.join())
    throw new Error(
      `${file}:${blocks[0]!.position?.start.line}: the code is for ${listed(given.map(String))}. ` +
        `Write one block for each of ${listed([...libraries])}, in this order, with nothing between them.`,
    );
  return element(
    tabs.group,
    '',
    blocks.map((block, i) => element(tabs.one, libraries[i]!, [block])),
  );
}

/** What stands after the language of a block of code; undefined for what is no such block. */
const libraryOf = (child: Child): string | undefined =>
  child.type === 'code' && child.meta ? child.meta.trim() : undefined;

const heading = (value: string): Child => ({
  type: 'heading',
  depth: 2,
  children: [{ type: 'text', value }],
});

const element = (name: string, library: string, children: readonly Child[]): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: library ? [{ type: 'mdxJsxAttribute', name: 'library', value: library }] : [],
  children: [...children],
});
