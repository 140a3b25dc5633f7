/** No file of src imports itself, directly or through others: each can be read, and moved, alone. */
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json';

const sources: Record<string, string> = import.meta.glob('../../src/**/*.{ts,astro,mdx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const aliases: Record<string, Record<string, string>> = manifest.imports;

/** Which files each file imports, be it only types or only when needed. */
type Graph = Map<string, string[]>;

function graphOf(texts: Record<string, string>): Graph {
  // AssemblyScript leaves the ending out.
  const found = (path: string) => [path, `${path}.ts`].filter((candidate) => candidate in texts);
  return new Map(
    Object.entries(texts).map(([path, text]) => [
      path,
      specifiersIn(text)
        .flatMap((specifier) => targetsOf(specifier, path))
        .flatMap(found),
    ]),
  );
}

const specifiersIn = (text: string) =>
  Array.from(text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g), ([, specifier]) => specifier!);

/** Where a specifier may lead: an alias of package.json to another file under each of its conditions. */
function targetsOf(specifier: string, from: string): string[] {
  if (specifier.startsWith('.')) return [posix.join(posix.dirname(from), specifier)];
  return Object.values(aliases[specifier] ?? {}).map((path) => posix.join('../..', path));
}

/** The first circle that is met, its first file again at its end; null if there is none. */
function circleIn(graph: Graph): string[] | null {
  const free = new Set<string>();
  function from(path: string, way: string[]): string[] | null {
    if (free.has(path)) return null;
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    for (const next of graph.get(path) ?? []) {
      const circle = from(next, [...way, path]);
      if (circle) return circle;
    }
    free.add(path);
    return null;
  }
  for (const path of graph.keys()) {
    const circle = from(path, []);
    if (circle) return circle;
  }
  return null;
}

test('src has no circle of imports', () => {
  expect(circleIn(graphOf(sources))?.join(' → ') ?? 'none').toBe('none');
});

test('a circle would be seen: through types, through what is loaded late, through an alias', () => {
  expect(
    circleIn(
      graphOf({
        'a.ts': `import type { B } from './b.ts';`,
        'b.ts': `const load = () => import('./inner/c.ts');`,
        'inner/c.ts': `export { a } from '../a.ts';`,
      }),
    ),
  ).toEqual(['a.ts', 'b.ts', 'inner/c.ts', 'a.ts']);
  const core = '../../src/lib/training/tensorflow.node.ts';
  expect(circleIn(graphOf({ [core]: `import { tf } from '#tensorflow-core';` }))).toEqual([core, core]);
});

test('every import of a file of src leads to one', () => {
  const isOurs = (path: string) => /\.(ts|astro|mdx)$/.test(path);
  for (const [path, text] of Object.entries(sources))
    for (const target of specifiersIn(text).flatMap((specifier) => targetsOf(specifier, path)))
      if (isOurs(target)) expect(Object.keys(sources), `imported by ${path}`).toContain(target);
});
