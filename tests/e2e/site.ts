/** What the built site holds, read from its sources and from the build that is tested. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Place } from './checks/visit.ts';
import { site } from './sites.ts';

export const dist = new URL(`../../${site.folder}/`, import.meta.url);

const foldersIn = (path: string) =>
  readdirSync(new URL(`${path}/`, dist), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('_') && entry.isDirectory())
    .map(({ name }) => name);

/** A built page's text, by its path, as `momentum/`. */
export const builtPage = (path: string) => readFileSync(new URL(`${path}index.html`, dist), 'utf8');

/** Names of all figures, from the gallery. */
export const figureNames = foldersIn('figures');

/** Paths of all lessons, as `momentum/`. */
export const lessonPaths = readdirSync(new URL('../../src/content/lessons/', import.meta.url)).map((name) =>
  name.replace(/\.mdx$/, '/'),
);

/**
 * Figures that stand for the others where each would say the same: a map with contours and a path, regions with crosses
 * and dots, a table of words with lines, curves of training.
 */
export const representatives = ['momentum', 'decision-boundaries', 'tuning-log', 'four-learning-rates'];

const places = (kind: Place['kind'], paths: readonly string[]): Place[] =>
  paths.map((path, index) => ({ path, kind, index }));

export const embeds = places(
  'embed',
  figureNames.map((name) => `embed/${name}/`),
);

/** Every page but those to embed and the book for print. */
export const pages = [
  ...places('lesson', lessonPaths),
  ...places(
    'figure',
    figureNames.map((name) => `figures/${name}/`),
  ),
  ...places('write', ['write/', ...foldersIn('write').map((name) => `write/${name}/`)]),
  ...places('other', ['', 'figures/', 'teach/', 'monday/', 'your-study/', 'changes/', 'seeds/', '404.html']),
];
