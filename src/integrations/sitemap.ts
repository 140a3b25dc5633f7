/** sitemap.xml, and the line in robots.txt that names it. Both need the site's address, so without SITE there is neither. */
import { appendFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { findablePages } from './built-pages.ts';

export function sitemap(): AstroIntegration {
  let root: URL | undefined;
  return {
    name: 'sitemap',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = config.site === undefined ? undefined : new URL(config.base, config.site);
      },
      'astro:build:done': async ({ dir, pages }) => {
        if (!root) return;
        const paths = (await findablePages(dir, pages)).map(({ path }) => path);
        await writeFile(new URL('sitemap.xml', dir), sitemapXml(root, paths));
        await appendFile(new URL('robots.txt', dir), `\nSitemap: ${new URL('sitemap.xml', root).href}\n`);
      },
    },
  };
}

/** The sitemap protocol, version 0.9. Addresses are percent-encoded already; only `&` could be left to escape. */
export const sitemapXml = (root: URL, paths: readonly string[]) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...paths.map((path) => `<url><loc>${new URL(path, root).href.replaceAll('&', '&amp;')}</loc></url>`),
    '</urlset>',
    '',
  ].join('\n');
