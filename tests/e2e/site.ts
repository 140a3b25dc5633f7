/** What the built site holds, read from dist. */
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
export const lessonPaths = foldersIn('')
  .filter((name) => name !== 'figures')
  .map((name) => `${name}/`);

/** Every page, the landing page first. */
export const pagePaths = [
  '',
  ...lessonPaths,
  'figures/',
  ...figureNames.map((name) => `figures/${name}/`),
  '404.html',
];
