/** What is copied from a page, put so that it can be used elsewhere. */
export function copyForUse(page: Document): void {
  page.addEventListener('copy', (event) => {
    const selection = page.getSelection();
    if (!event.clipboardData || !selection || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    const copied = page.createElement('div');
    copied.append(range.cloneContents());
    if (elementOf(range.commonAncestorContainer)?.closest('table')) {
      event.clipboardData.setData('text/plain', withHyphens(String(selection)));
      event.clipboardData.setData('text/html', `<table>${withHyphens(copied.innerHTML)}</table>`);
    } else if (copied.querySelector('.katex math') && !copied.querySelector('table, pre, live-figure')) {
      event.clipboardData.setData('text/plain', sentencesIn(copied).trim());
    } else return;
    event.preventDefault();
  });
}

const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement);

/** A spreadsheet knows no minus sign (U+2212) but a hyphen. Only before digits: elsewhere a minus is meant. */
const withHyphens = (text: string) => text.replaceAll(/−(?=\d)/g, '-');

const blocks = 'p, li, h1, h2, h3, h4, blockquote, .formulas, .katex-display';
const unsaid = 'script, style, form, .heading-anchor, [hidden]';

/** The text with each formula once, in one line: KaTeX sets it twice, for eyes and for ears, with its parts in boxes. */
function sentencesIn(node: Node): string {
  if (!(node instanceof Element)) return (node.textContent ?? '').replaceAll(/\s+/g, ' ');
  if (node.matches(unsaid)) return '';
  const formula = node.matches('.katex') && node.querySelector('semantics > :first-child');
  const text = formula ? formula.textContent : [...node.childNodes].map(sentencesIn).join('');
  return node.matches(blocks) ? `${text.trim()}\n\n` : text;
}
