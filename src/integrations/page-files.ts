/**
 * With `PAGES=files` a page is momentum.html instead of momentum/index.html, and links say so: for hosts that look for no
 * index in a folder, as object stores.
 */
import { readFile, readdir, rename, rmdir, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

const allowed = ['folders', 'files'];

/** @param pages What the environment says: `files`, `folders`, or nothing, which is `folders`. */
export function pageFiles(pages: string | undefined): AstroIntegration {
  if (pages && !allowed.includes(pages))
    throw new Error(`PAGES="${pages}" is no way to write pages. Allowed: ${allowed.join(', ')}.`);
  let root: URL;
  return {
    name: 'page-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = new URL(config.base, config.site ?? 'http://this.site');
      },
      'astro:build:done': async ({ dir }) => {
        if (pages !== 'files') return;
        const names = (await readdir(dir, { recursive: true, encoding: 'utf8' })).map((name) =>
          name.replaceAll('\\', '/'),
        );
        for (const name of names.filter((name) => /\.(html|xml)$/.test(name))) {
          const file = new URL(name, dir);
          const page = new URL(name.replace(/(^|\/)index\.html$/, '$1'), root);
          await writeFile(file, withLinksToFiles(await readFile(file, 'utf8'), page, root));
          if (name.endsWith('/index.html')) await becomeFile(file);
        }
      },
    },
  };
}

/** `momentum/index.html` becomes `momentum.html`; its folder goes, if nothing else is in it. */
async function becomeFile(file: URL): Promise<void> {
  const folder = new URL('.', file);
  await rename(file, new URL(folder.href.replace(/\/$/, '.html')));
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY') throw error;
  });
}

/** What names a page in an attribute, in an element of a feed or in JSON; `url=` is that of a redirect. */
const addresses =
  /((?:\s(?:href|src|data-embed|action)="|<(?:loc|id)>|"(?:url|@id|item)":"|\scontent="(?:\d+;\s*url=)?))([^"<#?][^"<]*)/g;

/** The text of `page` with links to pages under `root` as they are when each is a file. */
export const withLinksToFiles = (text: string, page: URL, root: URL): string =>
  text.replaceAll(addresses, (whole, before: string, address: string) => {
    const isMeta = before.trimStart() === 'content="';
    if (isMeta && !address.startsWith(root.origin)) return whole;
    const url = URL.canParse(address, page) ? new URL(address, page) : undefined;
    if (url?.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return whole;
    if (!url.pathname.endsWith('/')) return whole;
    const path =
      url.pathname === root.pathname ? `${root.pathname}index.html` : url.pathname.replace(/\/$/, '.html');
    const isAbsolute = address.startsWith(root.origin);
    return `${before}${isAbsolute ? root.origin : ''}${path}${url.search}${url.hash}`;
  });
