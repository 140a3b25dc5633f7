/** All figures by name. The file's name is the figure's name: adding a figure is adding a file. */
import type { AnyFigure } from '../lib/figure/define.ts';
import type { Catalogue } from '../lib/figure/placement.ts';

const modules = import.meta.glob<AnyFigure>('../figures/*.ts', { import: 'default', eager: true });
const texts = import.meta.glob<string>('../figures/*.ts', { query: '?raw', import: 'default', eager: true });

const byName = <T>(files: Record<string, T>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path.slice('../figures/'.length, -'.ts'.length), file]),
  );

export const figures: Catalogue = byName(modules);
/** Their code, for what depends on it. */
export const figureSources: Readonly<Record<string, string>> = byName(texts);
