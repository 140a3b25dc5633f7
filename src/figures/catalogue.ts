/**
 * All figures: those of the book, each in the folder of its lesson, and the kinds that a lesson configures. The file's
 * name is the figure's name: adding a figure is adding a file. Each is loaded when it is asked for.
 */
import type { Loader } from '../lib/figure/contract/define.ts';
import { load } from '../lib/loading/load.ts';

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

const modules = Object.entries(import.meta.glob<{ default: Awaited<ReturnType<Loader>> }>('./*/*.ts'));

export const loaders: Readonly<Record<string, Loader>> = byName(
  Object.fromEntries(
    modules.map(([path, importing]) => [path, async () => (await load(importing)).default] as const),
  ),
);
