/**
 * Every page, visited once; in turns the checks that take their time, half of the lessons and of the pages for authors, and
 * a few of the figures' pages, since a lesson's page passes with the same figure. `npm run test:all` performs all checks on
 * all pages, figures in both widths.
 */
import { test } from 'playwright/test';
import { checks } from './checks/index.ts';
import { visit, type Place } from './checks/visit.ts';
import { embeds, pages, representatives } from './site.ts';
import { hasChanged, isTurnOf, turn, turnFor, waiting } from '../turns.ts';
import { viewports } from './viewports.ts';

/** "momentum" of `momentum/` and of `figures/momentum/`. */
const nameOf = ({ path }: Place) => path.split('/').filter(Boolean).at(-1) ?? 'index';

const isTurn = (place: Place) =>
  representatives.includes(nameOf(place)) ||
  hasChanged(nameOf(place)) ||
  isTurnOf(place.index, pages.filter(({ kind }) => kind === place.kind).length);

/** Of those not in full: every second lesson, and every second page for authors. */
const isVisited = (place: Place) => {
  if (isTurn(place)) return true;
  if (place.kind === 'lesson' || place.kind === 'write') return (place.index + turn) % 2 === 0;
  return place.kind !== 'figure';
};

const tagOf = (place: Place) => (isVisited(place) ? [] : waiting);

for (const place of [...pages, ...embeds.slice(0, 2)])
  test(`/${place.path}`, { tag: tagOf(place) }, async ({ page, baseURL }) => {
    // In turns, so that both are tried.
    if (place.kind === 'figure') await page.setViewportSize(turnFor(place.index, viewports));
    await visit(page, place, baseURL!, isTurn(place) ? checks : checks.filter(({ inTurns }) => !inTurns));
  });
