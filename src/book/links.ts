/** Links from lesson to lesson, checked in their sources: in the development server, by the linter and in the build alike. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suggest } from '../lib/text/suggest.ts';
import { outlineOf, type Outline } from '../markdown/outline.ts';

/** What there is to link to. */
interface Shelf {
  /** By their addresses; none of a lesson that cannot be read, of which its own page tells. */
  lessons: ReadonlyMap<string, Outline | undefined>;
  /** The lesson that has now what was once at an address. */
  moved: ReadonlyMap<string, string>;
  /** Whether the site has another page or file at a path without the base. */
  has(path: string): boolean;
}

/** All that is wrong with a lesson's links, a line each, with its place; empty if nothing is. */
export function linkMistakes(file: string, root = process.cwd()): string {
  const shelf = shelfAt(root);
  const id = basename(file, '.mdx');
  const own = outlineIn(file);
  const lessons = new Map([...shelf.lessons, [id, own]]);
  return (own?.links ?? [])
    .flatMap(({ to, line }) => {
      const wrong = mistakeIn(to, id, { ...shelf, lessons });
      return wrong === undefined ? [] : `${file}:${line}: the link "${to}" ${wrong}`;
    })
    .join('\n');
}

/** Throws where a lesson has a link that leads nowhere. */
export function assertLinks(file: string): void {
  const mistakes = linkMistakes(file);
  if (mistakes) throw new Error(mistakes);
}

/** Any address: what is above its path is no page of the book. */
const book = new URL('https://the.book/base/');

/**
 * Where a link in the lesson `from` leads; undefined if to another site. `path` is without the base, `momentum/`, and
 * undefined above it.
 */
export function addressOf(
  to: string,
  from: string,
): { pathname: string; hash: string; path: string | undefined } | undefined {
  if (/^([a-z][\w+.-]*:|\/\/)/i.test(to)) return undefined;
  const { pathname, hash } = new URL(to, new URL(`${from}/`, book));
  const isInside = pathname.startsWith(book.pathname) && !to.startsWith('/');
  return { pathname, hash, path: isInside ? pathname.slice(book.pathname.length) : undefined };
}

function mistakeIn(to: string, from: string, { lessons, moved, has }: Shelf): string | undefined {
  const address = addressOf(to, from);
  if (!address) return undefined;
  const { pathname, hash, path } = address;
  if (path?.endsWith('/') && lessons.has(path.slice(0, -1))) {
    const id = path.slice(0, -1);
    return anchorMistake(hash, id, lessons.get(id));
  }
  if (path !== undefined && has(path)) return undefined;
  const name = basename(pathname).replace(/\.(mdx?|html)$/, '');
  const meant = lessons.has(name) ? name : moved.get(name);
  if (meant !== undefined) return `leads nowhere. Write "../${meant}/${decoded(hash)}".`;
  return `leads nowhere. ${suggest(
    `../${name}/`,
    [...lessons.keys()].map((one) => `../${one}/`),
  )}`;
}

/** @param hash As in an address: `#` and a name, percent-encoded. */
function anchorMistake(hash: string, id: string, lesson: Outline | undefined): string | undefined {
  if (hash === '' || !lesson) return undefined;
  if (lesson.hasBibliography && hash.startsWith('#ref-')) return undefined;
  const places = lesson.places.map((place) => `#${place}`);
  if (places.some((place) => new URL(place, book).hash === hash)) return undefined;
  return `leads to no place on ${id}. ${suggest(decoded(hash), places)}`;
}

/** As people read it; as it is if it is no address's. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function shelfAt(root: string): Shelf {
  const files = globSync('src/content/lessons/*.mdx', { cwd: root }).map((file) => join(root, file));
  const idOf = (file: string) => basename(file, '.mdx');
  const routes = globSync('src/pages/**/*.{astro,ts}', { cwd: root }).flatMap(routeOf);
  return {
    lessons: new Map(files.map((file) => [idOf(file), outlineIn(file)])),
    moved: new Map(
      files.flatMap((file) => formerNames(readFileSync(file, 'utf8')).map((name) => [name, idOf(file)])),
    ),
    has: (path) =>
      routes.some((route) => route.test(path)) || (path !== '' && existsSync(join(root, 'public', path))),
  };
}

/** What a file of src/pages answers to; nothing for the two that are all lessons, now and formerly. */
function routeOf(file: string): RegExp[] {
  const route = file.replaceAll('\\', '/').replace(/^src\/pages\//, '');
  if (/^\[\w+\]\.astro$/.test(route)) return [];
  const path = route
    .replace(/(^|\/)index\.astro$/, '$1')
    .replace(/\.astro$/, '/')
    .replace(/\.ts$/, '')
    .replaceAll('.', '\\.')
    .replaceAll(/\[\w+\]/g, '[^/]+');
  return [new RegExp(`^${path}$`)];
}

const read = new Map<string, { text: string; outline: Outline | undefined }>();

/** Read again only when the text is another. */
function outlineIn(file: string): Outline | undefined {
  const text = readFileSync(file, 'utf8');
  if (read.get(file)?.text !== text) read.set(file, { text, outline: outlineIfRight(text) });
  return read.get(file)!.outline;
}

function outlineIfRight(text: string): Outline | undefined {
  try {
    return outlineOf(text);
  } catch {
    return undefined;
  }
}

/** The addresses that a lesson had before, as its front matter lists them. */
export function formerNames(text: string): string[] {
  const [, list = ''] = /^formerly:((?: *\[[^\]]*\]| *\n(?: *- .*\n)+))/m.exec(text) ?? [];
  return list.match(/[a-z\d][a-z\d-]*/g) ?? [];
}
