import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { site } from '../sites.ts';
import type { Check } from './visit.ts';

const idsOf = new Map<string, Set<string>>();

/** The places that a built file can be linked to. */
function ids(file: string): Set<string> {
  if (!idsOf.has(file)) {
    const found = readFileSync(file, 'utf8').matchAll(/\sid="([^"]*)"/g);
    idsOf.set(file, new Set([...found].map(([, id]) => id!)));
  }
  return idsOf.get(file)!;
}

export const links: Check = {
  name: 'its links inside the book lead to pages that exist, and to places on them',
  async run({ page, baseURL }) {
    const { folder, base } = site;
    const hrefs = await page
      .locator('a[href]')
      .evaluateAll((all) => [...new Set((all as HTMLAnchorElement[]).map(({ href }) => href))]);
    const dead = hrefs
      .filter((href) => href.startsWith(baseURL))
      .filter((href) => {
        const { pathname, hash } = new URL(href);
        const path = join(folder, decodeURIComponent(pathname.slice(base.length)));
        const file = pathname.endsWith('/') ? join(path, 'index.html') : path;
        return !existsSync(file) || (hash !== '' && !ids(file).has(decodeURIComponent(hash.slice(1))));
      });
    expect(dead).toEqual([]);
  },
};
