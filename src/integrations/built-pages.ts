/** The pages of a finished build that are meant to be found. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

export interface BuiltPage {
  /** As in the address, without the base: `momentum/`, or `momentum.html` with `PAGES=files`; the landing page is ''. */
  path: string;
  html: string;
}

/** Pages as `astro:build:done` names them, with their HTML; those that say `noindex` are left out. */
export async function findablePages(dist: URL, pages: readonly { pathname: string }[]): Promise<BuiltPage[]> {
  const built = await Promise.all(
    pages
      .filter(({ pathname }) => pathname !== '404/')
      .map(async ({ pathname }) => {
        const folder = new URL(`${pathname}index.html`, dist);
        if (existsSync(folder)) return { path: pathname, html: await readFile(folder, 'utf8') };
        const path = pathname.replace(/\/$/, '.html');
        return { path, html: await readFile(new URL(path, dist), 'utf8') };
      }),
  );
  return built.filter(({ html }) => isFindable(html)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const isFindable = (html: string) => !/<meta name="robots" content="[^"]*noindex/.test(html);
