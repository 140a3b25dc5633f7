/**
 * Every page: visited once, for all its checks; figures' pages in turns for those that the lesson's page has passed.
 * `npm run test:all` visits those to embed, and all figures for all checks in both widths.
 */
import { test } from 'playwright/test';
import { checks, checksOfEveryFigure } from './checks/index.ts';
import { visit, type Place } from './checks/visit.ts';
import { embeds, figureNames, pages, representatives } from './site.ts';
import { isTurnOf, turnFor } from './turns.ts';
import { viewports } from './viewports.ts';

/** The page on which it is tried what a path in front can break. */
const underBase = 'momentum/';

const represents = ({ path }: Place) => representatives.some((name) => path === `figures/${name}/`);

const checksOf = (place: Place) =>
  place.kind !== 'figure' || represents(place) || isTurnOf(place.index, figureNames.length)
    ? checks
    : checksOfEveryFigure;

for (const place of [...pages, ...embeds.slice(0, 2)])
  test(`/${place.path}`, { tag: place.path === underBase ? '@base' : [] }, async ({ page, baseURL }) => {
    // In turns, so that both are tried.
    if (place.kind === 'figure') await page.setViewportSize(turnFor(place.index, viewports));
    await visit(page, place, baseURL!, checksOf(place));
  });
