/** What would work on one system only: Windows' shell runs the scripts of package.json, and Git there may change line ends. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>;
};
const programs = new Set(['astro', 'cspell', 'eslint', 'html-validate', 'node', 'npm', 'prettier', 'vitest']);

test.each(Object.entries(scripts))('the script %s says nothing that cmd does not know', (_, script) => {
  expect(script.replaceAll(/"[^"]*"/g, '')).not.toMatch(/['`$;|<>\\*]|(?<!&)&(?!&)/);
  for (const command of script.split('&&')) expect(programs).toContain(command.trim().split(' ')[0]);
});

test('every text is checked out with the line ends it was committed with', () => {
  const git = (...parameters: string[]) =>
    execFileSync('git', parameters, { cwd: project, encoding: 'utf8' });
  const ends = git('-c', 'core.autocrlf=true', 'ls-files', '--eol').trim().split('\n');
  expect(ends.length).toBeGreaterThan(500);
  expect(
    ends.filter((line) => !/^i\/(lf|none|-text)\s+w\/\S*\s+attr\/(text=auto eol=lf|-text)\s/.test(line)),
  ).toEqual([]);
});
