/** The finished pages with the paths of their drawings written short: half of what a page weighed was coordinates. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { withShortPaths } from './path-data.ts';

export const shortPaths = (): AstroIntegration => ({
  name: 'short-paths',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const names = await readdir(dir, { recursive: true, encoding: 'utf8' });
      for (const name of names.filter((name) => name.endsWith('.html'))) {
        const page = new URL(name.replaceAll('\\', '/'), dir);
        await writeFile(page, withShortPaths(await readFile(page, 'utf8')));
      }
    },
  },
});
