/** The dialog of the search: loaded when it is opened for the first time. */
import { counted } from '../../lib/text/words.ts';
import type { Found, Section } from './found.ts';
import { load, search } from './pagefind.ts';

const quietMilliseconds = 120;

// Not type="search": Escape would empty it, and close the dialog only then.
const markup = `
  <form class="search-form" role="search">
    <label for="search-words">Search the book</label>
    <input id="search-words" role="searchbox" enterkeyhint="search" autocomplete="off" spellcheck="false" aria-describedby="search-status" />
    <button type="button" class="search-close">Close</button>
  </form>
  <p id="search-status" class="search-status" role="status"></p>
  <ol class="search-results"></ol>`;

const words = {
  hint: 'Words, or a symbol: α, or alpha. Arrow keys move through what is found.',
  development: 'The index is made when the site is built: search in “npm run build && npm run preview”.',
  failed: 'The index could not be loaded. Are you offline? Type again to try again.',
};

let dialog: HTMLDialogElement | undefined;

/** Opens the dialog, with the words of the last time marked to be typed over. */
export function openSearch(page: Document): void {
  dialog ??= makeDialog(page);
  if (dialog.open) return;
  dialog.showModal();
  dialog.querySelector('input')!.select();
}

function makeDialog(page: Document): HTMLDialogElement {
  const made = page.createElement('dialog');
  made.className = 'search';
  made.setAttribute('aria-label', 'Search the book');
  made.innerHTML = markup;
  page.body.append(made);
  const input = made.querySelector('input')!;
  const status = made.querySelector('.search-status')!;
  const results = made.querySelector('.search-results')!;

  let asked = 0;
  async function answer(): Promise<void> {
    const turn = ++asked;
    const query = input.value.trim();
    const found = query ? await search(query).catch(() => words.failed) : words.hint;
    if (turn !== asked) return;
    const isFound = typeof found === 'object';
    status.textContent = isFound ? summary(found, query) : found;
    results.replaceChildren(...(isFound ? found.sections.map((section) => item(page, section)) : []));
  }

  status.textContent = import.meta.env.DEV ? words.development : words.hint;
  if (!import.meta.env.DEV) {
    let waiting = 0;
    input.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => void answer(), quietMilliseconds);
    });
    load().catch(() => (status.textContent = words.failed));
  }
  made.querySelector('form')!.addEventListener('submit', (event) => {
    event.preventDefault();
    results.querySelector('a')?.click();
  });
  made.addEventListener('keydown', (event) => moveThrough(made, event));
  made.addEventListener('click', ({ target }) => {
    // The dialog itself is what lies under a click beside its content; a link may lead to a place on this page.
    if (target === made || (target as Element).closest('a, .search-close')) made.close();
  });
  return made;
}

/** Down and up go through the input and the results, and stop at the ends. */
function moveThrough(made: HTMLElement, event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [...made.querySelectorAll<HTMLElement>('input, .search-results a')];
  const next = stops[stops.indexOf(event.target as HTMLElement) + step];
  event.preventDefault();
  next?.focus();
}

function item(page: Document, { page: title, heading, url, excerpt }: Section): HTMLElement {
  const text = (name: string, content: string) => {
    const element = page.createElement('span');
    element.className = name;
    element.textContent = content;
    return element;
  };
  const link = page.createElement('a');
  link.href = url;
  link.append(text('search-page', title));
  if (heading) link.append(text('search-heading', heading));
  const around = text('search-excerpt', '');
  // Pagefind's own HTML, made from the book's text: escaped, with nothing but <mark>.
  around.innerHTML = excerpt;
  link.append(around);
  const listed = page.createElement('li');
  listed.append(link);
  return listed;
}

/** "5 sections in 2 pages"; said aloud as well. */
function summary({ sections, shown, pages }: Found, query: string): string {
  if (pages === 0) return `Nothing found for “${query}”.`;
  const where = shown < pages ? `the best ${shown} of ${pages} pages` : counted(pages, 'page');
  return `${counted(sections.length, 'section')} in ${where}`;
}
