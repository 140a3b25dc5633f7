/** All figures by name. The file's name is the figure's name: adding a figure is adding a file. */
import type { AnyFigure } from '../lib/figure/define.ts';
import type { Catalogue } from '../lib/figure/placement.ts';

const modules = import.meta.glob<AnyFigure>('../figures/*.ts', { import: 'default', eager: true });

export const figures: Catalogue = Object.fromEntries(
  Object.entries(modules).map(([path, figure]) => [path.slice('../figures/'.length, -'.ts'.length), figure]),
);
