/**
 * Every page: visited once, for all its checks; figures' pages in turns, since a lesson's page has passed with the same
 * figure. `npm run test:all` visits those to embed, and all figures for all checks in both widths.
 */
import { test } from 'playwright/test';
import { checks } from './checks/index.ts';
import { visit, type Place } from './checks/visit.ts';
import { embeds, figureNames, pages, representatives } from './site.ts';
import { isTurnOf, turnFor, waiting } from './turns.ts';
import { viewports } from './viewports.ts';

/** The page on which it is tried what a path in front can break. */
const underBase = 'momentum/';

const represents = ({ path }: Place) => representatives.some((name) => path === `figures/${name}/`);

const isTried = (place: Place) =>
  place.kind !== 'figure' || represents(place) || isTurnOf(place.index, figureNames.length);

const tagOf = (place: Place): string | string[] => {
  if (place.path === underBase) return '@base';
  return isTried(place) ? [] : waiting;
};

for (const place of [...pages, ...embeds.slice(0, 2)])
  test(`/${place.path}`, { tag: tagOf(place) }, async ({ page, baseURL }) => {
    // In turns, so that both are tried.
    if (place.kind === 'figure') await page.setViewportSize(turnFor(place.index, viewports));
    await visit(page, place, baseURL!, checks);
  });
