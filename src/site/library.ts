/** The library whose code the reader wants to see: chosen once, for all lessons, and kept on the device. */
const libraryKey = 'hyperparameter-tuning-library';

export function rememberLibrary(page: Document): void {
  const choices = [...page.querySelectorAll<HTMLInputElement>('.libraries input')];
  const choose = (library: string | null) => {
    for (const choice of choices) if (choice.value === library) choice.checked = true;
  };
  for (const choice of choices)
    choice.addEventListener('change', () => {
      choose(choice.value);
      try {
        localStorage.setItem(libraryKey, choice.value);
      } catch {
        // Storage can be forbidden: then the choice lasts as long as the page.
      }
    });
  try {
    choose(localStorage.getItem(libraryKey));
  } catch {
    // The first is shown.
  }
}
