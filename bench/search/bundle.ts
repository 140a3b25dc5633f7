/** What searches, as readers have it: modules that are loaded one by one, as scripts are, call each other more slowly. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundled } from '../../src/lib/worker/threads/bundled.ts';
import { computing } from '../../vite.plugins.ts';

const entry = fileURLToPath(new URL('ours.ts', import.meta.url));
const folder = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));

export async function loadOurs(): Promise<typeof import('./ours.ts')> {
  const { code } = await bundled(entry, { plugins: [...computing] });
  const file = join(folder, 'search.mjs');
  await mkdir(folder, { recursive: true });
  await writeFile(file, code);
  return import(/* @vite-ignore */ pathToFileURL(file).href);
}
