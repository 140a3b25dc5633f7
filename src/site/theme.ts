/** The reader's choice of colours, kept on `<html data-theme>` while the page is open and in localStorage after. */
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const themeKey = 'hyperparameter-tuning-theme';

export const nextTheme = (theme: Theme): Theme => themes[(themes.indexOf(theme) + 1) % themes.length]!;

export const readTheme = (root: HTMLElement): Theme =>
  themes.find((theme) => theme === root.dataset['theme']) ?? 'auto';

export function saveTheme(root: HTMLElement, theme: Theme): void {
  show(root, theme);
  try {
    if (theme === 'auto') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Storage can be forbidden: then the choice lasts as long as the page.
  }
}

/** Takes what is chosen elsewhere: in another tab, or on the page from which Back comes to this one as it was left. */
export function followTheme(root: HTMLElement, taken: () => void): void {
  const follow = () => {
    try {
      const saved = localStorage.getItem(themeKey);
      show(root, themes.find((theme) => theme === saved) ?? 'auto');
    } catch {
      // What cannot be read is not to be followed.
    }
    taken();
  };
  window.addEventListener('storage', ({ key }) => (key === themeKey || key === null) && follow());
  window.addEventListener('pageshow', ({ persisted }) => persisted && follow());
}

function show(root: HTMLElement, theme: Theme): void {
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}

/** Runs in the head, before anything is painted, so that a saved choice does not flash. Plain text for that reason. */
export const restoreTheme = `try{const t=localStorage.getItem('${themeKey}');if(/^(light|dark)$/.test(t))document.documentElement.dataset.theme=t}catch{}`;
