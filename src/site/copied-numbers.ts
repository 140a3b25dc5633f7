/** What is copied out of a table goes into a spreadsheet, which knows no minus sign (U+2212) but a hyphen. */
export function copyPlainNumbers(page: Document): void {
  page.addEventListener('copy', (event) => {
    const selection = page.getSelection();
    if (!event.clipboardData || !selection || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    const table = elementOf(range.commonAncestorContainer)?.closest('table');
    if (!table) return;
    const copied = page.createElement('div');
    copied.append(range.cloneContents());
    event.clipboardData.setData('text/plain', withHyphens(String(selection)));
    event.clipboardData.setData('text/html', `<table>${withHyphens(copied.innerHTML)}</table>`);
    event.preventDefault();
  });
}

const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement);

/** Only before digits: elsewhere a minus is meant. */
const withHyphens = (text: string) => text.replaceAll(/−(?=\d)/g, '-');
