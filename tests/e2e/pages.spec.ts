/** Every page: visited once, for all its checks. `npm run test:all` visits those to embed, and figures in both widths. */
import { test } from 'playwright/test';
import { checks } from './checks/index.ts';
import { visit } from './checks/visit.ts';
import { embeds, pages } from './site.ts';
import { viewports } from './viewports.ts';

/** The page on which it is tried what a path in front can break. */
const underBase = 'momentum/';

for (const place of [...pages, ...embeds.slice(0, 2)])
  test(`/${place.path}`, { tag: place.path === underBase ? '@base' : [] }, async ({ page, baseURL }) => {
    // In turns, so that both are tried.
    if (place.kind === 'figure') await page.setViewportSize(viewports[place.index % viewports.length]!);
    await visit(page, place, baseURL!, checks);
  });
