/**
 * All figures: those of the book, each in the folder of its lesson, and the kinds that a lesson configures. The file's
 * name is the figure's name: adding a figure is adding a file. For the build: a page loads no list of all figures, it says
 * where the modules of its own are (integrations/figure-modules.ts).
 */
import type { FigureModule } from '../lib/figure/contract/define.ts';

/** By the name of the file, without its folder. Two files of one name are an error. */
export function byName<T>(files: Readonly<Record<string, T>>): Record<string, T> {
  const paths = new Map<string, string>();
  const named: Record<string, T> = {};
  for (const [path, file] of Object.entries(files)) {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.ts'.length);
    const other = paths.get(name);
    if (other)
      throw new Error(
        `two figures are called "${name}": src/figures/${other.slice(2)} and src/figures/${path.slice(2)}`,
      );
    paths.set(name, path);
    named[name] = file;
  }
  return named;
}

const files = import.meta.glob<FigureModule>('./*/*.ts');

/** Loads each, by name. */
export const modules = byName(files);

/** Where each stands in the project, by name. */
export const figureFiles: Readonly<Record<string, string>> = byName(
  Object.fromEntries(Object.keys(files).map((path) => [path, path.replace('.', 'src/figures')])),
);
