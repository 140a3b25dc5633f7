/**
 * The oldest browsers in which a page is complete and right, its figures live. In older ones a figure is its drawing and
 * its text, and says so. Style sheets and scripts are built for these; README.md names them; the linter and
 * `npm run test:old-browsers` hold them.
 */
export const floor = { chrome: '109', firefox: '115', safari: '16.4' } as const;

/** As Vite names them: `chrome109`. */
export const buildTarget: string[] = Object.entries(floor).map(([browser, version]) => browser + version);

/**
 * Runs in the head, before anything is painted: `<html data-scripts>` is "on" where figures can live, "old" in a browser
 * that is too old for them, and absent without scripts. Style sheets go by it, since `@media (scripting)` is younger than
 * the floor. Plain text, in words that old browsers read too.
 */
export const tellScripts =
  "document.documentElement.dataset.scripts=[].findLast&&self.CSS&&CSS.supports('container-type','inline-size')?'on':'old'";

export const canLive = (root: HTMLElement): boolean => root.dataset['scripts'] === 'on';

export const tooOld = `This figure’s controls need a newer browser: Chrome ${floor.chrome}, Firefox ${floor.firefox}, Safari ${floor.safari} or later.`;
