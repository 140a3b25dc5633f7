/** The finished pages with the paths of their drawings written short: half of what a page weighed was coordinates. */
import type { AstroIntegration } from 'astro';
import { withShortPaths } from './path-data.ts';
import { rewritePages } from './rewrite-pages.ts';

export const shortPaths = (): AstroIntegration => ({
  name: 'short-paths',
  hooks: {
    'astro:build:done': ({ dir }) => rewritePages(dir, withShortPaths),
  },
});
