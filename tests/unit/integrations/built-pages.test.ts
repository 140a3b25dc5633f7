import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { findablePages } from '../../../src/integrations/built-pages.ts';

test('pages are found as folders and as files, by the address that each has then; not those that are not to be found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'momentum'));
  writeFileSync(join(folder, 'index.html'), 'the first');
  writeFileSync(join(folder, 'momentum/index.html'), 'a folder');
  writeFileSync(join(folder, 'resources.html'), 'a file');
  writeFileSync(join(folder, 'print.html'), '<meta name="robots" content="noindex">');
  const pages = ['resources/', 'print/', 'momentum/', '', '404/'].map((pathname) => ({ pathname }));
  expect(await findablePages(pathToFileURL(`${folder}/`), pages)).toEqual([
    { path: '', html: 'the first' },
    { path: 'momentum/', html: 'a folder' },
    { path: 'resources.html', html: 'a file' },
  ]);
});
