/** The picture in CONTRIBUTING.md, kept true: the rooms of the house, who may import whom, and the exclusive places. */
import { describe, expect, test } from 'vitest';

const sources: Record<string, string> = import.meta.glob('../../src/**/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = Object.entries(sources).map(([path, text]) => ({ path: path.replace('../../src/', ''), text }));

/** The rooms of src from the ground up, and what each may import besides itself: rooms below it. */
const rooms: Record<string, string[]> = {
  // Beside src, and a page of the book.
  'CHANGELOG.md': [],
  content: [],
  styles: [],
  'lib/life': [],
  'lib/loading': [],
  'lib/math': [],
  'lib/text': ['lib/math'],
  'lib/schema': ['lib/text'],
  'lib/expression': ['lib/math'],
  'lib/data': ['lib/math'],
  'lib/training': ['lib/math', 'lib/data'],
  'lib/surfaces': ['lib/math', 'lib/training'],
  'lib/study': ['lib/math', 'lib/data', 'lib/training'],
  'lib/search': ['lib/math', 'lib/text'],
  'lib/search/experiment': ['lib/math', 'lib/text', 'lib/training', 'lib/study', 'lib/search'],
  'lib/tools': ['lib/text', 'lib/search'],
  'lib/experiment': ['lib/math', 'lib/data', 'lib/training', 'lib/surfaces', 'lib/search/experiment'],
  'lib/worker': ['lib/life', 'lib/text', 'lib/training', 'lib/experiment'],
  'lib/plot': ['lib/math', 'lib/text'],
  'lib/figure/contract': ['lib/math', 'lib/text', 'lib/experiment', 'lib/plot'],
  'lib/figure/build': [
    ...['lib/text', 'lib/schema', 'lib/experiment', 'lib/worker', 'lib/plot', 'lib/figure/contract'],
  ],
  'lib/figure/dialogs': ['lib/life', 'lib/text', 'lib/worker', 'lib/plot', 'lib/figure/contract'],
  'lib/figure/live': [
    ...['lib/life', 'lib/loading', 'lib/text', 'lib/experiment', 'lib/worker', 'lib/plot'],
    ...['lib/figure/contract', 'lib/figure/dialogs'],
  ],
  'lib/companions': [
    'lib/life',
    'lib/loading',
    'lib/text',
    'lib/schema',
    'lib/plot',
    'lib/search',
    'lib/tools',
    'lib/figure/dialogs',
    'lib/figure/contract',
    'lib/figure/live',
  ],
  figures: [
    ...[
      'lib/math',
      'lib/text',
      'lib/schema',
      'lib/expression',
      'lib/data',
      'lib/training',
      'lib/surfaces',
      'lib/experiment',
    ],
    ...['lib/loading', 'lib/study', 'lib/plot', 'lib/search', 'lib/search/experiment'],
    ...['lib/figure/contract', 'lib/figure/build'],
  ],
  markdown: ['lib/text', 'lib/figure/build'],
  site: ['lib/loading', 'lib/text'],
  book: ['lib/text', 'lib/schema', 'lib/figure/build', 'markdown', 'site'],
  integrations: ['lib/worker', 'book', 'site'],
  components: [
    ...[
      'styles',
      'lib/loading',
      'lib/math',
      'lib/text',
      'lib/schema',
      'lib/plot',
      'lib/companions',
      'lib/search',
      'lib/tools',
    ],
    ...['figures', 'markdown', 'book', 'site'],
    ...['lib/figure/contract', 'lib/figure/build', 'lib/figure/live', 'lib/figure/dialogs'],
  ],
  layouts: ['styles', 'components', 'book', 'site'],
  write: ['lib/schema', 'figures', 'components', 'lib/figure/contract'],
  // A page of the development server: it measures what the build does.
  costs: [
    ...['lib/text', 'lib/experiment', 'lib/worker', 'lib/figure/contract', 'lib/figure/build'],
    ...['figures', 'markdown', 'book', 'site', 'components', 'layouts'],
  ],
  pages: [
    ...['styles', 'figures', 'book', 'site', 'components', 'layouts', 'write'],
    ...['lib/math', 'lib/text', 'lib/plot', 'lib/figure/contract', 'lib/figure/build', 'lib/figure/dialogs'],
    'CHANGELOG.md',
  ],
  // Astro looks for it here.
  'content.config.ts': ['book'],
};

/** Of a room within a room the inner one, which comes later. */
const roomOf = (path: string) =>
  Object.keys(rooms).findLast((room) => path === room || path.startsWith(`${room}/`));

/** The relative paths in imports, whatever their form, and in `import.meta.glob`. */
function importsOf(text: string): string[] {
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map((match) => match[1]!);
  const globs = [...text.matchAll(/import\.meta\.glob[^(]*\(\s*(\[[^\]]*\]|'[^']*')/g)];
  const patterns = globs.flatMap((match) =>
    [...match[1]!.matchAll(/'(\.[^']*)'/g)].map((inner) => inner[1]!),
  );
  return [...imports, ...patterns];
}

const resolve = (from: string, specifier: string) =>
  new URL(specifier.split('?')[0]!, `file:///${from}`).pathname.slice(1);

test('every file is in a room', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(files.map(({ path }) => path).filter((path) => !roomOf(path))).toEqual([]);
});

test('rooms import rooms below them only', () => {
  const names = Object.keys(rooms);
  for (const [room, below] of Object.entries(rooms))
    for (const other of below)
      expect(names.indexOf(other), `${room} may import ${other}`).toBeLessThan(names.indexOf(room));
});

describe('imports point one way', () => {
  for (const { path, text } of files) {
    const room = roomOf(path);
    const imports = importsOf(text);
    if (!room || imports.length === 0) continue;
    test(path, () => {
      for (const specifier of imports)
        expect([room, ...rooms[room]!], `${path} imports ${specifier}`).toContain(
          roomOf(resolve(path, specifier)),
        );
    });
  }
});

test('only the checks of the kinds and the catalogue of the build know lib/figure/build', () => {
  const users = files.filter(
    ({ path, text }) => path.startsWith('figures/') && text.includes('lib/figure/build/'),
  );
  for (const { path } of users)
    expect(path).toMatch(/^figures\/(built\.ts|kinds\/(\w+\/check(\/\w+)?|common\/\w+)\.ts)$/);
});

describe('the four parts of lib/figure keep apart', () => {
  const inPart = (...parts: string[]) =>
    files.filter(({ path }) => parts.some((part) => path.startsWith(`lib/figure/${part}/`)));

  test('the contract knows no page', () => {
    for (const { path, text } of inPart('contract'))
      expect(text, path).not.toMatch(/\b(HTML\w*Element|Document|Window|document\.|window\.|location\.)/);
  });
});

describe('exclusive places', () => {
  const users = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

  test('TensorFlow.js is imported in lib/training only', () => {
    const importers = users(/(?:from|import)\s*\(?\s*['"]@tensorflow\//);
    expect(importers.length).toBeGreaterThan(0);
    for (const path of importers) expect(path).toMatch(/^lib\/training\//);
  });

  test('workers are started in lib/worker only, but for the thread that compiles', () => {
    expect(users(/new Worker\(/)).toEqual([
      'lib/math/web-assembly-plugin.ts',
      'lib/worker/start.ts',
      'lib/worker/threads/pool.ts',
    ]);
  });

  test('the ambient document is touched only where a live figure is mounted', () => {
    for (const path of users(/(?<![\w.'"“-])document\.(?!querySelector\('svg'\))/))
      expect(path).toMatch(
        /^(lib\/figure\/(live\/(controls|drag)|dialogs\/snippet)\.ts|site\/(afresh|theme|embedded|missing-scripts)\.ts|components\/internal\/(MissingFiles|ThemeSwitch|SearchButton|SiteHeader|FigureFrame)\.astro)$/,
      );
  });

  test('Zod is for the build: what a browser loads takes no more than types from where it is', () => {
    /** Files whose code is run when the file is. */
    const runs = (text: string) =>
      Array.from(
        text.matchAll(/^(?:import|export)\b(?! type\b)[^;]*?from '([^']+)'/gm),
        ([, specifier]) => specifier!,
      );
    const having = new Set(
      files.filter(({ text }) => runs(text).includes('astro/zod')).map(({ path }) => path),
    );
    expect(having.size).toBeGreaterThan(5);
    for (let before = -1; before < having.size;) {
      before = having.size;
      for (const { path, text } of files)
        if (runs(text).some((specifier) => having.has(resolve(path, specifier)))) having.add(path);
    }
    for (const path of having)
      expect(path).toMatch(
        /^(lib\/(schema|figure\/build)\/|lib\/companions\/condition-schema\.ts|figures\/kinds\/(\w+\/(check(\/\w+)?|props)|common\/settings)\.ts|components\/|book\/|costs\/|layouts\/|pages\/|write\/|content\.config\.ts)/,
      );
  });

  test('Node is for the build: no page loads what imports it', () => {
    const importers = users(/(?:from|import)\s*\(?\s*['"]node:/);
    expect(importers.length).toBeGreaterThan(10);
    for (const path of importers)
      expect(path).toMatch(
        /^(book|costs|integrations|markdown|site|write)\/|^lib\/(figure\/build|worker\/threads)\/|^lib\/math\/web-assembly-compiler\.ts$|-plugin\.ts$/,
      );
  });

  test('D3 is for drawing, in lib/plot, and reads tables as text', () => {
    const importers = users(/from ['"]d3/);
    expect(importers.length).toBeGreaterThan(0);
    for (const path of importers)
      expect(path).toMatch(/^lib\/(plot\/|search\/reading\/elsewhere\/table\.ts$)/);
  });

  test('nothing is random but by seed', () => {
    for (const path of users(/Math\.random\(|tf\.util\.shuffle\(|Date\.now\(/))
      expect.fail(`${path} uses ambient randomness or time`);
  });
});
