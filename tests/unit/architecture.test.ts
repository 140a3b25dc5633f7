/** The picture in CONTRIBUTING.md, kept true: who may import whom, and the three exclusive places. */
import { describe, expect, test } from 'vitest';

const sources: Record<string, string> = import.meta.glob('../../src/**/*.{ts,astro,mdx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = Object.entries(sources).map(([path, text]) => ({ path: path.replace('../../', ''), text }));

/** What each part of src may import from, besides itself. */
const allowed: Record<string, string[]> = {
  'lib/math': [],
  'lib/text': ['lib/math'],
  'lib/study': ['lib/math', 'lib/data', 'lib/training'],
  'lib/data': ['lib/math'],
  'lib/training': ['lib/math', 'lib/data'],
  'lib/surfaces': ['lib/math', 'lib/training'],
  'lib/experiment': ['lib/math', 'lib/data', 'lib/training', 'lib/surfaces'],
  'lib/worker': ['lib/experiment', 'lib/training'],
  'lib/expression': ['lib/math'],
  'lib/charts': ['lib/math', 'lib/text'],
  'lib/figure': ['lib/text', 'lib/charts', 'lib/experiment', 'lib/training', 'lib/worker'],
  figures: [
    'lib/math',
    'lib/text',
    'lib/study',
    'lib/data',
    'lib/training',
    'lib/surfaces',
    'lib/experiment',
    'lib/expression',
    'lib/charts',
    'lib/figure',
  ],
  markdown: ['lib/figure'],
  'lib/companions': ['lib/text', 'lib/figure', 'lib/charts'],
  search: ['the site'],
  components: [
    'figures',
    'lib/text',
    'lib/figure',
    'lib/companions',
    'lib/charts',
    'markdown',
    'search',
    'the site',
  ],
  layouts: ['components', 'the site'],
  write: ['components', 'lib/figure', 'the site'],
  pages: ['layouts', 'components', 'write', 'lib/figure', 'the site'],
};

/** What a page needs to know of the book: src/*.ts and the styles. */
const theSite = /^src\/([\w-]+\.ts|styles\/)/;

/** Looks into its neighbours, but as text: their source is part of what a stored result depends on. */
const readsSource = 'src/lib/figure/store.ts';

const partOf = (path: string) =>
  Object.keys(allowed).find((part) => path.startsWith(`src/${part}/`)) ??
  (theSite.test(path) ? 'the site' : undefined);
const importsOf = (text: string) =>
  [...text.matchAll(/(?:(?:from|import)\s*\(?|glob(?:<\w+>)?\()\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1]!,
  );

function resolve(from: string, specifier: string): string {
  return new URL(specifier, `file:///${from}`).pathname.slice(1);
}

describe('imports point one way', () => {
  for (const { path, text } of files) {
    const part = partOf(path);
    if (!part || part === 'the site' || path === readsSource) continue;
    test(path, () => {
      for (const specifier of importsOf(text).filter((name) => name.startsWith('.'))) {
        const target = partOf(resolve(path, specifier.split('?')[0]!));
        expect([part, ...allowed[part]!], `${path} imports ${specifier}`).toContain(target);
      }
    });
  }
});

describe('exclusive places', () => {
  const users = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

  test('TensorFlow.js is imported in lib/training only', () => {
    const importers = users(/(?:from|import)\s*\(?\s*['"]@tensorflow\//);
    expect(importers.length).toBeGreaterThan(0);
    for (const path of importers) expect(path).toMatch(/^src\/lib\/training\//);
  });

  test('workers are started in lib/worker only', () => {
    expect(users(/new Worker\(/)).toEqual(['src/lib/worker/connection.ts']);
  });

  test('the ambient document is touched only where a live figure is mounted', () => {
    for (const path of users(/(?<![\w.'"“-])document\.(?!querySelector\('svg'\))/))
      expect(path).toMatch(
        /^src\/(lib\/figure\/(controls|drag|render|element)\.ts|theme\.ts|components\/(ThemeSwitch|SearchButton)\.astro)$/,
      );
  });

  test('D3 is for drawing: charts and figures import it, and nothing else', () => {
    for (const path of users(/from ['"]d3/)) expect(path).toMatch(/^src\/(lib\/charts|figures)\//);
  });

  test('nothing is random but by seed', () => {
    for (const path of users(/Math\.random\(|tf\.util\.shuffle\(|Date\.now\(/))
      expect.fail(`${path} uses ambient randomness or time`);
  });
});
