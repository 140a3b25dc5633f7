/**
 * The finished pages with their modules in one place. Astro writes the script of a component where it was rendered first,
 * and which of several figures is rendered first depends on what is in the cache.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

export const scriptsTogether = (): AstroIntegration => ({
  name: 'scripts-together',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const names = await readdir(dir, { recursive: true, encoding: 'utf8' });
      for (const name of names.filter((name) => name.endsWith('.html'))) {
        const page = new URL(name.replaceAll('\\', '/'), dir);
        await writeFile(page, withScriptsTogether(await readFile(page, 'utf8')));
      }
    },
  },
});

const modules = /<script type="module"[^>]*>[\s\S]*?<\/script>/g;

/** All modules in alphabetical order at the end of the head: wherever they stand, they run when the page has been read. */
export function withScriptsTogether(html: string): string {
  const scripts = [...html.matchAll(modules)].map(([script]) => script).sort();
  return html.replaceAll(modules, '').replace('</head>', () => `${scripts.join('')}</head>`);
}
