/** The book's text by sections, for a search that is a walk through it: where Pagefind's cannot run. */
import { parseHTML } from 'linkedom';
import type { SectionText } from '../site/search/walk.ts';

/** Between these, words are apart. */
const blocks = ['p', 'li', 'td', 'th', 'dt', 'dd', 'div', 'figcaption', 'summary', 'h1', 'h4'];

/** @param html What searchableText() makes of a page, whose address without the base is `path`. */
export function sectionTexts(path: string, html: string): SectionText[] {
  const main = parseHTML(html).document.querySelector('main')!;
  const page = plain(main.querySelector('h1')?.textContent);
  const sections: SectionText[] = [{ page, path, text: '' }];
  const visit = (node: Node): void => {
    const { localName, id } = node as Element;
    if (/^h[23]$/.test(localName) && id)
      sections.push({ page, heading: plain(node.textContent), path: `${path}#${id}`, text: '' });
    else if (node.childNodes.length > 0) node.childNodes.forEach(visit);
    else sections.at(-1)!.text += node.textContent;
    if (blocks.includes(localName)) sections.at(-1)!.text += ' ';
  };
  visit(main);
  return sections.map((section) => ({ ...section, text: plain(section.text) }));
}

const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
