/** Nothing lies about: a test that no run takes passes forever, and what nobody asks for is read for nothing. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

/** What the configurations of Vitest and Playwright take by their names. */
const isRun = (path: string) => /\.(test|spec)\.ts$/.test(path);

test('every file of tests is run, or named by one that is or by a command', () => {
  const files = globSync('tests/**/*.ts').filter((path) => !path.endsWith('.d.ts'));
  const naming = [...files, ...globSync(['*.{json,ts}', '{scripts,bench}/**/*.ts'])].map((path) => ({
    path,
    text: readFileSync(path, 'utf8'),
  }));
  const isNamed = (file: string) =>
    naming.some(({ path, text }) => path !== file && text.includes(`/${basename(file)}`));
  expect(files.filter((file) => !isRun(file) && !isNamed(file))).toEqual([]);
});

test('what src exports to be called or read, another file asks for', () => {
  // The kernel is AssemblyScript: its exports are called by name (tests/unit/training/fused).
  const asking = globSync(['*.{ts,mjs}', '{src,scripts,bench,tests,docs}/**/*.{ts,astro,mdx}'])
    .filter((path) => !path.includes('/assembly/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const unasked = asking.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm), ([, name]) => name!)
      .filter(() => path.startsWith('src/'))
      .filter((name) => {
        const word = new RegExp(`\\b${name}\\b`);
        return !asking.some((other) => other.path !== path && word.test(other.text));
      })
      .map((name) => `${path}: ${name}`),
  );
  expect(unasked).toEqual([]);
});
