import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { differencesOf } from '../../same-bytes/differences.ts';

const home = mkdtempSync(join(tmpdir(), 'differences-'));
afterAll(() => rmSync(home, { recursive: true }));

function folder(name: string, files: Readonly<Record<string, string>>): string {
  const made = join(home, name);
  mkdirSync(join(made, 'in'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(made, file), text);
  return made;
}

test('folders of the same files do not differ', () => {
  const files = { 'a.txt': 'α', 'in/b.txt': '' };
  expect(differencesOf(folder('one', files), folder('same', files))).toEqual([]);
});

test('a byte, a missing end and a missing file are told with their places', () => {
  const one = folder('first', { 'a.txt': 'at /home/me', 'in/b.txt': 'begun', 'c.txt': '' });
  const other = folder('second', { 'a.txt': 'at /root', 'in/b.txt': 'begun, ended', 'd.txt': '' });
  expect(differencesOf(one, other)).toEqual([
    'a.txt differs from byte 4 on: "at /home/me" against "at /root"',
    `c.txt is in ${one} alone`,
    `d.txt is in ${other} alone`,
    'in/b.txt differs from byte 5 on: "begun" against "begun, ended"',
  ]);
});
