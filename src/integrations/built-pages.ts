/** The pages of a finished build that are meant to be found. */
import { readFile } from 'node:fs/promises';

export interface BuiltPage {
  /** As in the address, without the base: `momentum/`; the landing page is ''. */
  path: string;
  html: string;
}

/** Pages as `astro:build:done` names them, with their HTML; those that say `noindex` are left out. */
export async function findablePages(dist: URL, pages: readonly { pathname: string }[]): Promise<BuiltPage[]> {
  const built = await Promise.all(
    pages
      .filter(({ pathname }) => pathname !== '404/')
      .map(async ({ pathname: path }) => ({
        path,
        html: await readFile(new URL(`${path}index.html`, dist), 'utf8'),
      })),
  );
  return built.filter(({ html }) => isFindable(html)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const isFindable = (html: string) => !/<meta name="robots" content="[^"]*noindex/.test(html);
