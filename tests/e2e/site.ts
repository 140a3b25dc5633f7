/** What the built site holds, read from its sources and from dist. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const dist = new URL('../../dist/', import.meta.url).pathname;

const foldersIn = (path: string) =>
  readdirSync(join(dist, path)).filter(
    (name) => !name.startsWith('_') && statSync(join(dist, path, name)).isDirectory(),
  );

/** Names of all figures, from the gallery. */
export const figureNames = foldersIn('figures');

/** Paths of all lessons, as `momentum/`. */
export const lessonPaths = readdirSync(new URL('../../src/content/lessons/', import.meta.url)).map((name) =>
  name.replace(/\.mdx$/, '/'),
);

/** Every page, the landing page first. */
export const pagePaths = [
  '',
  ...lessonPaths,
  'figures/',
  'write/',
  ...foldersIn('write').map((name) => `write/${name}/`),
  ...figureNames.map((name) => `figures/${name}/`),
  '404.html',
];
