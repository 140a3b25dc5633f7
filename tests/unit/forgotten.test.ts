/** A test in a file that no run takes passes forever. */
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
