/** The library whose code the reader wants to see: chosen once, for all lessons, and kept on the device. */
const libraryKey = 'hyperparameter-tuning-library';

export function chooseLibrary(tabs: HTMLElement, signal: AbortSignal): void {
  choose(tabs, saved());
  tabs.addEventListener(
    'change',
    ({ target }) => {
      const { value } = target as HTMLInputElement;
      choose(tabs.ownerDocument, value);
      save(value);
    },
    { signal },
  );
}

function choose(within: ParentNode, library: string | null): void {
  for (const choice of within.querySelectorAll<HTMLInputElement>('.libraries input'))
    if (choice.value === library) choice.checked = true;
}

function saved(): string | null {
  try {
    return localStorage.getItem(libraryKey);
  } catch {
    return null;
  }
}

function save(library: string): void {
  try {
    localStorage.setItem(libraryKey, library);
  } catch {
    // Storage can be forbidden: then the choice lasts as long as the page.
  }
}
