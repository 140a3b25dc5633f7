/**
 * The finished pages with their modules in one place. Astro writes the script of a component where it was rendered first,
 * and which of several figures is rendered first depends on what is in the cache. A file that only imports another is not
 * asked for: the page names the other, once.
 */
import { readFile, readdir, unlink } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { rewritePages } from './rewrite-pages.ts';

export const scriptsTogether = (): AstroIntegration => ({
  name: 'scripts-together',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const names = (await readdir(dir, { recursive: true, encoding: 'utf8' })).map((name) =>
        name.replaceAll('\\', '/'),
      );
      const stubs = new Map<string, string>();
      for (const name of names.filter((name) => name.endsWith('.js'))) {
        const imported = importedAlone(await readFile(new URL(name, dir), 'utf8'));
        if (imported !== undefined) stubs.set(fileName(name), imported);
      }
      await rewritePages(dir, (html) => withScriptsTogether(html, stubs));
      await Promise.all(
        names.filter((name) => stubs.has(fileName(name))).map((name) => unlink(new URL(name, dir))),
      );
    },
  },
});

const modules = /<script type="module"[^>]*>[\s\S]*?<\/script>/g;

/** The file beside it that a module imports, where it does nothing else. */
export const importedAlone = (module: string): string | undefined =>
  /^import\s*["']\.\/([^"'/]+)["'];?\s*$/.exec(module)?.[1];

/**
 * All modules in alphabetical order at the end of the head, each once: wherever they stand, they run when the page has been
 * read.
 *
 * @param stubs by the name of each file that only imports another: the other's, in the same folder
 */
export function withScriptsTogether(html: string, stubs: ReadonlyMap<string, string> = new Map()): string {
  const scripts = [...html.matchAll(modules)].map(([script]) =>
    script.replace(/(src="[^"]*?)([^"/]+)"/, (source, folder: string, name: string) =>
      stubs.has(name) ? `${folder}${stubs.get(name)}"` : source,
    ),
  );
  return html
    .replaceAll(modules, '')
    .replace('</head>', () => `${[...new Set(scripts.sort())].join('')}</head>`);
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
