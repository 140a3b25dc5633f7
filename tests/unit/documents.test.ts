/** What the documents say is there, is there: files, commands, and the rooms of the house. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scripts } from '../../package.json';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'deploy/README.md',
  'docs/add-a-figure/README.md',
  'src/write/tutorial.mdx',
];
const read = (path: string) => readFileSync(path, 'utf8');

/** Files and folders of the project, but for what is made or installed. */
const paths = globSync(['*', '.*', '{.ci,.github,bench,deploy,docs,public,scripts,src,tests}/**']);
const isThere = (path: string) => paths.some((one) => one === path || one.endsWith(`/${path}`));

/** Not of the project: what is made by a build or by its reader, and what is on a host. */
const elsewhere = [
  '.cache',
  '.cache/experiments',
  'dist',
  '_astro',
  '404.html',
  'sites-enabled/default',
  'src/content/lessons/l2-penalty.mdx',
  'src/figures/hidden-layers/l2-penalty.ts',
];

/** `src/lib/plot`, `marks/ring.ts`, `ring.ts`: a path, or its end. Addresses, `/write/`, begin with a slash. */
function pathsNamedIn(document: string): string[] {
  const quoted = Array.from(read(document).matchAll(/`([\w@.][\w@./-]*)`/g), ([, words]) => words!);
  return quoted
    .filter((words) => /\/|\.(astro|conf|css|json|mdx?|mjs|svg|toml|ts|txt|yml)$/.test(words))
    .filter((words) => !words.startsWith('../'))
    .map((words) => words.replace(/\/$/, ''))
    .filter((path) => !elsewhere.includes(path));
}

describe.each(documents)('%s', (document) => {
  test('names paths that are there', () => {
    expect(pathsNamedIn(document).filter((path) => !isThere(path))).toEqual([]);
  });

  test('links to files that are there', () => {
    // What is quoted as code is an example.
    const text = read(document).replaceAll(/`[^`\n]+`/g, '');
    const links = Array.from(text.matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, to]) => to!);
    // What ends in a slash is a page of the site: the browser tests follow those.
    const files = links.filter((to) => !to.endsWith('/'));
    expect(files.filter((to) => !existsSync(join(dirname(document), to)))).toEqual([]);
  });

  test('tells commands that there are', () => {
    const told = Array.from(read(document).matchAll(/\bnpm run ([\w:-]+)/g), ([, name]) => name!);
    expect(told.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

test('paths are found in the documents, and one that is not there would be told', () => {
  expect(pathsNamedIn('CONTRIBUTING.md').length).toBeGreaterThan(20);
  expect(isThere('lib/plot/plot.ts')).toBe(true);
  expect(isThere('src/address.ts')).toBe(false);
});

test('the README tells every command', () => {
  const readme = read('README.md');
  const isTold = (name: string) => new RegExp(`npm (run )?${name}(?![\\w:-])`).test(readme);
  expect(Object.keys(scripts).filter((name) => !isTold(name))).toEqual([]);
});

describe('the house in CONTRIBUTING.md', () => {
  /** The folders and files of its first drawing; `src/figures/<lesson>/` stands for all like it. */
  const rooms = (() => {
    const [, house] = /```\n(.*?)```/s.exec(read('CONTRIBUTING.md'))!;
    const lines = Array.from(house!.matchAll(/^( *)(\S+)(?: {2,}|$)/gm), ([, indent, name]) => ({
      isInner: indent !== '',
      name: name!.replace('<lesson>/', ''),
    }));
    return lines.map(({ isInner, name }, i) => {
      const outer = isInner ? lines.slice(0, i).findLast((line) => !line.isInner)!.name : '';
      return (outer + name).replace(/\/$/, '');
    });
  })();

  test('is there', () => {
    expect(rooms.length).toBeGreaterThan(40);
    expect(rooms.filter((room) => !existsSync(room))).toEqual([]);
  });

  test('has every room of src', () => {
    const foldersIn = (folder: string) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${folder}/${name}`);
    const all = [...foldersIn('src'), ...foldersIn('src/lib'), ...foldersIn('src/lib/figure')];
    const isIn = (folder: string) => rooms.some((room) => room === folder || room.startsWith(`${folder}/`));
    expect(all.filter((folder) => !isIn(folder))).toEqual([]);
  });
});
